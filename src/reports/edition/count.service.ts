/** Counts a quarter from the sealed ledger, with what proves each count to a stranger. */
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../../catalogue/catalogue.service.js';
import type { CaseEvent } from '../../domain/case/event.js';
import type { Quarter } from '../../domain/kernel/day.js';
import type { Instant } from '../../domain/kernel/instant.js';
import { recordCommitment } from '../../domain/ledger/entry.js';
import { sha256 } from '../../domain/ledger/hash.js';
import { cellsIn } from '../../domain/report/cell.js';
import { FEWEST } from '../../domain/report/column-keys.js';
import { countedStreams, RowCount } from '../../domain/report/count.js';
import { countedLaw } from '../../domain/report/counted-law.js';
import { REPORT_BUILT, reportStream } from '../../domain/report/edition.js';
import { requestsOf } from '../../domain/report/figures.js';
import type { Manifest } from '../../domain/report/manifest.js';
import type { ProvenRequest, TreeProof } from '../../domain/report/proofs.js';
import type { CaseRow, PublishableRow } from '../../domain/report/row.js';
import { changedBetween } from '../../domain/report/suppression.js';
import { secretOf } from '../../domain/workflow/circuit.js';
import { type IndexedEntry, Ledger } from '../../ledger/ledger.js';
import { Receipts } from '../../ledger/receipts.js';
import { SealingStore, type StoredCheckpoint } from '../../ledger/sealing.store.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { REPORT_PUBLISHED, ReportAct, ReportBuilt } from './report.event.js';

const opening: CaseEvent['type'] = 'case.opened';
/** RFC 6962, 2.1: the root of an empty log is the hash of nothing. */
export const emptyRoot = sha256().toString('hex');

/** What is counted, and the sealed ledger it is counted from. */
export interface Counted {
  readonly rows: readonly CaseRow[];
  readonly asOf: Instant;
  readonly size: number;
  readonly root: string;
  readonly edition: number;
  readonly previous: Manifest['ledger']['previous'];
  /** The edition of this quarter that was published last, which a new one corrects. */
  readonly published: ReportBuilt | null;
  /** Requests that differ from the nearest edition of this quarter that is published; Infinity where none is. */
  readonly changed: number;
  /** They are so few that tables would tell what they are. */
  readonly hide: boolean;
  /** The requests of the quarter, with the leaf of each. */
  readonly requests: readonly ProvenRequest[];
  readonly tree: TreeProof;
}

export const nothingCounted = (asOf: Instant): Counted => ({
  ...{ rows: [], asOf, size: 0, root: emptyRoot, edition: 1, previous: null, published: null, requests: [] },
  ...{ changed: Number.POSITIVE_INFINITY, hide: false },
  tree: { size: 0, path: [], from: 0, growth: [], checkpoint: '' },
});

function openedBy(stream: readonly IndexedEntry[]): Omit<ProvenRequest, 'cells'> {
  const opened = stream.find(({ entry }) => entry.type === opening);
  if (!opened) throw new Error(`A request of ${stream.length} entries is counted and was never opened.`);
  const { index, entry } = opened;
  return {
    index,
    commitment: recordCommitment(entry),
    opening: Buffer.from(entry.opening, 'hex'),
    salt: Buffer.from(entry.salt, 'hex'),
  };
}

