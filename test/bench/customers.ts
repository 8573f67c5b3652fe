/** The directory of customers: a million accounts pulled page by page from a source, then looked up as for a message. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { appModule } from '../../src/application/app.module.js';
import { CustomerFeed } from '../../src/directory/customer-feed.js';
import { Customers } from '../../src/directory/customers.js';
import type { Instant } from '../../src/domain/kernel/instant.js';
import { declaredEntries } from '../../src/ledger/event-kinds.js';
import { embeddedLogins } from '../../src/platform/database/connections.js';
import { Database } from '../../src/platform/database/database.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { createHttpApp } from '../../src/platform/http/http-app.js';
import { Settings, SettingsSchema } from '../../src/platform/settings/settings.js';
import { p95, timesOf, within } from './latency.js';

export interface CustomerFigures {
  readonly accounts: number;
  readonly pullSeconds: number;
  readonly accountsPulledPerSecond: number;
  /** A page of changed customers, from where the first pull ended. */
  readonly nextPageSeconds: number;
  /** One account that is known and one that is not, as for a message. */
  readonly lookUpMedianMilliseconds: number;
  readonly lookUpP95Milliseconds: number;
  /** The same as of an hour before the customers changed. */
  readonly earlierLookUpP95Milliseconds: number;
  /** Forty accounts of as many customers: an act with a long list. */
  readonly fortyAccountsP95Milliseconds: number;
  /** A transaction that only asks the clock: what the machine itself takes at the time. */
  readonly clockAloneP95Milliseconds: number;
}

/** `TEST_ACCOUNTS=20000` takes some seconds. */
const ACCOUNTS = Number(process.env.TEST_ACCOUNTS ?? 1_000_000);
const EACH = 4;
const CUSTOMERS = Math.ceil(ACCOUNTS / EACH);
const PAGE = 10_000;
const CALLS = 1_000;
const SECRET = 'a bearer token of the bench';

export async function measureCustomers(): Promise<CustomerFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-bench-'));
  const server = await startEmbeddedPostgres(join(folder, 'postgres'), { durable: true });
  const source = await startSource();
  const customersUrl = `http://127.0.0.1:${(source.address() as AddressInfo).port}/customers`;
  const settings = new Settings(
    SettingsSchema.parse({
      ...{ dataFolder: join(folder, 'data'), logLevel: 'silent', customersUrl, customersSecret: SECRET },
    }),
  );
  try {
    await migrate(server.ownerUrl, declaredEntries);
    const app = await createHttpApp(
      appModule(settings, embeddedLogins(server.urlOf, 'all'), { role: 'api' }),
      settings,
      false,
    );
    const [database, feed] = [app.get(Database), app.get(CustomerFeed, { strict: false })];
    const pullSeconds = await secondsOf(() => feed.pull());
    const before = await database.transaction((tx) => database.now(tx));
    const nextPageSeconds = await secondsOf(() => feed.pull());
    await settle(server.ownerUrl);
    const times = await lookUps(database, app.get(Customers, { strict: false }), before);
    await app.close();
    return {
      ...{ accounts: CUSTOMERS * EACH, pullSeconds, accountsPulledPerSecond: (CUSTOMERS * EACH) / pullSeconds },
      ...{ nextPageSeconds, ...times },
    };
  } finally {
    source.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The accounts of one: an address at its own host, and names of projects. */
const accountsOf = (customer: number): string[] => [
  `contact@customer-${customer}.example`,
  ...Array.from({ length: EACH - 1 }, (_, at) => `project-${customer}-${at}`),
];

const lineOf = (customer: number, flags: readonly string[]) => ({
  ...{ customer: `customer-${customer}`, name: `Customer ${customer}`, country: 'FR', flags },
  accounts: accountsOf(customer).map((account) => ({ account, service: 'object-storage' })),
});

const service = {
  ...{ service: 'object-storage', name: 'Object storage', locations: ['FR'], qualification: 'SecNumCloud', flags: [] },
};

/** The page from that customer on; after the last, the first customers again, with a flag. */
function pageFrom(first: number): { lines: object[]; cursor: string; more: boolean } {
  const isAgain = first >= CUSTOMERS;
  const last = isAgain ? Math.min(PAGE, CUSTOMERS) : Math.min(first + PAGE - 1, CUSTOMERS);
  const [from, flags] = isAgain ? [0, ['press']] : [first, []];
  const lines = Array.from({ length: last - from }, (_, at) => lineOf(from + at, flags));
  const cursor = isAgain ? 'end' : String(last);
  return { lines: first === 0 ? [service, ...lines] : lines, cursor, more: !isAgain && last < CUSTOMERS };
}

async function startSource(): Promise<Server> {
  const source = createServer(({ url, headers }, response) => {
    const cursor = new URL(url ?? '', 'http://source').searchParams.get('cursor') ?? '0';
    response.statusCode = headers.authorization === `Bearer ${SECRET}` ? 200 : 403;
    response.end(JSON.stringify(pageFrom(Number(cursor))));
  });
  await new Promise<void>((done) => source.listen(0, '127.0.0.1', done));
  return source;
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

/** What autovacuum does within a minute. */
async function settle(ownerUrl: string): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();
}

async function lookUps(database: Database, customers: Customers, before: Instant) {
  let turn = 0;
  const find = (asked: readonly string[], at: Instant | null) =>
    database.transaction(async (tx) => customers.tenants(tx, asked, at ?? (await database.now(tx))));
  /** Spread over all customers, those that changed included. */
  const next = () => accountsOf((turn++ * 7919) % CUSTOMERS)[turn % EACH] ?? '';
  const one = async (at: Instant | null) => {
    const found = await find([next(), `unknown-${turn}`], at);
    if (found.length !== 1) throw new Error(`${found.length} customers were found for one account.`);
  };
  const forty = async () => {
    const found = await find(Array.from({ length: 40 }, next), null);
    if (found.length !== 40) throw new Error(`${found.length} customers were found for forty accounts.`);
  };
  const changed = accountsOf(0).slice(1, 2);
  const flags = [await find(changed, before), await find(changed, null)].map(([tenant]) => tenant?.flags?.join());
  if (flags.join('|') !== '|press') throw new Error('The directory does not keep its history.');
  const now = await timesOf(() => one(null), CALLS);
  return {
    lookUpMedianMilliseconds: within(0.5, now),
    lookUpP95Milliseconds: within(0.95, now),
    earlierLookUpP95Milliseconds: await p95(() => one(before), CALLS),
    fortyAccountsP95Milliseconds: await p95(forty, CALLS / 10),
    clockAloneP95Milliseconds: await p95(() => database.transaction((tx) => database.now(tx)), CALLS),
  };
}
