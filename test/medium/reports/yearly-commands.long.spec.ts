// @stage long
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readCsv } from '../../../src/domain/report/csv.js';
import { classOf, declaredEntries, eventKinds } from '../../../src/ledger/event-kinds.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { LedgerStore } from '../../../src/ledger/ledger.store.js';
import { LedgerIdentity } from '../../../src/ledger/ledger-identity.js';
import { Sealer } from '../../../src/ledger/sealer.js';
import { SealingStore } from '../../../src/ledger/sealing.store.js';
import { Database } from '../../../src/platform/database/database.js';
import { startEmbeddedPostgres } from '../../../src/platform/database/embedded-postgres.js';
import { migrate } from '../../../src/platform/database/migrate.js';
import { readKeyEncryptionKey, readLedgerKey } from '../../../src/platform/keys/key-file.js';
import { KeptCheckpoint } from '../../../src/platform/place/kept-checkpoint.js';
import { aQuarter, loggedEntries } from '../../support/case-entries.js';
import { environmentOf } from '../../support/database.js';
import { brokenDsaRules } from '../../support/dsa-rules.js';
import { receiveNamed } from '../../support/named-messages.js';
import { greffe } from '../../support/served.js';

const PERSON = '00000000-0000-4000-8000-00000000000f';
const folder = mkdtempSync(join(tmpdir(), 'greffe-yearly-'));
let server: Awaited<ReturnType<typeof startEmbeddedPostgres>>;
let environment: Record<string, string>;

