// @stage redis
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { Catalogue } from '../../../src/catalogue/catalogue.service.js';
import { Expiries } from '../../../src/catalogue/expiries.js';
import { Directory } from '../../../src/directory/directory.js';
import { DirectoryModule } from '../../../src/directory/directory.module.js';
import { DirectoryService } from '../../../src/directory/directory.service.js';
import { addDays, addMonths, day } from '../../../src/domain/kernel/day.js';
import { dayOf } from '../../../src/domain/kernel/instant.js';
import { checkedMailbox } from '../../../src/domain/kernel/mailbox.js';
import { type DirectoryChange, type DirectoryEntry, entryOf } from '../../../src/domain/law/directory.js';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { zoneOfMailbox } from '../../../src/domain/reading/address-zone.js';
import { payloadOfThing } from '../../../src/domain/signature/act.js';
import { DIRECTORY_STREAM, directoryAct } from '../../../src/domain/signature/directory-change.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { LettersModule } from '../../../src/letters/letters.module.js';
import { LetterDesk } from '../../support/letter-desk.js';

interface Colleague {
  readonly id: Parameters<DirectoryService['adopt']>[2]['id'];
  readonly name: string;
  readonly roles: readonly Role[];
}

describe('the directory of authorities', () => {
  let desk: LetterDesk;
  let jurist: Colleague;
  let dpo: Colleague;
  let today: ReturnType<typeof dayOf>;

  const service = () => desk.module.get(DirectoryService, { strict: false });
  const directory = () => desk.module.get(Directory, { strict: false });
  const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'done' : result.refusal?.code);
  const now = () => desk.database.transaction((tx) => directory().of(tx));
  const law = () => desk.database.transaction((tx) => directory().law(tx));

  async function person(...roles: Role[]): Promise<Colleague> {
    const id = randomUUID() as Colleague['id'];
    await desk.platform.fresh.asOwner(
      `insert into person (id, name, email, password_hash, roles) values ($1, 'Person', $2, '$argon2id$', $3)`,
      [id, `${id}@desk.example`, roles],
    );
    await desk.signing.of(id);
    return { id, name: 'Person', roles };
  }

  const entry = (id: string, changes: Partial<DirectoryEntry> = {}): DirectoryEntry => {
    const source = { fr: 'Annuaire officiel', en: 'Official directory' };
    const dated = { source, verifiedAt: today, expiresAt: addMonths(today, 12) };
    return {
      ...{ id, names: { fr: id, en: id }, zone: 'FR', country: 'FR', kind: 'police', confidence: 'checked' },
      domains: [`${id}.example`],
      ...dated,
      numbers: [{ number: '+33 1 99 00 77 01', ...dated }],
      ...changes,
    };
  };
  const putIn = (...entries: DirectoryEntry[]): DirectoryChange => ({ entries, removed: [] });

  async function propose(change: DirectoryChange, by = jurist, changeId: string = randomUUID()) {
    const act = directoryAct('propose_directory', { changeId, sha256: payloadOfThing(change) });
    const signature = await (await desk.signing.of(by.id)).sign(act);
    return { changeId, result: await service().propose({ changeId, change, signature }, by) };
  }
  async function adopt(changeId: string, by: Colleague, sha256?: string) {
    const known = await desk.database.transaction((tx) => directory().change(tx, changeId));
    const act = directoryAct('adopt_directory', { changeId, sha256: sha256 ?? known?.sha256 ?? '' });
    return service().adopt(changeId, await (await desk.signing.of(by.id)).sign(act), by);
  }
  async function adopted(change: DirectoryChange): Promise<void> {
    const { changeId, result } = await propose(change);
    expect(codeOf(result)).toBe('done');
    expect(codeOf(await adopt(changeId, dpo))).toBe('done');
  }

  beforeAll(async () => {
    desk = await LetterDesk.open({ relay: true }, (platform) =>
      platform.start(CasesModule, LettersModule, DirectoryModule),
    );
    jurist = await person('jurist', 'head_of_legal');
    dpo = await person('dpo');
    today = dayOf(await desk.database.transaction((tx) => desk.database.now(tx)));
  });
  afterAll(() => desk?.close());

  it('is that of the law until a change is adopted, and stays so while one is only proposed', async () => {
    expect((await law()).authorities).toBe(desk.module.get(Catalogue).law.authorities);
    const { result } = await propose(putIn(entry('brigade-proposee')));
    expect(codeOf(result)).toBe('done');
    expect((await now()).authorities.some(({ id }) => id === 'brigade-proposee')).toBe(false);
  });

  it('recognises an authority that two people put in, at its domain and at its number', async () => {
    const mailbox = checkedMailbox('clerk@brigade-nord.example');
    expect(zoneOfMailbox(mailbox, await law())).toBe('UNKNOWN');
    await adopted(putIn(entry('brigade-nord')));
    expect(zoneOfMailbox(mailbox, await law())).toBe('FR');
    const { callBackNumbers } = await now();
    expect(callBackNumbers.filter(({ authority }) => authority === 'brigade-nord')).toHaveLength(1);
    expect((await law()).authorities).toBe((await law()).authorities);
  });

  it('is not changed by one person, under one account or two', async () => {
    const { changeId } = await propose(putIn(entry('brigade-seule')));
    expect(codeOf(await adopt(changeId, jurist))).toBe('directory-proposed-it');
    const second = await person('head_of_legal');
    for (const { id } of [second, await person('ciso')]) await desk.signing.of(id);
    await desk.signing.merge(second.id, jurist.id);
    expect(codeOf(await adopt(changeId, second))).toBe('directory-proposed-it');
    expect((await now()).authorities.some(({ id }) => id === 'brigade-seule')).toBe(false);
  });

  it('counts no entry of the log that is not signed over exactly its text', async () => {
    const { changeId } = await propose(putIn(entry('brigade-forgee')));
    expect(codeOf(await adopt(changeId, dpo, 'f'.repeat(64)))).not.toBe('done');
    const other = (await propose(putIn(entry('brigade-autre')))).changeId;
    const stolen = await (await desk.signing.of(dpo.id)).sign(
      directoryAct('adopt_directory', { changeId: other, sha256: 'e'.repeat(64) }),
    );
    await desk.database.transaction((tx) =>
      desk.module
        .get(Ledger)
        .record(tx, DIRECTORY_STREAM, [
          { type: 'directory.adopted', class: 'other', actor: dpo.id, data: { changeId, signature: stolen } },
        ]),
    );
    expect((await now()).authorities.some(({ id }) => id === 'brigade-forgee')).toBe(false);
  });

  it('replaces an entry whole, ends the old number, and takes an entry out', async () => {
    const dated = { source: { fr: 'a', en: 'a' }, verifiedAt: today, expiresAt: addMonths(today, 6) };
    await adopted(putIn(entry('brigade-nord', { numbers: [{ number: '+33 1 99 00 77 99', ...dated }] })));
    const read = await now();
    const north = read.authorities.find(({ id }) => id === 'brigade-nord');
    expect(north && entryOf(read, north).numbers.map(({ number }) => number)).toEqual(['+33 1 99 00 77 99']);
    await adopted({ entries: [], removed: ['brigade-nord'] });
    expect(zoneOfMailbox(checkedMailbox('clerk@brigade-nord.example'), await law())).toBe('UNKNOWN');
  });

  it('refuses to adopt what another adopted change has overtaken', async () => {
    const { changeId } = await propose(putIn(entry('brigade-sud')));
    await adopted(putIn(entry('brigade-sud', { kind: 'customs' })));
    expect(codeOf(await adopt(changeId, dpo))).toBe('directory-change-overtaken');
  });

  it('counts no adoption that was signed, kept back, and recorded after a newer change', async () => {
    const old = entry('brigade-centre', { numbers: [] });
    const { changeId } = await propose(putIn(old));
    const known = await desk.database.transaction((tx) => directory().change(tx, changeId));
    const act = directoryAct('adopt_directory', { changeId, sha256: known?.sha256 ?? '' });
    const signature = await (await desk.signing.of(dpo.id)).sign(act);
    await adopted(putIn({ ...old, kind: 'customs' }));
    await desk.database.transaction((tx) =>
      desk.module
        .get(Ledger)
        .record(tx, DIRECTORY_STREAM, [
          { type: 'directory.adopted', class: 'other', actor: dpo.id, data: { changeId, signature } },
        ]),
    );
    const found = (await now()).authorities.find(({ id }) => id === 'brigade-centre');
    expect(found?.kind).toBe('customs');
  });

  it('refuses a domain that imitates an authority, in the last line of a list too', async () => {
    const list = Array.from({ length: 300 }, (_, at) => entry(`mairie-${at}`, { numbers: [] }));
    const { result } = await propose(putIn(...list, entry('parquet', { domains: ['justice-gouv.fr'] })));
    expect(result.ok ? '' : result.refusal.sentence.en).toContain('parquet has a domain that imitates');
  });

  it('settles a change once, and withdraws only one that is not adopted', async () => {
    const { changeId } = await propose(putIn(entry('brigade-est')));
    expect(codeOf(await service().withdraw(changeId, jurist))).toBe('done');
    expect(codeOf(await service().withdraw(changeId, jurist))).toBe('directory-change-settled');
    expect(codeOf(await adopt(changeId, dpo))).toBe('directory-change-settled');
    expect(codeOf((await propose(putIn(entry('brigade-est')), jurist, changeId)).result)).toBe(
      'directory-change-settled',
    );
    expect(codeOf(await service().withdraw(randomUUID(), jurist))).toBe('directory-change-unknown');
  });

  it('names what is wrong with a change', async () => {
    const faulty = async (change: DirectoryChange) => {
      const { result } = await propose(change);
      return result.ok ? '' : result.refusal.sentence.en;
    };
    expect(await faulty({ entries: [], removed: [] })).toContain('changes nothing');
    expect(await faulty(putIn(entry('x1', { certificates: ['no certificate'] })))).toContain('cannot be read');
    expect(await faulty(putIn(entry('x2', { domains: ['borealis-cloud.example'] })))).toContain('one of the operator');
    expect(await faulty(putIn(entry('x3', { verifiedAt: addDays(today, 2) })))).toContain('in the future');
  });

  it('raises the alarm of an end for the entries of now, not for those replaced', async () => {
    const soon = addDays(today, 10);
    await adopted(putIn(entry('brigade-ouest', { expiresAt: soon, numbers: [] })));
    const names = async () =>
      (await desk.module.get(Expiries, { strict: false }).on(day(today))).flatMap((each) => each.names);
    expect(await names()).toContain('brigade-ouest');
    await adopted(putIn(entry('brigade-ouest', { numbers: [] })));
    expect(await names()).not.toContain('brigade-ouest');
  });

  it('recognises no authority at all once the text of an adopted change is missing', async () => {
    await desk.platform.fresh.asOwner('alter table directory_change disable trigger directory_change_stays');
    await desk.platform.fresh.asOwner('delete from directory_change');
    const { changeId } = await propose(putIn(entry('brigade-vide')));
    expect(changeId).toBeTruthy();
    expect(await now()).toEqual({ authorities: [], callBackNumbers: [] });
  });
});
