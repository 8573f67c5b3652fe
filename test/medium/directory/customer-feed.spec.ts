// @stage redis
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CustomerWatch } from '../../../src/cases/alarms/customer-watch.js';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { CustomerFeed } from '../../../src/directory/customer-feed.js';
import { Customers } from '../../../src/directory/customers.js';
import { DirectoryModule } from '../../../src/directory/directory.module.js';
import { LetterDesk } from '../../support/letter-desk.js';

const SECRET = 'a bearer token of the test';

describe('the feed of customers', () => {
  let desk: LetterDesk;
  const asked: string[] = [];
  const pages = new Map<string, unknown>();
  const source = createServer(({ url, headers }, response) => {
    const cursor = new URL(url ?? '', 'http://source').searchParams.get('cursor') ?? '';
    asked.push(cursor);
    response.statusCode = headers.authorization === `Bearer ${SECRET}` && pages.has(cursor) ? 200 : 403;
    response.end(JSON.stringify(pages.get(cursor)));
  });
  const feed = () => desk.module.get(CustomerFeed, { strict: false });
  const found = (account: string) =>
    desk.database.transaction(async (tx) =>
      desk.module.get(Customers, { strict: false }).tenants(tx, [account], await desk.database.now(tx)),
    );
  const line = (account: string, changes = {}) => ({
    ...{ customer: `of-${account}`, name: 'A customer', country: 'FR', flags: [], accounts: [{ account }] },
    ...changes,
  });
  const alarms = () => desk.platform.fresh.asOwner('select topic from alarm order by 1');

  beforeAll(async () => {
    await new Promise<void>((done) => source.listen(0, '127.0.0.1', done));
    const address = `http://127.0.0.1:${(source.address() as AddressInfo).port}/customers`;
    desk = await LetterDesk.open({ relay: false }, (platform) => platform.start(CasesModule, DirectoryModule), {
      GREFFE_CUSTOMERS_URL: address,
      GREFFE_CUSTOMERS_SECRET: SECRET,
    });
  });
  afterAll(async () => {
    await desk?.close();
    source.close();
  });

  it('raises an alarm while nothing was ever pulled from the source that is set', async () => {
    await desk.module.get(CustomerWatch).look();
    expect(await alarms()).toEqual([{ topic: 'directory.customers_stale' }]);
    await desk.platform.fresh.asOwner('delete from alarm');
  });

  it('goes on from page to page, then from where it ended', async () => {
    pages.set('', { lines: [line('proj-a')], cursor: '1', more: true });
    pages.set('1', { lines: [line('proj-b')], cursor: '2', more: false });
    await feed().pull();
    expect(await found('proj-a')).toHaveLength(1);
    expect(await found('proj-b')).toHaveLength(1);
    pages.set('2', { lines: [line('proj-a', { flags: ['press'], kind: 'private' })], cursor: '3', more: false });
    await feed().pull();
    expect(asked).toEqual(['', '1', '2']);
    expect(await found('proj-a')).toMatchObject([{ flags: ['press'], kind: 'private' }]);
  });

  it('takes a page once, though two processes pull it at once', async () => {
    pages.set('3', { lines: [line('proj-c')], cursor: '4', more: false });
    pages.set('4', { lines: [], cursor: '4', more: false });
    await Promise.all([feed().pull(), feed().pull()]);
    const taken = await desk.platform.fresh.asOwner("select from customer_intake where cursor = '4'");
    expect(taken.length).toBeLessThanOrEqual(2);
    const told = await desk.platform.fresh.asOwner(
      "select data from entry where type = 'directory.customers_taken' order by seq",
    );
    expect(told).toHaveLength(4);
  });

  it('takes nothing of a page with one line that is not understood, and asks for it again', async () => {
    pages.set('4', { lines: [line('proj-d'), line('proj-e', { flags: ['unheard_of'] })], cursor: '5', more: false });
    await expect(feed().pull()).rejects.toThrow('no page, at lines.1');
    expect(await found('proj-d')).toEqual([]);
    pages.set('4', { lines: [line('proj-d')], cursor: '5', more: false });
    await feed().pull();
    expect(await found('proj-d')).toHaveLength(1);
  });

  it('raises one alarm when the last whole pull is older than the hours that are set', async () => {
    const watch = desk.module.get(CustomerWatch);
    await watch.look();
    expect(await alarms()).toEqual([]);
    await desk.platform.fresh.asOwner('alter table customer_intake disable trigger user');
    await desk.platform.fresh.asOwner("update customer_intake set at = at - interval '25 hours'");
    await Promise.all([watch.look(), watch.look()]);
    expect(await alarms()).toEqual([{ topic: 'directory.customers_stale' }]);
  });
});
