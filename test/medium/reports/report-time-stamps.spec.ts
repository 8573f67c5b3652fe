// @stage slow
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { AccountStore } from '../../../src/access/account.store.js';
import { Catalogue } from '../../../src/catalogue/catalogue.service.js';
import { instant } from '../../../src/domain/kernel/instant.js';
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
import { Database } from '../../../src/platform/database/database.js';
import { rowsOf } from '../../../src/platform/database/rows.js';
import { KeptCheckpoint } from '../../../src/platform/place/kept-checkpoint.js';
import { Settings, SettingsSchema } from '../../../src/platform/settings/settings.js';
import { Logger } from '../../../src/platform/telemetry/logger.js';
import { CountService } from '../../../src/reports/edition/count.service.js';
import { EditionManifests } from '../../../src/reports/edition/edition-manifests.js';
import { EditionsService } from '../../../src/reports/edition/editions.service.js';
import { ReportFiles } from '../../../src/reports/edition/report.files.js';
import { RenewalService } from '../../../src/reports/keep/renewal.service.js';
import { MakingStore } from '../../../src/reports/make/making.store.js';
import { ReportService } from '../../../src/reports/make/report.service.js';
import { ReportSubject } from '../../../src/reports/paper/report-subject.js';
import { ReportSeal } from '../../../src/reports/seal/report-seal.js';
import { verifyDocument } from '../../../src/verifier/report/verify-document.js';
import { loggedEntries } from '../../support/case-entries.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { aFullQuarter } from '../../support/full-quarter.js';
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
const manifests = () => new EditionManifests(identity, witnessed(), subject);
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
  for (const written of aFullQuarter) {
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
const pathOf = (edition: number, name: string) => join(folder, 'reports', '2026-Q4', String(edition), name);

describe('the archive time-stamps of an edition', () => {
  const year = 365 * 24 * 3_600_000;
  const renewals = (by: ReportSeal) => new RenewalService(database, ledger, editions, new ReportFiles(folder), by);
  let inAYear: Date;
  beforeAll(async () => {
    const made = await reports.build('2026-Q4', 'person:1', { reason });
    if (!made.ok) throw new Error(made.refusal.code);
    inAYear = new Date(opened.getTime() + year + 3_600_000);
  });
  const sealAt = (now: Date) =>
    new ReportSeal(new Settings(SettingsSchema.parse({ dataFolder: folder })), OPERATOR, () => now);
  const renewed = async (by: ReportSeal, now = sealingHour()) => {
    const result = await renewals(by).renew('2026-Q4', 1, instant(now.toISOString()));
    if (!result.ok) throw new Error(result.refusal.sentence.en);
    return result.value;
  };
  const fileOf = async (name: string) => {
    const file = await editions.file('2026-Q4', 1, name);
    if (!file.ok) throw new Error(file.refusal.code);
    return file.value;
  };
  const stampsIn = async (name: string) => {
    const verified = await verifyDocument(await fileOf(name), { ...(await seal.trust()), now: LONG_AFTER });
    return verified.ok
      ? verified.statements.filter(({ en }) => /^(Archived|Renewed) on/.test(en)).length
      : verified.fault.en;
  };

  test('are not due in the year they were given', async () => {
    expect(await renewed(seal)).toMatchObject({ number: 1, files: {} });
  });

  test('stay as they are while the authority is silent, and nothing is recorded', async () => {
    const deaf = sealAt(inAYear);
    const { sealer, level, services } = await deaf.sealing();
    const transport = async (): Promise<never> => Promise.reject(new Error('connect ECONNREFUSED'));
    const silent = services && { ...services, stamps: { ...services.stamps, transport } };
    Object.assign(deaf, { sealing: async () => ({ sealer, level, services: silent }) });
    await expect(renewed(deaf, inAYear)).rejects.toThrow(/ECONNREFUSED/);
    const edition = await editions.edition('2026-Q4', 1);
    expect(edition.ok && edition.value.renewals).toBe(0);
  });

  test('are renewed after a year, over bytes that stay the beginning of the file, and again the year after', async () => {
    const name = 'rapport-2026-Q4.fr.pdf';
    const first = await fileOf(name);
    const { files, next } = await renewed(sealAt(inAYear), inAYear);
    expect(Object.keys(files).sort()).toEqual(['rapport-2026-Q4.en.pdf', name]);
    const second = await fileOf(name);
    expect(second.subarray(0, first.length).equals(first)).toBe(true);
    expect(readFileSync(pathOf(1, name)).equals(first)).toBe(true);
    expect(await stampsIn(name)).toBe(2);
    expect(Date.parse(next ?? '') - inAYear.getTime()).toBeGreaterThan(year - 60_000);
    const work = rowsOf(
      z.object({ payload: z.looseObject({}), due: z.date() }),
      await database.query(
        `select payload, due_at as due from outbox where topic = 'reports.renew' order by due_at desc limit 1`,
      ),
    );
    expect(work).toEqual([{ payload: { period: '2026-Q4', edition: 1 }, due: new Date(next ?? '') }]);

    const inTwo = new Date(inAYear.getTime() + year + 3_600_000);
    expect((await renewed(sealAt(inTwo), inTwo)).number).toBe(2);
    expect(await stampsIn(name)).toBe(3);
    const edition = await editions.edition('2026-Q4', 1);
    expect(edition.ok && edition.value.kept[name]?.place).toBe(`renewal-2/${name}`);
  });
});

test.each([
  ['2026-Q5', 'period-unreadable'],
  ['9998-Q1', 'period-not-begun'],
])('no report is made of %s', async (period, code) => {
  const result = await reports.build(period, 'person:1', { reason });
  expect(!result.ok && result.refusal.code).toBe(code);
});

test('a time-stamp authority that is silent makes no report, and keeps nothing', async () => {
  const { sealer, level, services } = await seal.sealing();
  const silent = async (): Promise<never> => Promise.reject(new Error('connect ECONNREFUSED'));
  const stamps = services && { ...services.stamps, transport: silent };
  const settings = new Settings(SettingsSchema.parse({ dataFolder: folder }));
  const deaf = Object.assign(new ReportSeal(settings, OPERATOR, sealingHour), {
    sealing: async () => ({ sealer, level, services: services && stamps && { ...services, stamps } }),
  });
  const service = new ReportService(
    database,
    ledger,
    counts(),
    sequencer,
    manifests(),
    witnessed(),
    deaf,
    subject,
    new ReportFiles(folder),
    new MakingStore(),
  );
  const refused = await service.build('2026-Q4', 'person:1', { reason });
  expect(!refused.ok && refused.refusal.sentence.en).toMatch(/could not be sealed .* ECONNREFUSED/);
  expect(existsSync(join(folder, 'reports', '2026-Q4', '2'))).toBe(false);
});
