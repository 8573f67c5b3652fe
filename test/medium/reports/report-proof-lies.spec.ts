// @stage slow
/** What an operator who lies can publish beside a report: proofs of another count, a log of another history. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Figures, Manifest } from '../../../src/domain/report/manifest.js';
import { type ProvenRequest, writeProofs } from '../../../src/domain/report/proofs.js';
import type { Sealing } from '../../../src/reports/seal/sealing.js';
import { sha256Of } from '../../../src/verifier/paper/edition.js';
import { checkProofs } from '../../../src/verifier/report/proofs.js';
import { checkReceipts } from '../../../src/verifier/report/receipts.js';
import { Fault } from '../../../src/verifier/trust/fault.js';
import { busyQuarters } from '../../support/busy-quarter.js';
import { SampleLedger } from '../../support/sample-ledger.js';
import { PERIOD, provenSample, sampleSealing } from '../../support/sample-report.js';

/** Quick ones: every variant runs with every test. */
const VARIANTS = 12;
const folder = mkdtempSync(join(tmpdir(), 'greffe-proof-lies-'));
const cases = busyQuarters(2026, 4, 30);
const ledger = new SampleLedger(cases);
let sealing: Sealing | undefined;
let manifest: Manifest | undefined;
let proofs: Buffer = Buffer.alloc(0);

const own = (): { seal: Sealing; counted: Manifest } => {
  if (!sealing || !manifest) throw new Error('It is made before the tests.');
  return { seal: sealing, counted: manifest };
};

