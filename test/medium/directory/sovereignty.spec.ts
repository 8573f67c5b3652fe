// @stage redis
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SovereigntyWatch } from '../../../src/cases/alarms/sovereignty-watch.js';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { Catalogue } from '../../../src/catalogue/catalogue.service.js';
import { Expiries } from '../../../src/catalogue/expiries.js';
import { DirectoryModule } from '../../../src/directory/directory.module.js';
import { Sovereignty } from '../../../src/directory/sovereignty.js';
import { addDays, addMonths, day } from '../../../src/domain/kernel/day.js';
import { dayOf } from '../../../src/domain/kernel/instant.js';
import type { SovereigntyFile } from '../../../src/domain/law/sovereignty.js';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { payloadOfThing } from '../../../src/domain/signature/act.js';
import { directoryAct, SOVEREIGNTY_STREAM } from '../../../src/domain/signature/directory-change.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { LetterDesk } from '../../support/letter-desk.js';

interface Colleague {
  readonly id: Parameters<Sovereignty['adopt']>[2]['id'];
  readonly name: string;
  readonly roles: readonly Role[];
}

describe('the sovereignty file of the operator', () => {
  let desk: LetterDesk;
  let jurist: Colleague;
  let dpo: Colleague;
  let today: ReturnType<typeof dayOf>;
  let declared: SovereigntyFile;
  const service = () => desk.module.get(Sovereignty, { strict: false });
  const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'done' : result.refusal?.code);
  const articles = async () => (await service().list()).departures.map(({ cite }) => cite);

  async function person(...roles: Role[]): Promise<Colleague> {
    const id = randomUUID() as Colleague['id'];
    await desk.platform.fresh.asOwner(
      `insert into person (id, name, email, password_hash, roles) values ($1, 'Person', $2, '$argon2id$', $3)`,
      [id, `${id}@desk.example`, roles],
    );
    await desk.signing.of(id);
    return { id, name: 'Person', roles };
  }
  async function propose(changes: Partial<SovereigntyFile>, by = jurist) {
    const file = { ...declared, ...changes };
    const changeId = randomUUID();
    const act = directoryAct('propose_sovereignty', { changeId, sha256: payloadOfThing(file) });
    const signature = await (await desk.signing.of(by.id)).sign(act);
    return { changeId, file, result: await service().propose({ changeId, file, signature }, by) };
  }
  const signedFor = async (changeId: string, file: SovereigntyFile, by: Colleague) =>
    (await desk.signing.of(by.id)).sign(directoryAct('adopt_sovereignty', { changeId, sha256: payloadOfThing(file) }));
  const adopt = async (changeId: string, file: SovereigntyFile, by: Colleague) =>
    codeOf(await service().adopt(changeId, await signedFor(changeId, file, by), by));
  /** Looked at twice, as each sweep does. */
  async function alarms(): Promise<string[]> {
    const watch = desk.module.get(SovereigntyWatch, { strict: false });
    await watch.look();
    await watch.look();
    const rows = await desk.platform.fresh.asOwner<{ topic: string }>(
      `select topic from alarm where topic like 'directory.sovereignty%' order by raised_at`,
    );
    return rows.map(({ topic }) => topic);
  }

  beforeAll(async () => {
    desk = await LetterDesk.open({ relay: false }, (platform) => platform.start(CasesModule, DirectoryModule));
    jurist = await person('jurist', 'head_of_legal');
    dpo = await person('dpo');
    today = dayOf(await desk.database.transaction((tx) => desk.database.now(tx)));
    declared = desk.module.get(Catalogue, { strict: false }).law.operator.sovereignty;
  });
  afterAll(() => desk?.close());

  it('is what the profile declares until two people adopt a version', async () => {
    expect(await service().list()).toMatchObject({ file: declared, adopted: null, departures: [], noticeDue: null });
    expect(await alarms()).toEqual([]);
    const { changeId, file, result } = await propose({});
    expect(codeOf(result)).toBe('done');
    expect(await service().list()).toMatchObject({ adopted: null });
    expect(await adopt(changeId, file, jurist)).toBe('directory-proposed-it');
    expect(await adopt(changeId, { ...file, foreignVeto: true }, dpo)).not.toBe('done');
    expect(await adopt(changeId, file, dpo)).toBe('done');
    expect(await service().list()).toMatchObject({ file, adopted: { changeId }, departures: [] });
    expect(await adopt(changeId, file, dpo)).toBe('directory-change-settled');
  });

  it('is not changed by a version that hides a company or the day of the change', async () => {
    expect(codeOf((await propose({ companies: [], accesses: [] })).result)).toBe('directory-change-faulty');
    expect(codeOf((await propose({ foreignVeto: true })).result)).toBe('directory-change-faulty');
  });

  it('owes customers a notice after a change, and raises an alarm for each article that it no longer keeps', async () => {
    const sold = [
      { name: 'Groupe Hexagone SA', country: 'FR', capital: 60 },
      { name: 'Borealis Cloud LLC', country: 'US', capital: 40 },
    ] as const;
    const { changeId, file } = await propose({ shareholders: [...sold], lastChange: today, lastChangeNotice: null });
    expect(await adopt(changeId, file, dpo)).toBe('done');
    const due = addMonths(day(today), 1);
    expect(await service().list()).toMatchObject({ noticeDue: due });
    expect(await articles()).toEqual(['SecNumCloud 3.2 19.6.b', 'SecNumCloud 3.2 19.6.b']);
    expect(await alarms()).toEqual(['directory.sovereignty.19.6.b']);
    const ending = await desk.module.get(Expiries, { strict: false }).on(today);
    expect(ending).toContainEqual(expect.objectContaining({ kind: 'change_notice', lastDay: due }));
  });

  it('raises the alarm anew for the next version, not for one that was answered', async () => {
    await desk.platform.fresh.asOwner(
      `update alarm set seen_by = $1, seen_at = now(), raised_at = raised_at - interval '2 hours'`,
      [dpo.id],
    );
    const before = await desk.platform.fresh.asOwner<{ n: number }>(`select count(*)::int as n from alarm`);
    await desk.platform.fresh.asOwner(`update alarm set raised_at = now()`);
    await alarms();
    expect(await desk.platform.fresh.asOwner(`select count(*)::int as n from alarm`)).toEqual(before);
    const { file: now } = await service().list();
    const { changeId, file } = await propose({ ...now, foreignVeto: true });
    expect(await adopt(changeId, file, dpo)).toBe('done');
    await desk.platform.fresh.asOwner(`update alarm set raised_at = raised_at - interval '2 hours'`);
    await alarms();
    expect(await desk.platform.fresh.asOwner(`select count(*)::int as n from alarm`)).not.toEqual(before);
  });

  it('owes the notice no more once a version says when customers were informed', async () => {
    const { file: now } = await service().list();
    const { changeId, file } = await propose({ ...now, lastChangeNotice: today });
    expect(await adopt(changeId, file, dpo)).toBe('done');
    expect(await service().list()).toMatchObject({ noticeDue: null });
    const early = await propose({ ...file, lastChange: addDays(day(today), 1), lastChangeNotice: null });
    expect(codeOf(early.result)).toBe('directory-change-faulty');
  });

  it('is not replaced by a version proposed before another one was adopted, not even from the log', async () => {
    const { file: now } = await service().list();
    const first = await propose({ ...now, foreignPublicLinks: ['A'], lastChangeNotice: null });
    const second = await propose({ ...now, foreignPublicLinks: ['B'], lastChangeNotice: null });
    expect(await adopt(first.changeId, first.file, dpo)).toBe('done');
    expect(await adopt(second.changeId, second.file, dpo)).toBe('directory-change-overtaken');
    const signature = await signedFor(second.changeId, second.file, dpo);
    const data = { changeId: second.changeId, signature };
    const type = 'directory.sovereignty_adopted';
    await desk.database.transaction((tx) =>
      desk.module
        .get(Ledger, { strict: false })
        .record(tx, SOVEREIGNTY_STREAM, [{ type, class: 'other', actor: dpo.id, data }]),
    );
    expect(await service().list()).toMatchObject({ adopted: { changeId: first.changeId } });
  });

  it('is withdrawn by one person before its adoption', async () => {
    const { file: now } = await service().list();
    const { changeId, file } = await propose({ ...now });
    expect(codeOf(await service().withdraw(changeId, jurist))).toBe('done');
    expect(await adopt(changeId, file, dpo)).toBe('directory-change-settled');
  });

  it('opens an incident when a version breaks a rule that makes a change one, once', async () => {
    const reported = async () => {
      const rows = await desk.platform.fresh.asOwner<{ id: string }>(
        `select payload ->> 'changeId' as id from outbox where topic = 'directory.report_change'`,
      );
      return rows.map(({ id }) => id);
    };
    const before = await reported();
    const since = { lastChange: today, lastChangeNotice: null };
    const kept = await propose(since);
    expect(codeOf(kept.result)).toBe('done');
    expect(await adopt(kept.changeId, kept.file, dpo)).toBe('done');
    expect(await reported()).toEqual(before);
    const broken = { ...since, foreignVeto: true };
    const breaking = await propose(broken);
    expect(await adopt(breaking.changeId, breaking.file, dpo)).toBe('done');
    expect(await reported()).toEqual([...before, breaking.changeId]);
    const again = await propose({ ...broken, foreignPublicLinks: ['Ministry'] });
    expect(await adopt(again.changeId, again.file, dpo)).toBe('done');
    expect(await reported()).toEqual([...before, breaking.changeId]);
  });

  it('is not known, and raises an alarm, when its text was altered', async () => {
    await desk.platform.fresh.asOwner(`alter table directory_change disable trigger all`);
    await desk.platform.fresh.asOwner(`update directory_change set text = replace(text, '"FR"', '"DE"')`);
    expect(await service().list()).toMatchObject({ file: null, departures: [], noticeDue: null });
    expect(await alarms()).toContain('directory.sovereignty.text');
  });
});