beforeAll(async () => {
  // Greffe refuses a database that may lose what it acknowledged, as that of the other tests does.
  server = await startEmbeddedPostgres(join(folder, 'postgres'), { durable: true });
  await migrate(server.ownerUrl, declaredEntries);
  environment = { ...environmentOf(server.urlOf), GREFFE_DATA: folder };
  readKeyEncryptionKey(folder);
  readLedgerKey(folder);
  const database = await Database.connect(server.ownerUrl, () => undefined);
  const [entries, sealing] = [new LedgerStore(), new SealingStore()];
  const ledger = new Ledger(entries);
  for (const stream of aQuarter.map(loggedEntries)) {
    const drafts = stream.map(({ type, data }) => ({
      ...{ type, class: classOf(type), data: data as Record<string, unknown> },
      actor: eventKinds.case?.[type]?.by.greffe_worker ? 'system:test' : PERSON,
    }));
    await database.transaction(async (tx) => {
      await receiveNamed(tx, ledger, stream);
      await ledger.append(tx, stream[0]?.stream ?? '', 0, drafts);
    });
  }
  const identity = new LedgerIdentity('ledger.example', readLedgerKey(folder));
  const sealer = new Sealer(entries, sealing, identity, ledger, new KeptCheckpoint(folder));
  await database.onOneConnection(async (connection) => {
    while ((await sealer.leads(connection)) && (await sealer.sealBatch(connection)) > 0);
  });
  await database.close();
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const commands = [
  ['e-evidence', 'year,order,data,issuing_state,emergency,received', '2026,EU-EPOC,SUB,DE,no,1,0,1,0,'],
  ['terreg', 'year,point,figure,detail,value', '2026,7(3)(c),removal_orders,,0'],
  ['p11a', 'year,element,key,demands,complied,accounts_named', '2026,1,US,2,0,'],
] as const;

test.each(commands)('report %s writes the year of the sealed log', async (command, head, line) => {
  const file = join(folder, `${command}.csv`);
  const { code, output } = await greffe(['report', command, '2026', '--out', file], environment);
  expect([code, output]).toEqual([0, expect.stringContaining(file)]);
  const lines = readFileSync(file, 'utf8').split('\r\n');
  expect(lines[0]).toContain(head);
  expect(lines).toContain(line);
});

/** What a command answers, without its log lines. */
const answered = async (parameters: readonly string[]): Promise<string> => {
  const { code, output } = await greffe(parameters, environment);
  expect(code).toBe(0);
  return output.replaceAll(/^\{"level":.*\n/gm, '');
};

test('report e-evidence prints the year on the screen, its lines as one JSON line, and a year without orders', async () => {
  const [head, ...lines] = readCsv(await answered(['report', 'e-evidence', '2026']));
  expect(head?.slice(0, 6)).toEqual(['year', 'order', 'data', 'issuing_state', 'emergency', 'received']);
  expect(lines).toEqual([['2026', 'EU-EPOC', 'SUB', 'DE', 'no', '1', '0', '1', '0', '']]);
  const json = JSON.parse(await answered(['report', 'e-evidence', '2026', '--json']));
  expect(json).toMatchObject({ ok: true, year: 2026, lines: [{ received: 1 }] });
  expect(readCsv(await answered(['report', 'e-evidence', '2025']))).toEqual([head]);
});

test('report dsa fills in the eleven parts, and tells what is left to state and a year that is not over', async () => {
  const out = join(folder, 'dsa');
  const ask = ['report', 'dsa', '2026', '--service', 'Nuage', '--out', out];
  const { code, output } = await greffe(ask, environment);
  expect([code, output]).toEqual([0, expect.stringContaining('with --statements: parts 4, 5, 6, 7, 8, 11.')]);
  const written = () =>
    new Map(
      readdirSync(out)
        .sort((left, right) => Number.parseInt(left, 10) - Number.parseInt(right, 10))
        .map((name) => [name, readFileSync(join(out, name), 'utf8')]),
    );
  expect(brokenDsaRules(written())).toEqual([]);
  const [, total] = readCsv(written().get('3_member_states_orders.csv') ?? '');
  expect(total?.slice(0, 7)).toEqual(['All', 'Nuage', '2026-01-01/2026-12-31', 'TOTAL', '', 'TOTAL', '0']);
  const stated = await greffe([...ask, '--statements', 'templates/dsa/statements.example.yaml'], environment);
  expect([stated.code, stated.output]).toEqual([0, expect.not.stringContaining('Left for the operator')]);
  expect(brokenDsaRules(written())).toEqual([]);
  const wrong = join(folder, 'wrong.yaml');
  writeFileSync(wrong, 'complaints: { submitted: -1 }\n');
  const refused = await greffe([...ask, '--statements', wrong], environment);
  expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('complaints')]);
});

test('a year that is none is refused', async () => {
  const { code, output } = await greffe(['report', 'dsa', 'Q4', '--service', 'x', '--out', folder], environment);
  expect([code, output]).toEqual([1, expect.stringContaining('It must be a calendar year')]);
});

test('report terreg prints what the operator states, and says which points are left or which entry is wrong', async () => {
  const [file, stated] = [join(folder, 'stated.csv'), join(folder, 'statements.yaml')];
  writeFileSync(stated, 'measures: Une équipe lit.\ncomplaints: { reinstated: 1, rejected: 0, pending: 0 }\n');
  const ask = ['report', 'terreg', '2026', '--out', file, '--statements', stated];
  const { code, output } = await greffe(ask, environment);
  expect([code, output]).toEqual([0, expect.stringContaining('to complete, with --statements: 7(3)(b), 7(3)(c).')]);
  expect(readFileSync(file, 'utf8')).toContain('2026,7(3)(g),reinstated_after_complaint,,1');
  writeFileSync(stated, 'complaints: { reinstated: -1, rejected: 0, pending: 0 }\n');
  const wrong = await greffe(ask, environment);
  expect([wrong.code, wrong.output]).toEqual([1, expect.stringContaining('complaints.reinstated: ')]);
});

test('half a reason is none', async () => {
  const { code, output } = await greffe(['report', 'build', '2026-Q4', '--reason-fr', 'Un motif.'], environment);
  expect([code, output]).toEqual([1, expect.stringContaining('Give the reason in French and in English')]);
});
