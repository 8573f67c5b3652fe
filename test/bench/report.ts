import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quarter } from '../../src/domain/kernel/day.js';
import { signCheckpoint } from '../../src/domain/ledger/checkpoint.js';
import { sha256, sha256Into } from '../../src/domain/ledger/hash.js';
import { proveLeaves } from '../../src/domain/ledger/leaf-set.js';
import { MerkleTree } from '../../src/domain/ledger/merkle.js';
import { assemble } from '../../src/domain/report/assemble.js';
import { cellsIn } from '../../src/domain/report/cell.js';
import { RowCount } from '../../src/domain/report/count.js';
import { alwaysToldOf } from '../../src/domain/report/counted-law.js';
import { requestsOf } from '../../src/domain/report/figures.js';
import type { Manifest } from '../../src/domain/report/manifest.js';
import { leafOf, type ProvenRequest, writeProofs } from '../../src/domain/report/proofs.js';
import type { CaseRow } from '../../src/domain/report/row.js';
import type { Sealing } from '../../src/reports/seal/sealing.js';
import { DRAWING } from '../../src/verifier/paper/drawing.js';
import { drawEdition, sha256Of } from '../../src/verifier/paper/edition.js';
import { loadTexts } from '../../src/verifier/paper/texts.js';
import { verifyReport } from '../../src/verifier/report/verify-report.js';
import { busyQuarters } from '../support/busy-quarter.js';
import { caseEntries } from '../support/case-entries.js';
import { noticeRules, toldLaw } from '../support/notice-rules.js';
import { sampleSigner } from '../support/sample-ledger.js';
import { AS_OF, READ_AT, sampleManifest, sampleSealing, sealed } from '../support/sample-report.js';

const PERIOD = quarter('2026-Q4');
/** Cases folded at a time: their entries are written again for each, outside the time that is measured. */
const CHUNK = 5_000;
/** `TEST_REQUESTS=1000000` alone takes some minutes. */
const sizes = (process.env.TEST_REQUESTS ?? '10000,100000,1000000').split(',').map(Number);

/**
 * Seconds of each stage by number of requests, what the processor took for all of them, and the most memory held until
 * then. `digestSeconds` is what the SHA-256 of the lists alone take at the rate of this run: no count is faster than that.
 */
