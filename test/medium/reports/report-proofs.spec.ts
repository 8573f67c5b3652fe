import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { entryLeaf } from '../../../src/domain/ledger/entry.js';
import { checkpointLine, entryLine, headerLine } from '../../../src/domain/ledger/export.js';
import { verifyExport } from '../../../src/domain/ledger/verify-export.js';
import type { Manifest } from '../../../src/domain/report/manifest.js';
import { type ProvenRequest, writeProofs } from '../../../src/domain/report/proofs.js';
import type { Sealing } from '../../../src/reports/seal/sealing.js';
import { drawEdition, sha256Of } from '../../../src/verifier/paper/edition.js';
import { loadTexts } from '../../../src/verifier/paper/texts.js';
import { checkProofs } from '../../../src/verifier/report/proofs.js';
import { checkReceipts } from '../../../src/verifier/report/receipts.js';
import { verifyReport } from '../../../src/verifier/report/verify-report.js';
import { Fault } from '../../../src/verifier/trust/fault.js';
import { aFullQuarter } from '../../support/full-quarter.js';
import { SampleLedger, sampleVkey } from '../../support/sample-ledger.js';
import { faultOf, PERIOD, provenSample, READ_AT, sampleSealing, sealed } from '../../support/sample-report.js';

const folder = mkdtempSync(join(tmpdir(), 'greffe-proofs-'));
const ledger = new SampleLedger(aFullQuarter);
let sealing: Sealing;
let manifest: Manifest;
let proofs: Buffer;
let report: Buffer;

beforeAll(async () => {
  sealing = await sampleSealing(folder);
  ({ manifest, proofs } = provenSample(sealing, ledger));
  report = await pdfOf(manifest);
});
afterAll(() => rmSync(folder, { recursive: true }));

const pdfOf = async (of: Manifest): Promise<Buffer> => sealed(await drawEdition(of, 'fr', loadTexts()), sealing);
const changed = (from: string | RegExp, to: string): Buffer =>
  Buffer.from(proofs.toString('latin1').replace(from, to), 'latin1');
const lines = (): string[] => proofs.toString('latin1').split('\n');

/** The first thing wrong with what stands beside a report; the report itself is verified elsewhere. */
async function refused(given: { proofs: Buffer; receipts?: string[] }, of: Manifest = manifest): Promise<string> {
  try {
    await checkReceipts(given.receipts ?? [], checkProofs(given.proofs, of).proofs, of);
    return 'nothing wrong';
  } catch (error) {
    if (error instanceof Fault) return error.en;
    throw error;
  }
}

/** Sealed by an operator who lies: the report is consistent in itself. */
function lying(change: (requests: ProvenRequest[]) => ProvenRequest[], figures = manifest.figures) {
  const { requests, tree } = ledger.counted(PERIOD);
  const { bytes, tables } = writeProofs(`${PERIOD}/1`, change(requests), tree);
  const lie = { ...manifest, figures, proofs: { sha256: sha256Of(bytes), openings: change(requests).length, tables } };
  return { manifest: lie, proofs: bytes };
}

test('a report holds with its proofs, its receipts and a closing, and says where each request is counted', async () => {
  const receipts = [ledger.receipt(1), ledger.receipt(1, 'case.closed'), ledger.receipt(3)];
  const verified = await verifyReport(report, { now: READ_AT, proofs, receipts });
  if (!verified.ok) throw new Error(verified.fault.en);
  const said = verified.statements.map(({ en }) => en).join('\n');
  expect(said).toContain('The 26 requests counted are 26 leaves of the signed ledger');
  expect(said).toMatch(/entry 0\) is counted: headline third-country, sections U\/foreign, countries US\/foreign/);
  expect(said).toMatch(/is counted: headline other, sections FR\/disclosed/);
});