@Injectable()
export class CountService {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly sealing: SealingStore,
    private readonly receipts: Receipts,
    private readonly catalogue: Catalogue,
  ) {}

  async count(tx: Tx, period: Quarter): Promise<Counted> {
    const asOf = await this.database.now(tx);
    const checkpoint = await this.sealing.newestCheckpoint(tx);
    const size = checkpoint?.size ?? 0;
    const opened: (Omit<ProvenRequest, 'cells'> & { readonly row: PublishableRow })[] = [];
    const rows = await this.rowsBelow(tx, size, (row, stream) => {
      for (const request of requestsOf([row], period)) opened.push({ ...openedBy(stream), row: request });
    });
    const previous = await this.previous(tx, size);
    const known = await this.ledger.read(tx, reportStream(period.name));
    const changed = await this.changedSince(tx, period, publishedAmong(known), requestsOf(rows, period));
    const hide = changed > 0 && changed < FEWEST;
    const cellsOf = cellsIn(
      opened.map(({ row }) => row),
      hide,
    );
    const requests = opened.map(({ row, ...request }): ProvenRequest => ({ ...request, cells: cellsOf(row) }));
    return {
      ...{ rows, asOf, size, requests, previous, changed, hide, published: publishedAmong(known).at(-1) ?? null },
      root: checkpoint?.root.toString('hex') ?? emptyRoot,
      edition: nextEdition(known),
      tree: await this.proof(tx, checkpoint, requests, previous?.size ?? 0),
    };
  }

  /** One row for each case, from what is sealed now. */
  async rows(tx: Tx): Promise<CaseRow[]> {
    return this.rowsBelow(tx, (await this.sealing.newestCheckpoint(tx))?.size ?? 0);
  }

  /** Tells `seen` of each row with the stream that it was folded from. */
  private async rowsBelow(
    tx: Tx,
    beforeIndex: number,
    seen: (row: CaseRow, stream: readonly IndexedEntry[]) => void = () => undefined,
  ): Promise<CaseRow[]> {
    const count = new RowCount(countedLaw(secretOf(this.catalogue.law.circuits), this.catalogue.law));
    for (const range of countedStreams) {
      for await (const stream of this.ledger.readStreams(tx, { ...range, beforeIndex })) {
        const row = count.add(stream.map(({ entry }) => entry));
        if (row) seen(row, stream);
      }
    }
    return count.inOrder();
  }

  /** Each published edition is counted again at its own size of the log. */
  private async changedSince(
    tx: Tx,
    period: Quarter,
    published: readonly ReportBuilt[],
    now: readonly PublishableRow[],
  ): Promise<number> {
    let fewest = Number.POSITIVE_INFINITY;
    for (const { checkpoint } of published) {
      const then = requestsOf(await this.rowsBelow(tx, checkpoint.size), period);
      fewest = Math.min(fewest, changedBetween(then, now));
    }
    return fewest;
  }

  private async proof(
    tx: Tx,
    checkpoint: StoredCheckpoint | null,
    requests: readonly ProvenRequest[],
    from: number,
  ): Promise<TreeProof> {
    const { size, note } = checkpoint ?? { size: 0, note: '' };
    const indexes = requests.map(({ index }) => index).sort((left, right) => left - right);
    const path = await this.receipts.leaves(tx, size, indexes);
    return { size, path, from, growth: await this.receipts.since(tx, from, size), checkpoint: note };
  }

  /** The edition published last: the chain goes through what people have seen, and through nothing else. */
  private async previous(tx: Tx, size: number): Promise<Counted['previous']> {
    const made = new Map<string, ReportBuilt>();
    let last: ReportBuilt | undefined;
    const range = { fromIndex: 0, beforeIndex: size, types: [REPORT_BUILT, REPORT_PUBLISHED] };
    for await (const { entry } of this.ledger.readAll(tx, range)) {
      if (entry.type === REPORT_PUBLISHED) {
        last = made.get(`${entry.stream}/${ReportAct.parse(entry.data).edition}`);
      } else {
        const built = ReportBuilt.parse(entry.data);
        made.set(`${entry.stream}/${built.edition}`, built);
      }
    }
    if (!last) return null;
    const { period: report, edition, manifestSha256, checkpoint } = last;
    return { report, edition, manifestSha256, size: checkpoint.size, root: checkpoint.root };
  }
}

/** The editions that were published among the entries of one quarter, in that order. */
function publishedAmong(known: readonly { readonly type: string; readonly data: unknown }[]): ReportBuilt[] {
  const built = known.filter(({ type }) => type === REPORT_BUILT).map(({ data }) => ReportBuilt.parse(data));
  const acts = known.filter(({ type }) => type === REPORT_PUBLISHED).map(({ data }) => ReportAct.parse(data));
  return acts.flatMap((act) => built.find(({ edition }) => edition === act.edition) ?? []);
}

export const nextEdition = (known: readonly { readonly type: string }[]): number =>
  known.filter(({ type }) => type === REPORT_BUILT).length + 1;
