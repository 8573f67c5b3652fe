// @stage redis
/** The command that a stranger runs: 'greffe ledger verify' over the acts of people in a real export. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { verifyLedger } from '../../../src/commands/verify.js';
import { LedgerExport } from '../../../src/ledger/ledger-export.js';
import { LedgerIdentity } from '../../../src/ledger/ledger-identity.js';
import { Sequencer } from '../../../src/ledger/sequencer.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { forgeries, StolenDatabase, thieves } from '../../support/stolen-database.js';

const folder = mkdtempSync(join(tmpdir(), 'greffe-verified-'));
let desk: LetterDesk;
beforeAll(async () => {
  desk = await LetterDesk.open();
  desk.module.get(Sequencer).start();
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(async () => {
  await desk.module.get(Sequencer).stop();
  await desk.close();
  rmSync(folder, { recursive: true });
});

/** What the command answers and prints of the log as it stands. */
async function verified(name: string): Promise<{ holds: boolean; printed: string }> {
  await desk.module.get(Sequencer).settle(20_000);
  const file = join(folder, name);
  await desk.database.transaction((tx) => desk.module.get(LedgerExport).write(tx, file));
  const out = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const { vkey: key } = desk.module.get(LedgerIdentity);
  const holds = await verifyLedger(file, { key, json: true });
  const printed = out.mock.calls.map(([text]) => String(text)).join('');
  out.mockRestore();
  return { holds, printed };
}

it('holds where every act is signed, and says how many', async () => {
  await desk.decide(await desk.request(), 'refuse');
  const { holds, printed } = await verified('signed.jsonl');
  expect(holds).toBe(true);
  expect(JSON.parse(printed)).toMatchObject({ ok: true, acts: { signed: 2, older: 0 } });
});

it('refuses an export in which the owner of the database forged an act, and names its place', async () => {
  const [, enter] = thieves.at(-1) ?? [];
  const [, signed] = forgeries.find(([name]) => name === 'no signature') ?? [];
  if (!enter || !signed) throw new Error('There is no thief.');
  const caseId = await desk.request();
  const thief = new StolenDatabase(desk, await enter(desk));
  await thief.sends(caseId, await desk.draft(caseId, 'refuse'), signed);
  const { holds, printed } = await verified('forged.jsonl');
  expect(holds).toBe(false);
  expect(JSON.parse(printed).faults[0]).toMatch(
    new RegExp(`^case/${caseId}, seq \\d+: This act carries the signature`),
  );
});
