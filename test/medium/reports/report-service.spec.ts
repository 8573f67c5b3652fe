// @stage slow
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AccountStore } from '../../../src/access/account.store.js';
import { Catalogue } from '../../../src/catalogue/catalogue.service.js';
import { Expiries } from '../../../src/catalogue/expiries.js';
import { signingKeyOf } from '../../../src/domain/ledger/hash.js';
import { classOf, eventKinds } from '../../../src/ledger/event-kinds.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { LedgerStore } from '../../../src/ledger/ledger.store.js';
import { LedgerIdentity } from '../../../src/ledger/ledger-identity.js';
import { Receipts } from '../../../src/ledger/receipts.js';
import { Sealer } from '../../../src/ledger/sealer.js';
import { SealingStore } from '../../../src/ledger/sealing.store.js';
import { Sequencer } from '../../../src/ledger/sequencer.js';
import { Witness } from '../../../src/ledger/witness.js';
import { startWitness } from '../../../src/ledger/witness-server.js';
import { Database } from '../../../src/platform/database/database.js';
import { KeptCheckpoint } from '../../../src/platform/place/kept-checkpoint.js';
import { Settings, SettingsSchema } from '../../../src/platform/settings/settings.js';
import { Logger } from '../../../src/platform/telemetry/logger.js';
import { StatusRegistry } from '../../../src/platform/telemetry/status.js';
import { CountService } from '../../../src/reports/edition/count.service.js';
import { EditionManifests } from '../../../src/reports/edition/edition-manifests.js';
import { EditionsService } from '../../../src/reports/edition/editions.service.js';
import { ReportFiles } from '../../../src/reports/edition/report.files.js';
import { ReportStatus } from '../../../src/reports/keep/report-status.js';
import { MakingStore } from '../../../src/reports/make/making.store.js';
import { ReportService } from '../../../src/reports/make/report.service.js';
import { ReportSubject } from '../../../src/reports/paper/report-subject.js';
import { verifyReportFile } from '../../../src/reports/report-commands.js';
import { ReportSeal } from '../../../src/reports/seal/report-seal.js';
import { aQuarter, loggedEntries } from '../../support/case-entries.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { receiveNamed } from '../../support/named-messages.js';
import { LONG_AFTER, OPERATOR } from '../../support/sample-report.js';

/** The quarter may still run on the day of the test. */
const reason = { fr: 'Le trimestre est compté avant sa fin.', en: 'The quarter is counted before its end.' };
const PERSON = '00000000-0000-4000-8000-00000000000f';
const identity = new LedgerIdentity('ledger.example', signingKeyOf(Buffer.alloc(32, 5)));
/** Reports are counted by the clock of the database, and a seal of another hour is refused. */
const sealingHour = () => opened;
const [entries, sealing] = [new LedgerStore(), new SealingStore()];
const ledger = new Ledger(entries);
const receipts = new Receipts(entries, sealing);
const witnessed = (given: object = {}) =>
  new Witness(new Settings(SettingsSchema.parse({ dataFolder: folder, ...given })), database, receipts);
const subject = new ReportSubject(OPERATOR, () => undefined, []);
const manifests = (given: object = {}) => new EditionManifests(identity, witnessed(given), subject);
const counts = () =>
  new CountService(
    database,
    ledger,
    sealing,
    receipts,
    new Catalogue(new Settings(SettingsSchema.parse({ dataFolder: folder }))),
  );
let opened: Date;
let fresh: FreshDatabase;
let database: Database;
let own: Database;
let sequencer: Sequencer;
let folder: string;
let reports: ReportService;
let editions: EditionsService;
let seal: ReportSeal;

beforeAll(async () => {
  fresh = await freshDatabase();
  opened = new Date(await fresh.now());
  database = await Database.connect(fresh.url, () => undefined);
  own = await Database.connect(fresh.urlOf('greffe_sequencer'), () => undefined);
  folder = mkdtempSync(join(tmpdir(), 'greffe-reports-'));
  sequencer = new Sequencer(
    database,
    own,
    sealing,
    new Sealer(entries, sealing, identity, ledger, new KeptCheckpoint(folder)),
    new Logger('silent'),
  );
  sequencer.start();
  const settings = new Settings(SettingsSchema.parse({ dataFolder: folder }));
  const files = new ReportFiles(folder);
  seal = new ReportSeal(settings, OPERATOR, sealingHour);
  reports = new ReportService(
    database,
    ledger,
    counts(),
    sequencer,
    manifests(),
    witnessed(),
    seal,
    subject,
    files,
    new MakingStore(),
  );
  editions = new EditionsService(database, ledger, new AccountStore(), files, seal, receipts);
  for (const written of aQuarter) {
    const stream = loggedEntries(written);
    const drafts = stream.map(({ type, data }) => ({
      type,
      class: classOf(type),
      actor: eventKinds.case?.[type]?.by.greffe_worker ? 'system:test' : PERSON,
      data: data as Record<string, unknown>,
    }));
    await database.transaction(async (tx) => {
      await receiveNamed(tx, ledger, stream);
      await ledger.append(tx, stream[0]?.stream ?? '', 0, drafts);
    });
  }
});
afterAll(async () => {
  await sequencer.stop();
  await database.close();
  await own.close();
  await fresh.drop();
  rmSync(folder, { recursive: true });
});

async function built(period = '2026-Q4') {
  const result = await reports.build(period, 'person:1', { reason });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}
const pathOf = (edition: number, name: string) => join(folder, 'reports', '2026-Q4', String(edition), name);