export async function measureReport(): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-bench-'));
  try {
    const sealing = await sampleSealing(folder, 'B-LTA');
    const figures: Record<string, number> = {};
    for (const size of sizes) {
      const stages = await measureSize(size, sealing);
      for (const [stage, value] of Object.entries(stages)) figures[`${size}.${stage}`] = value;
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureSize(size: number, sealing: Sealing): Promise<Record<string, number>> {
  const watch = new Watch();
  const { manifest, bytes } = await counted(size, sealing, watch);
  const countedMemoryMegabytes = peakMegabytes();
  const drawn = await watch.time('drawSeconds', () => drawEdition(manifest, 'fr', loadTexts()));
  const report = await watch.time('signToBltaSeconds', () => sealed(drawn, sealing));
  const alone = await watch.time('verifySeconds', () => verifyReport(report, { now: READ_AT }));
  const whole = await watch.time('verifyWithProofsSeconds', () =>
    verifyReport(report, { now: READ_AT, proofs: bytes }),
  );
  if (!alone.ok || !whole.ok) throw new Error('The report of the bench does not verify.');
  const digests = digestsOf(manifest);
  return {
    ...watch.seconds,
    processorSeconds: watch.processorSeconds,
    digestsPerRequest: digests / size,
    digestSeconds: digests * secondsOfDigest(),
    proofsMegabytes: bytes.length / 1e6,
    countedMemoryMegabytes,
    peakMemoryMegabytes: peakMegabytes(),
  };
}

/** To write a list: k (two for an HMAC; once for each request of a table at least), commitment, leaf and node. To verify it: leaf and node. */
function digestsOf({ proofs }: Manifest): number {
  const commitments = proofs.tables.reduce((sum, { n }) => sum + n, 0);
  const keys = proofs.tables.reduce((sum, { n }) => sum + Math.min(n, proofs.openings), 0);
  return 2 * keys + 5 * commitments;
}

/** Of a node of the tree, as the product makes it. */
function secondsOfDigest(): number {
  const [node, digest, times] = [Buffer.alloc(65, 1), Buffer.alloc(32), 300_000];
  const start = performance.now();
  for (let time = 0; time < times; time += 1) sha256Into(node, digest, 0);
  return (performance.now() - start) / 1000 / times;
}

const peakMegabytes = (): number => process.resourceUsage().maxRSS / 1e3;

/** What is published and nothing of what it was counted from: a reader who verifies a report holds no more. */
async function counted(size: number, sealing: Sealing, watch: Watch): Promise<{ manifest: Manifest; bytes: Buffer }> {
  const rows = foldedRows(size, watch);
  const figures = await watch.time('countSeconds', () => assemble(rows, circumstances(sealing)));
  const { requests, tree } = proven(rows);
  const { bytes, tables } = await watch.time('proofsSeconds', () => writeProofs('2026-Q4/1', requests, tree.proof));
  return {
    bytes,
    manifest: {
      ...figures,
      ledger: { ...figures.ledger, size: tree.proof.size, root: tree.root },
      proofs: { sha256: sha256Of(bytes), openings: requests.length, tables },
    },
  };
}

class Watch {
  readonly seconds: Record<string, number> = {};
  /** Of all that was timed: other work on the machine does not lengthen it. */
  processorSeconds = 0;

  async time<T>(stage: string, work: () => T | Promise<T>): Promise<T> {
    const started = this.start();
    const result = await work();
    this.stop(stage, started);
    return result;
  }

  start = () => ({ at: performance.now(), used: process.cpuUsage() });

  stop(stage: string, { at, used }: ReturnType<Watch['start']>): void {
    const { user, system } = process.cpuUsage(used);
    this.processorSeconds += (user + system) / 1e6;
    this.seconds[stage] = (this.seconds[stage] ?? 0) + (performance.now() - at) / 1000;
  }
}

function foldedRows(size: number, watch: Watch): CaseRow[] {
  const count = new RowCount(toldLaw);
  let rows = 0;
  for (let seed = 1; rows < size; seed += 1) {
    const written = busyQuarters(2026, 4, CHUNK / 4, seed).map((each) => ({
      ...each,
      number: each.number + seed * 10 * CHUNK,
      receivedAt: each.receivedAt.replace(/^2026-\d\d/, '2026-11').replace(/-3[01]T/, '-30T'),
    }));
    const streams = written.slice(0, size - rows).map(caseEntries);
    const started = watch.start();
    for (const stream of streams) if (count.add(stream)) rows += 1;
    watch.stop('foldSeconds', started);
  }
  return count.inOrder();
}

const circumstances = (sealing: Sealing) => ({
  ...sampleManifest(sealing),
  period: PERIOD,
  drawing: DRAWING,
  alwaysTold: alwaysToldOf(noticeRules),
  asOf: AS_OF,
  instrumentName: () => undefined,
});

function proven(rows: readonly CaseRow[]) {
  const digest = (text: string) => sha256(Buffer.from(text, 'utf8'));
  const counted = requestsOf(rows, PERIOD);
  const cellsOf = cellsIn(counted);
  const requests: ProvenRequest[] = counted.map((row, index) => ({
    ...{ index, commitment: digest(`c${index}`), opening: digest(`o${index}`), salt: digest(`s${index}`) },
    cells: cellsOf(row),
  }));
  const tree = new MerkleTree();
  for (const request of requests) tree.append(leafOf(request));
  const root = tree.root();
  const checkpoint = signCheckpoint({ origin: sampleSigner.name, size: tree.size, root }, sampleSigner);
  const path = proveLeaves(
    tree,
    tree.size,
    requests.map(({ index }) => index),
  );
  const proof = { size: tree.size, path, from: 0, growth: [], checkpoint };
  return { requests, tree: { proof, root: root.toString('hex') } };
}
