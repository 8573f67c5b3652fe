import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openCheckpoint } from '../../../src/domain/ledger/checkpoint.js';
import { provesConsistency } from '../../../src/domain/ledger/merkle-proof.js';
import { readVerifierKey } from '../../../src/domain/ledger/note.js';
import { verifyReceipt } from '../../../src/domain/ledger/receipt.js';
import { verifyExport } from '../../../src/domain/ledger/verify-export.js';
import { Sequencer } from '../../../src/ledger/sequencer.js';
import { type Desk, startDesk } from '../../support/desk.js';

interface State {
  readonly vkey: string;
  readonly sealed: number;
  readonly checkpoint: string;
}

let desk: Desk;
let auditor: Awaited<ReturnType<Desk['personWith']>>;

beforeAll(async () => {
  desk = await startDesk();
  desk.app.get(Sequencer).start();
  auditor = await desk.personWith('auditor');
  await desk.app.get(Sequencer).settle(30_000);
  await desk.personWith('jurist');
  await desk.app.get(Sequencer).settle(30_000);
});
afterAll(async () => {
  await desk.app.get(Sequencer).stop();
  await desk.close();
});

const read = async <T>(path: string): Promise<T> => (await auditor.send('GET', `/api/ledger${path}`)).json<T>();

it('hands out the whole log, which verifies with the key alone, and records that it did', async () => {
  const { vkey, sealed, checkpoint } = await read<State>('');
  const { body, headers } = await auditor.send('GET', '/api/ledger/export');
  expect(headers['content-disposition']).toContain('greffe-ledger.jsonl');
  expect(await verifyExport([Buffer.from(body)], vkey, [checkpoint])).toMatchObject({
    ok: true,
    summary: { entries: sealed },
  });
  await desk.app.get(Sequencer).settle(30_000);
  const { entries } = await read<{ entries: { type: string; stream: string }[] }>('/entries');
  expect(entries[0]).toMatchObject({ type: 'access.ledger_exported', stream: `access/${auditor.id}` });
});

it('lists entries without what they say, the newest first, and a stream by itself', async () => {
  const { entries } = await read<{ entries: { index: number; stream: string }[] }>('/entries');
  expect(entries.map(({ index }) => index)).toEqual(entries.map((_, at) => entries.length - 1 - at));
  expect(Object.keys(entries[0] ?? {}).sort()).toEqual(['at', 'class', 'index', 'leaf', 'seq', 'stream', 'type']);
  const own = await read<{ entries: { stream: string }[] }>(`/entries?stream=access/${auditor.id}&before=3`);
  expect(new Set(own.entries.map(({ stream }) => stream))).toEqual(new Set([`access/${auditor.id}`]));
});

it('proves one entry, and that the log of today continues the first that was signed', async () => {
  const { vkey, sealed } = await read<State>('');
  const { body } = await auditor.send('GET', '/api/ledger/entries/0/receipt');
  expect(await verifyReceipt(body, vkey)).toMatchObject({ ok: true, index: 0 });
  const { checkpoints } = await read<{ checkpoints: { size: number; note: string }[] }>('/checkpoints');
  const first = checkpoints.at(-1);
  const growth = await read<{ from: string; to: string; path: string[] }>(
    `/consistency?from=${first?.size}&to=${sealed}`,
  );
  expect(growth.from).toBe(first?.note);
  const key = readVerifierKey(vkey);
  const [from, to] = [growth.from, growth.to].map((note) => key && openCheckpoint(note, key));
  if (!from?.ok || !to?.ok) throw new Error('A checkpoint does not open.');
  const claim = {
    from: from.checkpoint.size,
    fromRoot: from.checkpoint.root,
    to: to.checkpoint.size,
    toRoot: to.checkpoint.root,
  };
  const path = growth.path.map((hash) => Buffer.from(hash, 'base64'));
  expect(from.checkpoint.size).toBeLessThan(to.checkpoint.size);
  expect(provesConsistency(claim, path)).toBe(true);
});

it.each([
  ['/consistency?from=999999&to=1000000', 404, 'never-signed'],
  ['/consistency?from=0&to=1', 404, 'never-signed'],
  ['/entries/999999/receipt', 503, 'not-sealed-yet'],
  ['/entries/x/receipt', 422, undefined],
])('refuses %s', async (path, status, code) => {
  const answer = await auditor.send('GET', `/api/ledger${path}`);
  expect(answer.statusCode).toBe(status);
  if (code) expect(answer.json<{ type: string }>().type).toBe(`/problems/${code}`);
});