describe('is refused, each with its sentence:', () => {
  test('a missing request in a cell', async () => {
    const all = lines();
    const at = all.findIndex((line) => line.startsWith('cell US/'));
    all.splice(at + 1, 1);
    all[at] = (all[at] ?? '').replace(/(\d+)$/, (count) => String(Number(count) - 1));
    const shorter = Buffer.from(all.join('\n'), 'latin1');
    expect(await refused({ proofs: shorter })).toMatch(/cannot be read|the report prints 2, the proofs count 1/);
  });

  test('a cell that is not there', async () => {
    expect(await refused({ proofs: changed('cell FR/disclosed', 'cell FR/clarified') })).toBe(
      'Table “sections”, cell FR/disclosed: the report prints 9, the proofs count 0.',
    );
  });

  test('two requests exchanged between cells', async () => {
    const all = lines();
    const lists = ['cell DE/disclosed 6', 'cell US/foreign 2'].map((cell) => {
      const at = all.indexOf(cell);
      return { at: at + 1, list: all.slice(at + 1, at + 1 + Number(cell.at(-1))) };
    });
    const [here, there] = lists.map(({ list }) => list[0] ?? '');
    for (const { at, list } of lists) {
      const exchanged = list.map((each) => (each === here ? there : each === there ? here : each) ?? '').sort();
      all.splice(at, list.length, ...exchanged);
    }
    expect(await refused({ proofs: Buffer.from(all.join('\n'), 'latin1') })).toMatch(
      /^Table “countries”: these lists are not those the report sealed/,
    );
  });

  test('a request twice in a list', async () => {
    const twice = changed(/(cell US-CLOUD-ACT\/foreign )1\n(.+)\n/, '$12\n$2\n$2\n');
    expect(await refused({ proofs: twice })).toBe('The file of proofs cannot be read.');
  });

  test('a leaf that is not in the ledger, and a root that its key did not sign', async () => {
    expect(await refused({ proofs: changed(/(openings 26\n\d+ ).{43}=/, `$1${'A'.repeat(43)}=`) })).toBe(
      'The opened leaves do not lead to the root of the ledger that the report names.',
    );
    const other = new SampleLedger(aFullQuarter.slice(0, 3));
    expect(await refused({ proofs: changed(/(\ncheckpoint\n)[\s\S]+$/, `$1${other.note()}`) })).toBe(
      'The root of the ledger is not the one that its key signed.',
    );
  });

  test('the proofs of another edition', async () => {
    expect(await refused({ proofs: changed('report 2026-Q4/1', 'report 2026-Q4/2') })).toBe(
      'The file of proofs is that of the report 2026-Q4/2.',
    );
  });

  test('a receipt without the proofs', async () => {
    expect(await faultOf(report, { receipts: [ledger.receipt(1)] })).toMatch(/looked up in the file of proofs/);
  });

  test('a request that was dropped before sealing, found by the holder of its receipt and by no other reader', async () => {
    const without = new SampleLedger(aFullQuarter);
    const kept = (requests: ProvenRequest[]) => requests.filter(({ index }) => index !== 0);
    const smaller = provenSample(sealing, new SampleLedger(aFullQuarter.slice(1))).manifest.figures;
    const { requests, tree } = without.counted(PERIOD);
    const rest = kept(requests);
    const proven = new SampleLedger(aFullQuarter);
    const path = proven.leaves(rest.map(({ index }) => index).sort((left, right) => left - right));
    const { bytes, tables } = writeProofs(`${PERIOD}/1`, rest, { ...tree, path });
    const lie = { ...manifest, figures: smaller, proofs: { sha256: sha256Of(bytes), openings: rest.length, tables } };
    expect(await refused({ proofs: bytes }, lie)).toBe('nothing wrong');
    expect(await refused({ proofs: bytes, receipts: [ledger.receipt(2)] }, lie)).toBe('nothing wrong');
    expect(await refused({ proofs: bytes, receipts: [ledger.receipt(1)] }, lie)).toMatch(
      /^The request of the receipt \(entry 0\) is counted nowhere in this report: it was dropped/,
    );
  });

  test('a request counted with another outcome than the ledger closed it with', async () => {
    const moved = (requests: ProvenRequest[]) => {
      const [third] = requests;
      const other = requests.find(({ cells }) => cells.sections[0] === 'FR/disclosed');
      if (!third || !other) throw new Error('The sample has requests.');
      return requests.map((each) => {
        if (each === third) return { ...third, cells: other.cells };
        return each === other ? { ...other, cells: third.cells } : each;
      });
    };
    const lie = lying(moved);
    expect(await refused({ proofs: lie.proofs }, lie.manifest)).toBe('nothing wrong');
    expect(
      await refused(
        { proofs: lie.proofs, receipts: [ledger.receipt(1), ledger.receipt(1, 'case.closed')] },
        lie.manifest,
      ),
    ).toBe(
      'Table “sections”: the request of the receipt is counted in the cell FR/disclosed, and the ledger closed it as “redirected”.',
    );
  });

  test('a request whose cell holds something else', async () => {
    const other = (requests: ProvenRequest[]) =>
      requests.map((request, at) => (at === 0 ? { ...request, salt: Buffer.alloc(32, 9) } : request));
    const lie = lying(other);
    expect(await refused({ proofs: lie.proofs, receipts: [ledger.receipt(1)] }, lie.manifest)).toBe(
      'Table “headline”: the request of the receipt (entry 0) stands in 0 cells instead of one.',
    );
  });

  test('a receipt of another history, of another key, of another quarter, or younger', async () => {
    const forked = new SampleLedger(aFullQuarter.map((each) => (each.number === 1 ? { ...each, joined: 0 } : each)));
    const same = new SampleLedger(
      aFullQuarter.map((each) => (each.number === 1 ? { ...each, receivedAt: '2026-10-02T08:00:01.000Z' } : each)),
    );
    expect(await refused({ proofs, receipts: [same.receipt(1)] })).toMatch(
      /^Two histories: the same key signed two roots/,
    );
    expect(await refused({ proofs, receipts: [forked.receipt(1)] })).toBe('nothing wrong');
    expect(await refused({ proofs, receipts: [forked.receipt(2)] })).toMatch(/^Two histories|counted nowhere/);
    expect(
      await refused({ proofs, receipts: [ledger.receipt(1).replace('greffe.example', 'greffe.elsewhere')] }),
    ).toMatch(/^The receipt does not hold\./);
    const early = aFullQuarter.find(({ receivedAt }) => receivedAt < '2026-10');
    expect(await refused({ proofs, receipts: [ledger.receipt(early?.number ?? 0)] })).toBe(
      'This request belongs to 2026-Q3, not to 2026-Q4.',
    );
    const later = new SampleLedger([...aFullQuarter, { number: 40, receivedAt: '2026-12-01T08:00:00.000Z' }]);
    expect(await refused({ proofs, receipts: [later.receipt(40)] })).toMatch(
      /^This receipt is younger than the report/,
    );
  });
});

describe('the exported ledger', () => {
  const exported = (of: SampleLedger): Buffer[] =>
    [
      headerLine('greffe.example/ledger', sampleVkey),
      ...of.entries.map((entry, index) => entryLine({ index, leaf: entryLeaf(entry).toString('hex'), entry })),
      checkpointLine(of.note()),
    ].map((line) => Buffer.from(line, 'utf8'));

  test('is refused when it is shorter than a report knows it, or another history', async () => {
    expect(await verifyExport(exported(ledger), sampleVkey, [ledger.note()])).toMatchObject({ ok: true });
    const rolledBack = await verifyExport(exported(new SampleLedger(aFullQuarter.slice(0, 4))), sampleVkey, [
      ledger.note(),
    ]);
    expect(!rolledBack.ok && rolledBack.fault).toMatch(/entries are missing at its end/);
    const forked = new SampleLedger([...aFullQuarter].reverse());
    const other = await verifyExport(exported(forked), sampleVkey, [ledger.note()]);
    expect(!other.ok && other.fault).toMatch(/this export is another history/);
  });
});
