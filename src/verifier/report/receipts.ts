/** What a holder of receipts finds in a report: its own request, in exactly one cell of every full table (REPORTS 3.3). */
import { z } from 'zod';
import { CaseEvent } from '../../domain/case/event.js';
import { quarterOf } from '../../domain/kernel/day.js';
import { dayOf, instant } from '../../domain/kernel/instant.js';
import type { Bilingual } from '../../domain/kernel/result.js';
import type { Outcome } from '../../domain/law/vocabulary.js';
import { type Entry, recordCommitment } from '../../domain/ledger/entry.js';
import { verifyReceipt } from '../../domain/ledger/receipt.js';
import type { Manifest, Outcomes } from '../../domain/report/manifest.js';
import { type CountingSet, cellCommitment, type ReadProofs, tableKey } from '../../domain/report/proofs.js';
import { fullTables } from '../../domain/report/proven-table.js';
import { type CrossName, outcomeOf } from '../../domain/report/suppression.js';
import { demand, Fault } from '../trust/fault.js';

interface Place {
  readonly key: string;
  readonly cells: readonly string[];
}

interface Held {
  readonly entry: Entry;
  readonly index: number;
}

async function opened(text: string, { ledger }: Manifest): Promise<Held> {
  const verified = await verifyReceipt(text, ledger.vkey);
  if (!verified.ok) {
    throw new Fault(`Le récépissé ne tient pas. ${verified.fault}`, `The receipt does not hold. ${verified.fault}`);
  }
  const { entry, index, checkpoint } = verified;
  const forked = checkpoint.size === ledger.size && checkpoint.root.toString('hex') !== ledger.root;
  demand(
    !forked,
    `Deux histoires : la même clé a signé deux racines pour ${ledger.size} entrées.`,
    `Two histories: the same key signed two roots for ${ledger.size} entries.`,
  );
  return { entry, index };
}

const Received = z.looseObject({ receivedAt: z.string(), part: z.unknown().optional() });

/** The leaf of the request is opened, and is the one of the receipt. */
function checkLeaf({ entry, index }: Held, proofs: ReadProofs, { ledger, report }: Manifest): void {
  demand(
    index < ledger.size,
    `Ce récépissé est plus récent que le rapport : entrée ${index}, registre arrêté à ${ledger.size}.`,
    `This receipt is younger than the report: entry ${index}, ledger counted up to ${ledger.size}.`,
  );
  const quarter = quarterOf(dayOf(instant(Received.parse(entry.data).receivedAt))).name;
  demand(
    quarter === report,
    `Cette demande est du ${quarter}, et non du ${report}.`,
    `This request belongs to ${quarter}, not to ${report}.`,
  );
  const place = proofs.openings.indexes.indexOf(index);
  demand(
    place >= 0,
    `La demande du récépissé (entrée ${index}) n’est comptée nulle part dans ce rapport : elle en a été ôtée, ou l’opérateur a jugé qu’elle n’en était pas une ; le récépissé de clôture le dirait.`,
    `The request of the receipt (entry ${index}) is counted nowhere in this report: it was dropped, or the operator judged it to be none; the receipt of its closing would say so.`,
  );
  const opening = proofs.openings.at(place);
  demand(
    opening.commitment.equals(recordCommitment(entry)) && opening.opening.toString('hex') === entry.opening,
    `Deux histoires : le registre du rapport a une autre entrée ${index} que le récépissé.`,
    `Two histories: the ledger of the report has another entry ${index} than the receipt.`,
  );
}

/** The cells of one table that hold the request. */
function cellsIn({ key, cells }: CountingSet, { entry }: Held, report: string): string[] {
  const secret = tableKey(Buffer.from(entry.salt, 'hex'), report, key);
  return [...cells].flatMap(([cell, list]) => (list.includes(cellCommitment(secret, cell)) ? [cell] : []));
}

/** The outcome that the log kept of the closing when the report was counted; null unless a receipt shows it. */
function closedAs(stream: string, receipts: readonly Held[], size: number): Outcome | null {
  const closed = receipts.find(
    ({ entry, index }) => entry.stream === stream && entry.type === 'case.closed' && index < size,
  );
  const event = closed && CaseEvent.safeParse({ type: closed.entry.type, data: closed.entry.data }).data;
  return event?.type === 'case.closed' ? event.data.outcome : null;
}

