// @stage redis
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { CustomerFlags, type Statement } from '../../../src/directory/customer-flags.js';
import { CustomerIntake } from '../../../src/directory/customer-intake.js';
import { Customers } from '../../../src/directory/customers.js';
import { DirectoryModule } from '../../../src/directory/directory.module.js';
import { DirectoryLine } from '../../../src/domain/law/customer.js';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { payloadOfThing } from '../../../src/domain/signature/act.js';
import { directoryAct } from '../../../src/domain/signature/directory-change.js';
import { LetterDesk } from '../../support/letter-desk.js';

interface Colleague {
  readonly id: Parameters<CustomerFlags['adopt']>[2]['id'];
  readonly name: string;
  readonly roles: readonly Role[];
}

describe('flags that people state of a customer', () => {
  let desk: LetterDesk;
  let jurist: Colleague;
  let dpo: Colleague;
  const flags = () => desk.module.get(CustomerFlags, { strict: false });
  const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'done' : result.refusal?.code);
  const known = async (account: string) =>
    desk.database.transaction(async (tx) =>
      desk.module.get(Customers, { strict: false }).tenants(tx, [account], await desk.database.now(tx)),
    );
  const take = (changes = {}) =>
    desk.module.get(CustomerIntake, { strict: false }).take(
      [
        DirectoryLine.parse({
          ...{ customer: 'c-kelvin', name: 'Kelvin', country: 'FR', flags: ['press'], ...changes },
          accounts: [{ account: 'proj-kelvin' }],
        }),
      ],
      { from: 'file', cursor: null, whole: true },
    );
  const said = (changes: Partial<Statement> = {}): Statement => ({
    ...{ customer: 'c-kelvin', flags: ['lawyer'], reason: 'Roll of the bar of 1 June', salt: 'a'.repeat(32) },
    ...changes,
  });

  async function person(...roles: Role[]): Promise<Colleague> {
    const id = randomUUID() as Colleague['id'];
    await desk.platform.fresh.asOwner(
      `insert into person (id, name, email, password_hash, roles) values ($1, 'Person', $2, '$argon2id$', $3)`,
      [id, `${id}@desk.example`, roles],
    );
    await desk.signing.of(id);
    return { id, name: 'Person', roles };
  }
  async function propose(statement: Statement, by = jurist) {
    const changeId = randomUUID();
    const act = directoryAct('propose_flags', { changeId, sha256: payloadOfThing(statement) });
    const signature = await (await desk.signing.of(by.id)).sign(act);
    return { changeId, result: await flags().propose({ changeId, statement, signature }, by) };
  }
  async function adopt(changeId: string, statement: Statement, by: Colleague) {
    const act = directoryAct('adopt_flags', { changeId, sha256: payloadOfThing(statement) });
    return flags().adopt(changeId, await (await desk.signing.of(by.id)).sign(act), by);
  }

  beforeAll(async () => {
    desk = await LetterDesk.open({ relay: false }, (platform) => platform.start(CasesModule, DirectoryModule));
    jurist = await person('jurist', 'head_of_legal');
    dpo = await person('dpo');
    await take();
  });
  afterAll(() => desk?.close());

  it('hold once another person has adopted them, and add to those of the source', async () => {
    const { changeId, result } = await propose(said());
    expect(codeOf(result)).toBe('done');
    expect(await known('proj-kelvin')).toMatchObject([{ flags: ['press'] }]);
    expect(codeOf(await adopt(changeId, said(), jurist))).toBe('directory-proposed-it');
    expect(codeOf(await adopt(changeId, said(), dpo))).toBe('done');
    expect(await known('proj-kelvin')).toMatchObject([{ flags: ['press', 'lawyer'] }]);
    expect(codeOf(await adopt(changeId, said(), dpo))).toBe('directory-change-settled');
  });

  it('stay when the source states the customer again', async () => {
    await take({ flags: [] });
    expect(await known('proj-kelvin')).toMatchObject([{ flags: ['lawyer'] }]);
  });

  it('are replaced by those that are adopted later', async () => {
    const none = said({ flags: [], salt: 'b'.repeat(32) });
    const { changeId } = await propose(none);
    expect(codeOf(await adopt(changeId, none, dpo))).toBe('done');
    expect(await known('proj-kelvin')).toMatchObject([{ flags: [] }]);
  });

  it('come with the kind of the customer, which holds until its source states another', async () => {
    const kind = said({ flags: [], kind: 'individual', salt: 'e'.repeat(32) });
    const { changeId } = await propose(kind);
    expect((await known('proj-kelvin'))[0]).not.toHaveProperty('kind');
    expect(codeOf(await adopt(changeId, kind, jurist))).toBe('directory-proposed-it');
    expect(codeOf(await adopt(changeId, kind, dpo))).toBe('done');
    expect(await known('proj-kelvin')).toMatchObject([{ kind: 'individual' }]);
    await take({ flags: [], kind: 'private' });
    expect(await known('proj-kelvin')).toMatchObject([{ kind: 'private' }]);
    await take({ flags: [] });
    expect(await known('proj-kelvin')).toMatchObject([{ kind: 'individual' }]);
  });

  it('are not adopted when they were withdrawn, nor proposed of a customer who is not known', async () => {
    const other = said({ salt: 'c'.repeat(32) });
    const { changeId } = await propose(other);
    expect(codeOf(await flags().withdraw(changeId, jurist))).toBe('done');
    expect(codeOf(await adopt(changeId, other, dpo))).toBe('directory-change-settled');
    expect(codeOf((await propose(said({ customer: 'c-unknown' }))).result)).toBe('customer-unknown');
  });

  it('are not adopted under a signature over other flags', async () => {
    const { changeId } = await propose(said({ salt: 'd'.repeat(32) }));
    expect(codeOf(await adopt(changeId, said({ flags: [], salt: 'd'.repeat(32) }), dpo))).not.toBe('done');
  });

  it('are listed newest first, with what they say, and stand nowhere in clear', async () => {
    const [newest] = await flags().list();
    expect(newest).toMatchObject({ statement: { flags: ['lawyer'] }, adopted: null });
    const rows = await desk.platform.fresh.asOwner<{ text: string }>(
      `select row_to_json(s)::text as text from customer_statement s union all select data::text from entry`,
    );
    expect(rows.some(({ text }) => /c-kelvin|Roll of the bar/.test(text))).toBe(false);
  });
});
