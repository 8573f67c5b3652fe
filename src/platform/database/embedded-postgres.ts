/** A real PostgreSQL for trying and for tests; production names its own server in DATABASE_URL. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseClient } from './client.js';
import { type Launch, prepareLaunch } from './postgres-binaries.js';
import { releaseDataFolder, socketOf } from './postmaster.js';

const OWNER = 'greffe';
const DATABASE = 'greffe';
const CONNECTION_POLL_MILLISECONDS = 15;

export interface EmbeddedPostgres {
  /** Role of migrations. */
  readonly ownerUrl: string;
  /** Any role of it, without a password. */
  readonly urlOf: (role: string) => string;
  readonly processId: number;
  /** Stops the server after its clients; resolves when it has exited. */
  stop(): Promise<void>;
}

/**
 * Starts the server on a folder, creating both the first time, and resolves when it answers.
 * Without `durable` a crash of the machine may lose commits: only for tests.
 * Rejects, saying what to do, when the folder is in use or the server does not start.
 */
export async function startEmbeddedPostgres(folder: string, options: { durable: boolean }): Promise<EmbeddedPostgres> {
  const launch = prepareLaunch();
  const base = resolve(folder);
  mkdirSync(base, { recursive: true, mode: 0o700 });
  giveTo(launch, base);
  const data = join(base, 'data');
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(launch, data, options.durable);
  await releaseDataFolder(data);
  const socket = mkdtempSync(join(tmpdir(), 'greffe-pg-'));
  giveTo(launch, socket);
  const log = join(base, 'server.log');
  const server = serve(launch, data, socket, log, options.durable);
  try {
    await answer(server, socket);
  } catch (error) {
    rmSync(socket, { recursive: true, force: true });
    throw new Error(`The embedded PostgreSQL did not start on ${data}: ${lastLines(log)}`, { cause: error });
  }
  const url = (user: string) => `postgres://${user}@${encodeURIComponent(socket)}/${DATABASE}`;
  return {
    ownerUrl: url(OWNER),
    urlOf: url,
    processId: server.pid ?? 0,
    stop: () => stop(server, socket),
  };
}

/** As its owner, the server that another process runs on the folder; undefined where none runs. */
export function runningPostgres(folder: string): string | undefined {
  const socket = socketOf(join(resolve(folder), 'data'));
  return socket && `postgres://${OWNER}@${encodeURIComponent(socket)}/${DATABASE}`;
}

function giveTo({ user }: Launch, folder: string): void {
  chmodSync(folder, 0o700);
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
}

function command(launch: Launch, binary: string, parameters: readonly string[]): [string, string[]] {
  const [first = '', ...rest] = [...launch.prefix, join(launch.binaries, binary), ...parameters];
  return [first, rest];
}

/**
 * In a folder of its own, renamed when complete: an interrupted creation leaves nothing that looks like a database, and
 * an initdb that outlives its parent shares no file with the next.
 */
function initialise(launch: Launch, data: string, durable: boolean): void {
  const unfinished = mkdtempSync(`${data}.unfinished-`);
  giveTo(launch, unfinished);
  const identity = ['-U', OWNER, '--auth-local=trust', '--auth-host=reject'];
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'];
  const parameters = ['-D', unfinished, ...identity, ...locale, ...(durable ? [] : ['--no-sync'])];
  const run = spawnSync(...command(launch, 'initdb', parameters), { ...launch.user, cwd: '/', encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`PostgreSQL could not create ${data}: ${run.stderr || run.error?.message}`);
  renameSync(unfinished, data);
  sweepUnfinished(data);
}

function sweepUnfinished(data: string): void {
  const left = readdirSync(dirname(data)).filter((name) => name.startsWith(`${basename(data)}.unfinished-`));
  for (const name of left) rmSync(join(dirname(data), name), { recursive: true, force: true, maxRetries: 20 });
}

function serve(launch: Launch, data: string, socket: string, log: string, durable: boolean): ChildProcess {
  const settings = {
    listen_addresses: '',
    timezone: 'UTC',
    // The log must not repeat what a statement carried.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const assigned = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [program, parameters] = command(launch, 'postgres', ['-D', data, '-k', socket, ...assigned]);
  const journal = openSync(log, 'a', 0o600);
  const server = spawn(program, parameters, { ...launch.user, cwd: '/', stdio: ['ignore', 'ignore', journal] });
  closeSync(journal);
  return server;
}

async function answer(server: ChildProcess, socket: string): Promise<void> {
  const exited = new Promise<never>((_, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`PostgreSQL exited with ${code}.`)));
  });
  exited.catch(() => undefined);
  for (;;) {
    const connected = await Promise.race([tryToPrepare(socket), exited]);
    if (connected) return;
    await wait(CONNECTION_POLL_MILLISECONDS);
  }
}

/** False while the server is still starting. */
async function tryToPrepare(socket: string): Promise<boolean> {
  const client = new DatabaseClient({ host: socket, user: OWNER, database: 'postgres' });
  try {
    await client.connect();
  } catch {
    return false;
  }
  const databases = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
  if (databases.rows.length === 0) await client.query(`create database ${DATABASE}`);
  await client.end();
  return true;
}

async function stop(server: ChildProcess, socket: string): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    const gone = new Promise((done) => server.once('exit', done));
    server.kill('SIGINT');
    await gone;
  }
  rmSync(socket, { recursive: true, force: true });
}

function lastLines(log: string): string {
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join('\n');
}