/** The full tables with a cell for the request: one that was divided has the headline alone, a part has the others. */
function tablesOf({ entry }: Held, places: readonly Place[], { figures }: Manifest): readonly string[] {
  const [headline, ...others] = fullTables;
  const cellsOf = (table: string) => places.find(({ key }) => key === table)?.cells ?? [];
  if (Received.parse(entry.data).part !== undefined) {
    return cellsOf(headline).includes('outside-agreement') ? fullTables : others;
  }
  const isDivided = figures.totals.divided !== undefined && others.every((table) => cellsOf(table).length === 0);
  return isDivided ? [headline] : fullTables;
}

/** Columns that a report of the fourth version has besides. */
const older: Partial<Record<Outcome, string>> = {
  redirected: 'redirected',
  clarification: 'clarification',
  no_data: 'noData',
  withdrawn: 'withdrawn',
};

/** Whether a request with that outcome counts in that column of a table: where its own is withheld, in the last. */
function mayStandIn(column: string, outcome: Outcome, total: Outcomes): boolean {
  const own = outcomeOf[outcome];
  if (total.foreign === undefined) return column === (older[outcome] ?? own);
  if (column === 'foreign') return own === 'refused';
  return column === (own !== 'other' && total[own] !== null ? own : 'other');
}

const columnOf = (cell: string): string => cell.slice(cell.lastIndexOf('/') + 1);

function found(held: Held, receipts: readonly Held[], proofs: ReadProofs, manifest: Manifest): Bilingual {
  checkLeaf(held, proofs, manifest);
  const outcome = closedAs(held.entry.stream, receipts, manifest.ledger.size);
  const places = proofs.tables.map((set) => ({ key: set.key, cells: cellsIn(set, held, proofs.report) }));
  const expected = tablesOf(held, places, manifest);
  for (const { key, cells } of places.filter(({ key }) => (fullTables as readonly string[]).includes(key))) {
    const [cell = ''] = cells;
    const isWanted = expected.includes(key);
    const [une, one] = isWanted ? ['d’une', 'one'] : ['d’aucune', 'none'];
    demand(
      cells.length === (isWanted ? 1 : 0),
      `Tableau « ${key} » : la demande du récépissé (entrée ${held.index}) est dans ${cells.length} cases au lieu ${une}.`,
      `Table “${key}”: the request of the receipt (entry ${held.index}) stands in ${cells.length} cells instead of ${one}.`,
    );
    demand(
      !isWanted ||
        key === 'headline' ||
        outcome === null ||
        mayStandIn(columnOf(cell), outcome, manifest.figures[key as CrossName].total),
      `Tableau « ${key} » : la demande du récépissé est comptée dans la case ${cell}, et le registre l’a close en « ${outcome} ».`,
      `Table “${key}”: the request of the receipt is counted in the cell ${cell}, and the ledger closed it as “${outcome}”.`,
    );
  }
  const list = places.flatMap(({ key, cells }) => cells.map((cell) => `${key} ${cell}`)).join(', ');
  return {
    fr: `La demande du récépissé (entrée ${held.index}) est comptée : ${list}.`,
    en: `The request of the receipt (entry ${held.index}) is counted: ${list}.`,
  };
}

/** Throws a Fault that names the request that is missing, stands elsewhere, or belongs to another history. */
export async function checkReceipts(
  texts: readonly string[],
  proofs: ReadProofs,
  manifest: Manifest,
): Promise<Bilingual[]> {
  const receipts = await Promise.all(texts.map((text) => opened(text, manifest)));
  const openings = receipts.filter(({ entry }) => entry.type === 'case.opened');
  demand(
    openings.length > 0 || receipts.length === 0,
    'Aucun récépissé donné n’est celui d’une demande à son arrivée.',
    'No receipt given is that of a request at its arrival.',
  );
  return openings.map((held) => found(held, receipts, proofs, manifest));
}
