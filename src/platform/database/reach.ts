/** Whether the databases of the settings answer, asked before anything else is opened: each fault names its variable. */
import { z } from 'zod';
import { codeOf, messageOf } from '../telemetry/failure.js';
import { DatabaseClient } from './client.js';
import type { Login } from './connections.js';
import { demandLogin } from './login.js';

/** Longer than a local server needs. Asked twice: a process that is still loading may have had no time to hear the answer. */
const ANSWER_MILLISECONDS = 3_000;

const refusals: Readonly<Record<string, (place: string, said: string) => string>> = {
  ECONNREFUSED: (place) => `nothing answers at ${place}: start PostgreSQL there, or correct the address.`,
  ENOENT: (_, said) => `there is no such file: ${said}`,
  ENOTFOUND: (place) => `${place} is no known machine: correct the name.`,
  EAI_AGAIN: (place) => `the name of ${place} cannot be resolved: correct it, or repair the DNS.`,
  EHOSTUNREACH: (place) => `no route leads to ${place}: correct the address, or repair the network.`,
  ENETUNREACH: (place) => `no route leads to ${place}: correct the address, or repair the network.`,
  '28000': (_, said) => `PostgreSQL refuses the user: ${said}.`,
  '28P01': (_, said) => `PostgreSQL refuses the user or the password: ${said}.`,
  '3D000': (_, said) => `${said}: create it, or correct the name at the end of the address.`,
  '53300': (_, said) => `PostgreSQL has no connection left: ${said}.`,
  '57P03': (_, said) => `PostgreSQL is not ready: ${said}.`,
};

/** Which database answered: two addresses of one database give the same text. */
const IDENTITY = `select d.oid || '@' || pg_postmaster_start_time() as identity,
    current_setting('transaction_read_only') = 'on' as "readOnly", pg_backend_pid() as process
  from pg_database d where d.datname = current_database()`;

const Reached = z.object({ identity: z.string(), readOnly: z.boolean(), process: z.int() });
interface Answer extends z.infer<typeof Reached> {
  /** Another program stands before the server, which may give each transaction another session. */
  readonly pooled: boolean;
}

/**
 * Rejects within some six seconds, naming the variable and what to do, when the database of a setting does not answer,
 * takes no writes, is another one than that of the first setting, or is entered by a stronger login than its role.
 */
export async function demandDatabases(logins: readonly Login[]): Promise<void> {
  const reached = await Promise.all(
    logins.map(async (login) => {
      const variable = login.variable ?? 'GREFFE_DATA';
      return { variable, ...(await reach(variable, login.url, login.role)) };
    }),
  );
  const [first] = reached;
  for (const { variable, identity, readOnly } of reached) {
    if (readOnly) throw new Error(`${variable}: this server takes no writes: name the primary, no standby.`);
    if (first && identity !== first.identity) {
      throw new Error(`${variable} names another database than ${first.variable}: both must name the same.`);
    }
  }
}

/** The same for the owner, whose rights are not looked at. Its commands lock and read in one session. */
export async function demandOwner(variable: string, url: string): Promise<void> {
  const { readOnly, pooled } = await reach(variable, url, null);
  if (readOnly) throw new Error(`${variable}: this server takes no writes: name the primary, no standby.`);
  if (pooled) throw throughPooler(variable, 'this command needs a session of its own');
}

/** Rejects when a login leads to a pooler. @param because why that does not do, as the end of a sentence */
export async function demandSessions(logins: readonly Login[], because: string): Promise<void> {
  for (const { url, role, variable } of logins) {
    const named = variable ?? 'GREFFE_DATA';
    if ((await reach(named, url, role)).pooled) throw throughPooler(named, because);
  }
}

const throughPooler = (variable: string, because: string): Error =>
  new Error(`${variable} leads to a pooler of connections, such as PgBouncer, and ${because}: name PostgreSQL itself.`);

async function reach(variable: string, url: string, role: Login['role'] | null): Promise<Answer> {
  const once = () => answerOf(variable, url, role);
  try {
    return await once().catch((error) => (isLate(error) ? once() : Promise.reject(error)));
  } catch (error) {
    if (messageOf(error).startsWith(variable)) throw error;
    throw new Error(`${variable}: ${databaseFault(error, placeOf(url))}`, { cause: error });
  }
}

async function answerOf(variable: string, url: string, role: Login['role'] | null): Promise<Answer> {
  const client = new DatabaseClient({ connectionString: url, connectionTimeoutMillis: ANSWER_MILLISECONDS });
  try {
    await client.connect();
    const { rows } = await client.query(IDENTITY);
    const ask = async (sql: string, parameters: unknown[]) => (await client.query(sql, parameters)).rows;
    if (role !== null) await demandLogin({ query: ask }, { role, variable });
    const reached = Reached.parse(rows[0]);
    return { ...reached, pooled: reached.process !== client.processID };
  } finally {
    await client.end();
  }
}

const isLate = (error: unknown): boolean => /timeout/i.test(messageOf(error));

/** What a driver says of a server, as a sentence for an operator; never the address, which may hold a password. */
function databaseFault(error: unknown, place: string): string {
  const [code, said] = [codeOf(error) ?? '', messageOf(error)];
  if (isLate(error)) return `${place} does not answer as PostgreSQL within ${ANSWER_MILLISECONDS / 1000} seconds.`;
  return refusals[code]?.(place, said) ?? `the connection to ${place} fails: ${said}.`;
}

function placeOf(url: string): string {
  const { hostname, port, searchParams } = new URL(url);
  return searchParams.get('host') ?? `${decodeURIComponent(hostname)}${port === '' ? '' : `:${port}`}`;
}
