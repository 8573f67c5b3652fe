import { expect, test } from '@jest/globals';
import { aQuarter } from '../../../test/support/case-entries.js';
import { SampleLedger, sampleSigner, sampleVkey } from '../../../test/support/sample-ledger.js';
import { entryLeaf } from './entry.js';
import { checkpointLine, entryLine, headerLine, leafLine } from './export.js';
import { verifyExport } from './verify-export.js';

const log = new SampleLedger(aQuarter);
const sealed = log.entries.map((entry, index) => ({ index, leaf: entryLeaf(entry).toString('hex'), entry }));
const [header, end] = [headerLine(sampleSigner.name, sampleVkey), checkpointLine(log.note())];
const open = [header, ...sealed.map(leafLine), checkpointLine(log.note(3)), end];

async function found(lines: readonly string[]): Promise<string> {
  const verified = await verifyExport([Buffer.from(lines.join(''))], sampleVkey);
  return verified.ok ? `holds, opened: ${verified.summary.opened}` : verified.fault;
}

test('a public export holds with its leaves alone, says that they are closed, and has no salt', async () => {
  expect(await found(open)).toBe('holds, opened: false');
  expect(await found([header, ...sealed.map(entryLine), end])).toBe('holds, opened: true');
  expect(log.entries.filter(({ salt }) => open.join('').includes(salt))).toEqual([]);
});

test('a public export is refused with a leaf left out, exchanged, or after a checkpoint', async () => {
  expect(await found(open.toSpliced(2, 1))).toMatch(/has index 2; 1 was to follow/);
  const exchanged = sealed.map(({ index }) => leafLine({ index, leaf: sealed[index ^ 1]?.leaf ?? '' }));
  expect(await found([header, ...exchanged.slice(0, 4), checkpointLine(log.note(3))])).toMatch(/with another root/);
  expect(await found([...open, open[1] ?? ''])).toMatch(/stands after a checkpoint/);
});

test('an export that opens its entries cannot close one of them', async () => {
  const lines = [header, ...sealed.map(entryLine), end];
  expect(await found(lines.with(3, open[3] ?? ''))).toMatch(/an export has entries, or leaves alone/);
});
