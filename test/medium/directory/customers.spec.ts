// @stage redis
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { CustomerIntake } from '../../../src/directory/customer-intake.js';
import { Customers } from '../../../src/directory/customers.js';
import { DirectoryModule } from '../../../src/directory/directory.module.js';
import type { Instant } from '../../../src/domain/kernel/instant.js';
import { DirectoryLine } from '../../../src/domain/law/customer.js';
import { LetterDesk } from '../../support/letter-desk.js';

const [before, receipt, later] = ['2026-02-01', '2026-06-01', '2026-09-01'].map(
  (day) => `${day}T00:00:00.000Z` as Instant,
) as [Instant, Instant, Instant];

describe('the directory of customers', () => {
  let desk: LetterDesk;
  const take = (...lines: unknown[]) =>
    desk.module.get(CustomerIntake, { strict: false }).take(
      lines.map((line) => DirectoryLine.parse(line)),
      { from: 'file', cursor: null, whole: true },
    );
  const tenants = (asked: string[], at = later) =>
    desk.database.transaction((tx) => desk.module.get(Customers, { strict: false }).tenants(tx, asked, at));
  const customer = (id: string, account: string, changes = {}) => ({
    ...{ customer: id, name: `Name of ${id}`, country: 'FR', flags: [], since: before },
    ...{ accounts: [{ account }], ...changes },
  });

  beforeAll(async () => {
    desk = await LetterDesk.open({ relay: false }, (platform) => platform.start(CasesModule, DirectoryModule));
  });
  afterAll(() => desk?.close());

  it('answers with the customer of an account, whatever its case, and with none for another', async () => {
    expect(await take(customer('c-one', 'Proj-One'))).toBe(1);
    expect(await tenants(['proj-one', 'proj-other'])).toEqual([
      { id: 'c-one', country: 'FR', flags: [], accounts: ['proj-one'], domains: [] },
    ]);
    expect(await tenants(['proj-other'])).toEqual([]);
  });

  it('knows the kind that a customer had at the receipt, and none before its source said one', async () => {
    await take(customer('c-kind', 'proj-kind', { kind: null }));
    expect(await take(customer('c-kind', 'proj-kind', { kind: 'private', since: receipt }))).toBe(1);
    expect(await take(customer('c-kind', 'proj-kind', { kind: 'private', since: receipt }))).toBe(0);
    await take(customer('c-kind', 'proj-kind', { kind: 'public', since: later }));
    const kindAt = async (at: Instant) => (await tenants(['proj-kind'], at))[0]?.kind;
    expect([await kindAt(before), await kindAt(receipt), await kindAt(later)]).toEqual([
      undefined,
      'private',
      'public',
    ]);
  });

  it('answers as it was at the receipt of a request', async () => {
    await take(customer('c-past', 'proj-past'), customer('c-past', 'proj-past', { flags: ['lawyer'], since: later }));
    expect((await tenants(['proj-past'], receipt))[0]?.flags).toEqual([]);
    expect((await tenants(['proj-past'], later))[0]?.flags).toEqual(['lawyer']);
    expect(await tenants(['proj-past'], '2026-01-01T00:00:00.000Z' as Instant)).toEqual([]);
  });

  it('no longer answers for an account that was taken away, nor for a customer who has gone', async () => {
    await take(customer('c-moved', 'proj-moved'), customer('c-moved', 'proj-new', { since: later }));
    expect(await tenants(['proj-moved'], receipt)).toHaveLength(1);
    expect(await tenants(['proj-moved'], later)).toEqual([]);
    await take(customer('c-gone', 'proj-gone'), { customer: 'c-gone', gone: true, since: later });
    expect(await tenants(['proj-gone'], receipt)).toHaveLength(1);
    expect(await tenants(['proj-gone'], later)).toEqual([]);
  });

  it('leaves flags that its source does not state unknown', async () => {
    await take(customer('c-unsaid', 'proj-unsaid', { flags: undefined }));
    expect((await tenants(['proj-unsaid']))[0]?.flags).toBeNull();
  });

  it('adds the flags of the service of an account, and knows nothing of an account whose service it does not know', async () => {
    const on = (account: string, service: string) => ({ accounts: [{ account, service }] });
    await take(
      { service: 'health', name: 'Health', locations: ['FR'], qualification: null, flags: ['hds'], since: before },
      customer('c-health', 'proj-health', on('proj-health', 'health')),
      customer('c-strange', 'proj-strange', on('proj-strange', 'unheard')),
    );
    expect((await tenants(['proj-health']))[0]?.flags).toEqual(['hds']);
    expect((await tenants(['proj-strange']))[0]?.flags).toBeNull();
  });

  it('takes the same line once', async () => {
    expect(await take(customer('c-once', 'proj-once'))).toBe(1);
    expect(await take(customer('c-once', 'proj-once'))).toBe(0);
  });

  it('recognises a customer by the host of its addresses, unless anyone can open a mailbox there', async () => {
    await take(customer('c-host', 'it@valmy-works.example'), customer('c-free', 'valmy@gmail.com'));
    expect(await tenants(['valmy-works.example'])).toMatchObject([{ id: 'c-host', domains: ['valmy-works.example'] }]);
    expect(await tenants(['gmail.com'])).toEqual([]);
    expect(await tenants(['valmy@gmail.com', 'gmail.com'])).toMatchObject([{ id: 'c-free', domains: [] }]);
  });

  it('says nothing of an account that more than twenty customers have', async () => {
    await take(...Array.from({ length: 21 }, (_, at) => customer(`c-shared-${at}`, 'proj-shared')));
    expect(await tenants(['proj-shared'])).toEqual([]);
  });

  it('believes no account that was put beside a customer in the database, and no version that was moved', async () => {
    await take(customer('c-lawyer', 'proj-lawyer', { flags: ['lawyer'] }), customer('c-plain', 'proj-plain'));
    const of = (account: string) => desk.module.get(Customers, { strict: false }).accountDigest(account);
    const asOwner = (sql: string, given: unknown[]) => desk.platform.fresh.asOwner(sql, given);
    await asOwner(
      `insert into customer_account (digest, customer_id)
       select $1, customer_id from customer_account where digest = $2`,
      [of('proj-lawyer'), of('proj-plain')],
    );
    expect(await tenants(['proj-lawyer'])).toMatchObject([{ id: 'c-lawyer', flags: ['lawyer'] }]);
    await asOwner(
      `insert into customer_version (customer_id, source, since, sealed)
       select a.customer_id, 'feed', $3, v.sealed from customer_account a, customer_account b
       join customer_version v on v.customer_id = b.customer_id where a.digest = $1 and b.digest = $2
       and a.customer_id = (select min(customer_id::text)::uuid from customer_account where digest = $1) limit 1`,
      [of('proj-lawyer'), of('proj-plain'), later],
    );
    expect(await tenants(['proj-lawyer'])).toEqual([]);
  });

  it('keeps no name and no account in clear, and forgets for good a customer whose source says so', async () => {
    await take(customer('c-secret', 'proj-secret'));
    const rows = await desk.platform.fresh.asOwner<{ text: string }>(
      `select row_to_json(v)::text as text from customer_version v
       union all select row_to_json(c)::text from customer c union all select data::text from entry`,
    );
    expect(rows.some(({ text }) => /c-secret|proj-secret|Name of/.test(text))).toBe(false);
    expect(await take({ customer: 'c-secret', erase: true })).toBe(1);
    expect(await tenants(['proj-secret'])).toEqual([]);
    expect(await take(customer('c-secret', 'proj-secret', { name: 'Again' }))).toBe(0);
  });

  it('is never changed or emptied, not even by the owner of the tables', async () => {
    for (const table of ['customer', 'customer_version', 'customer_account', 'service_version', 'customer_intake']) {
      await expect(desk.platform.fresh.asOwner(`truncate ${table} cascade`)).rejects.toThrow();
    }
  });
});