beforeAll(async () => {
  sealing = await sampleSealing(folder);
  ({ manifest, proofs } = provenSample(sealing, ledger));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The nth of twelve, spread over a list. */
function pick<Item>(items: readonly Item[], variant: number): Item {
  const item = items[Math.floor((items.length * (variant + 0.5)) / 12)];
  if (item === undefined) throw new RangeError('Nothing to pick.');
  return item;
}

/** What is wrong with what stands beside a report: its proofs and the receipts that are held. */
async function beside(bytes: Buffer, receipts: readonly string[] = [], of: Manifest = own().counted): Promise<string> {
  try {
    await checkReceipts([...receipts], checkProofs(bytes, of).proofs, of);
    return 'nothing wrong';
  } catch (error) {
    if (error instanceof Fault) return error.en;
    throw error;
  }
}

/** Proofs that the operator sealed itself, over other requests than it counted. */
function resealed(change: (requests: ProvenRequest[]) => ProvenRequest[], figures: Figures = own().counted.figures) {
  const { requests, tree } = ledger.counted(PERIOD);
  const changed = change(requests);
  const path = ledger.leaves(changed.map(({ index }) => index).sort((left, right) => left - right));
  const { bytes, tables } = writeProofs(`${PERIOD}/1`, changed, { ...tree, path });
  const sha256 = sha256Of(bytes);
  return { bytes, of: { ...own().counted, figures, proofs: { sha256, openings: changed.length, tables } } };
}

const proofLines = (): string[] => proofs.toString('latin1').split('\n');
/** Lines of cells that hold a request, and where they stand. */
const filledCells = (lines: readonly string[]): number[] =>
  lines.flatMap((line, at) => (/^cell \S+ [1-9]/.test(line) ? [at] : []));
const numberOf = (index: number): number => Number(ledger.entries[index]?.stream.slice(-12));

/** Closed, and neither refused nor redirected: such a request is never among those that third States were refused. */
const answered = (requests: readonly ProvenRequest[]): ProvenRequest[] =>
  requests.filter(({ index }) => {
    const outcome = (closingOf(index)?.data as { readonly outcome?: string } | undefined)?.outcome;
    return outcome !== undefined && outcome !== 'refused' && outcome !== 'redirected';
  });

const exchanged = (requests: ProvenRequest[], variant: number): ProvenRequest[] => {
  const one = pick(answered(requests), variant);
  const other = requests.find(({ cells }) => cells.sections[0] === 'U/foreign');
  if (!other) throw new Error('A busy quarter has requests that third States were refused.');
  return requests.map((each) => {
    if (each === one) return { ...one, cells: other.cells };
    return each === other ? { ...other, cells: one.cells } : each;
  });
};
const closingOf = (index: number) =>
  ledger.entries.find(({ stream, type }) => type === 'case.closed' && stream === ledger.entries[index]?.stream);

type Attack = (variant: number) => Promise<string>;
const attacks: readonly [name: string, attack: Attack, sentence: RegExp][] = [
  [
    'a request missing in a cell',
    (variant) => {
      const lines = proofLines();
      const at = pick(filledCells(lines), variant);
      lines.splice(at + 1, 1);
      lines[at] = (lines[at] ?? '').replace(/\d+$/, (count) => String(Number(count) - 1));
      return beside(Buffer.from(lines.join('\n'), 'latin1'));
    },
    /the report prints \d+, the proofs count \d+|cannot be read|these lists are not those the report sealed/,
  ],
  [
    'a cell that is not there',
    (variant) => {
      const lines = proofLines();
      const at = pick(filledCells(lines), variant);
      lines[at] = (lines[at] ?? '').replace(/^cell \S+/, (cell) => `${cell}x`);
      return beside(Buffer.from(lines.join('\n'), 'latin1'));
    },
    /the report prints \d+, the proofs count 0|cannot be read/,
  ],
  [
    'two requests exchanged between cells',
    (variant) => {
      const lines = proofLines();
      const cells = filledCells(lines);
      const at = pick(cells.slice(0, -1), variant);
      const next = cells[cells.indexOf(at) + 1] ?? 0;
      [lines[at + 1], lines[next + 1]] = [lines[next + 1] ?? '', lines[at + 1] ?? ''];
      return beside(Buffer.from(lines.join('\n'), 'latin1'));
    },
    /these lists are not those the report sealed|cannot be read/,
  ],
  [
    'a leaf that is not in the ledger',
    (variant) => {
      const lines = proofLines();
      const first = lines.findIndex((line) => line.startsWith('openings ')) + 1;
      const at = pick(lines.map((_, index) => index).slice(first, first + own().counted.proofs.openings), variant);
      lines[at] = (lines[at] ?? '').replace(/ .{43}=/, ` ${'A'.repeat(43)}=`);
      return beside(Buffer.from(lines.join('\n'), 'latin1'));
    },
    /^The opened leaves do not lead to the root of the ledger that the report names\.$/,
  ],
  [
    'a request that is opened beyond the end of the log, and counted',
    (variant) => {
      const invented = { number: 900 + variant, receivedAt: '2026-12-30T08:00:00.000Z' };
      const later = new SampleLedger([...cases, invented]);
      const { requests } = later.counted(PERIOD);
      const { bytes, tables } = writeProofs(`${PERIOD}/1`, requests, ledger.counted(PERIOD).tree);
      const { figures } = provenSample(own().seal, later).manifest;
      const named = { sha256: sha256Of(bytes), openings: requests.length, tables };
      return beside(bytes, [], { ...own().counted, figures, proofs: named });
    },
    /^The opened leaves do not lead to the root of the ledger that the report names\.$/,
  ],
  [
    'a dropped request, found by the holder of its receipt',
    (variant) => {
      const { requests } = ledger.counted(PERIOD);
      const dropped = pick(requests, variant);
      const number = numberOf(dropped.index);
      const without = new SampleLedger(cases.filter((each) => each.number !== number));
      const cellsOf = new Map(without.counted(PERIOD).requests.map(({ salt, cells }) => [salt.toString('hex'), cells]));
      const lie = resealed(
        (all) =>
          all.flatMap((each) => {
            const cells = cellsOf.get(each.salt.toString('hex'));
            return cells ? [{ ...each, cells }] : [];
          }),
        provenSample(own().seal, without).manifest.figures,
      );
      return beside(lie.bytes, [ledger.receipt(number)], lie.of);
    },
    /is counted nowhere in this report: it was dropped/,
  ],
  [
    'a request counted with another outcome than it was closed with',
    (variant) => {
      const number = numberOf(pick(answered(ledger.counted(PERIOD).requests), variant).index);
      const lie = resealed((all) => exchanged(all, variant));
      return beside(lie.bytes, [ledger.receipt(number), ledger.receipt(number, 'case.closed')], lie.of);
    },
    /the request of the receipt is counted in the cell \S+, and the ledger closed it as|stands in 0 cells/,
  ],
  [
    'a request that stands in no cell of its own',
    (variant) => {
      const { requests } = ledger.counted(PERIOD);
      const { index } = pick(requests, variant);
      const lie = resealed((all) =>
        all.map((each) => (each.index === index ? { ...each, salt: Buffer.alloc(32, variant) } : each)),
      );
      return beside(lie.bytes, [ledger.receipt(numberOf(index))], lie.of);
    },
    /the request of the receipt \(entry \d+\) stands in 0 cells instead of one/,
  ],
  [
    'a log that was forked: a receipt of the other history',
    (variant) => {
      const { number } = pick(
        cases.filter(({ receivedAt }) => receivedAt >= '2026-10-02'),
        variant,
      );
      const forked = new SampleLedger(
        cases.map((each) =>
          each.number === number ? { ...each, receivedAt: each.receivedAt.replace(/\.\d+Z/, '.999Z') } : each,
        ),
      );
      return beside(proofs, [forked.receipt(number)]);
    },
    /^Two histories: the same key signed two roots/,
  ],
  [
    'a log that was rolled back or rewritten since the report before',
    (variant) => {
      const of = new SampleLedger(cases.slice(0, 20 + 3 * variant).reverse());
      const previous = {
        report: '2026-Q3',
        edition: 1,
        manifestSha256: 'b'.repeat(64),
        size: of.size,
        root: of.root(),
      };
      const chained = provenSample(own().seal, ledger, previous);
      return beside(chained.proofs, [], chained.manifest);
    },
    /does not continue the one of the previous report: it was rolled back/,
  ],
];

test('an honest report and its proofs verify, also with receipts', async () => {
  const numbers = ledger.counted(PERIOD).requests.map(({ index }) => numberOf(index));
  const receipts = numbers.slice(0, 5).map((number) => ledger.receipt(number));
  expect(await beside(proofs, receipts)).toBe('nothing wrong');
});

describe(`each of ${attacks.length} lies in ${VARIANTS} variants is refused with its sentence`, () => {
  test.each(attacks)('%s', async (_, attack, sentence) => {
    for (let variant = 0; variant < VARIANTS; variant += 1) expect(await attack(variant)).toMatch(sentence);
  });
});