test('its texts and its key are good enough to start with', async () => {
  await expect(reports.onModuleInit()).resolves.toBeUndefined();
  const settings = new Settings(SettingsSchema.parse({ dataFolder: folder }));
  const foreign = { ...settings, signingKey: 'no key', signingCertificate: 'no certificate' } as Settings;
  const files = new ReportFiles(folder);
  const foreignSeal = new ReportSeal(foreign, OPERATOR, sealingHour);
  const unfit = new ReportService(
    database,
    ledger,
    counts(),
    sequencer,
    manifests(),
    witnessed(),
    foreignSeal,
    subject,
    files,
    new MakingStore(),
  );
  await expect(unfit.onModuleInit()).rejects.toThrow();
});

test('a quarter becomes two signed twins that verify from their files alone, and an entry of the ledger', async () => {
  const report = await built();
  expect(Object.keys(report.files)).toEqual([
    'rapport-2026-Q4.fr.pdf',
    'rapport-2026-Q4.en.pdf',
    'rapport-2026-Q4.json',
    'rapport-2026-Q4.proofs.txt',
    'rapport-2026-Q4.fr.html',
    'rapport-2026-Q4.en.html',
    'rapport-2026-Q4.observations.csv',
  ]);
  for (const language of ['fr', 'en']) {
    const proofs = pathOf(1, 'rapport-2026-Q4.proofs.txt');
    const verified = await verifyReportFile(pathOf(1, `rapport-2026-Q4.${language}.pdf`), { proofs }, LONG_AFTER);
    if (!verified.ok) throw new Error(verified.fault.en);
    if (!('manifest' in verified)) throw new Error('It is no erratum.');
    expect(verified.manifestSha256).toBe(report.manifestSha256);
    expect(verified.manifest.ledger).toEqual({
      ...{ origin: 'ledger.example', ...report.checkpoint },
      ...{ vkey: identity.vkey, witness: null, previous: null },
    });
    expect(verified.manifest.figures.totals.requests).toBe(6);
    expect(verified.statements.map(({ en }) => en)).toContainEqual(
      expect.stringMatching(/^The files beside it have the same figures, to the byte: .*\.observations\.csv\.$/),
    );
  }
  const checkpoint = await database.transaction((tx) => sealing.newestCheckpoint(tx));
  expect(report.checkpoint.size).toBeLessThanOrEqual(checkpoint?.size ?? 0);
  await sequencer.settle(5000);
  expect(await editions.list()).toMatchObject([{ ...report, state: 'built', signOffs: [], published: null }]);
});

test('a second report of a quarter is a second edition and replaces nothing', async () => {
  const first = readFileSync(pathOf(1, 'rapport-2026-Q4.fr.pdf'));
  expect((await built()).edition).toBe(2);
  expect(readFileSync(pathOf(1, 'rapport-2026-Q4.fr.pdf')).equals(first)).toBe(true);
});

test('a stored file is handed out only while it is the one the ledger recorded', async () => {
  const name = 'rapport-2026-Q4.json';
  expect((await editions.file('2026-Q4', 1, name)).ok).toBe(true);
  writeFileSync(pathOf(1, name), '{}');
  const altered = await editions.file('2026-Q4', 1, name);
  expect(!altered.ok && altered.refusal.code).toBe('report-altered');
  const unknown = await editions.file('2026-Q4', 9, name);
  expect(!unknown.ok && unknown.refusal.code).toBe('report-unknown');
});

test('a report is cosigned by the witness that is set, and is not made without it', async () => {
  const memory = mkdtempSync(join(tmpdir(), 'greffe-witness-'));
  const witness = await startWitness(memory, 'auditor.example/witness', identity.verifierKey);
  const given = { witnessUrl: witness.url, witnessKey: witness.vkey };
  const files = new ReportFiles(folder);
  const service = new ReportService(
    ...([
      database,
      ledger,
      counts(),
      sequencer,
      manifests(given),
      witnessed(given),
      seal,
      subject,
      files,
      new MakingStore(),
    ] as const),
  );
  const made = await service.build('2026-Q4', 'person:1', { reason });
  if (!made.ok) throw new Error(made.refusal.sentence.en);
  const { edition } = made.value;
  const proofs = pathOf(edition, 'rapport-2026-Q4.proofs.txt');
  const verified = await verifyReportFile(pathOf(edition, 'rapport-2026-Q4.fr.pdf'), { proofs }, LONG_AFTER);
  expect(verified.ok ? verified.statements.map(({ en }) => en).join() : verified.fault.en).toMatch(
    /The witness “auditor\.example\/witness” cosigned this root/,
  );
  await witness.close();
  const refused = await service.build('2026-Q4', 'person:1', { reason });
  expect(!refused.ok && refused.refusal.code).toBe('report-not-witnessed');
  expect(existsSync(join(folder, 'reports', '2026-Q4', String(edition + 1)))).toBe(false);
  rmSync(memory, { recursive: true });
});

test('the status page says that the key is for demonstration', async () => {
  const registry = new StatusRegistry();
  const catalogue = new Catalogue(new Settings(SettingsSchema.parse({ dataFolder: folder })));
  const expiries = new Expiries(catalogue, database, registry);
  const rows = await new ReportStatus(registry, editions, seal, database, expiries).rows();
  expect(rows.map(({ label, value, state }) => [label.en, value.en, state])).toEqual([
    ['Signing key', 'demonstration key, made here', 'warn'],
    ['Certificate valid until', expect.stringMatching(/^\d{1,2}\u00a0[A-Z][a-z]+ \d{4}$/), 'good'],
    ['Certificate fingerprint', expect.stringMatching(/^[0-9a-f]{64}$/), undefined],
    ['Signature level', 'PAdES B-LTA', undefined],
    ['Last report', expect.stringMatching(/^fourth quarter of 2026, edition [23]$/), undefined],
  ]);
});
