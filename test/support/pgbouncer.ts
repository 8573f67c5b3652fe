/** A PgBouncer in transaction mode before a PostgreSQL, as operators put one; only where it is installed. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { databaseOverTcp } from './database-over-tcp.js';
import { eventually } from './eventually.js';
import { freePort } from './free-port.js';

export interface PgBouncer {
  /** The same database and user through it. */
  readonly through: (url: string) => string;
  stop(): Promise<void>;
}

/** @param url of the database, as any user; every user is let in without a password, as by the server of the tests */
export async function startPgBouncer(url: string, users: readonly string[]): Promise<PgBouncer> {
  const [port, server] = [await freePort(), await databaseOverTcp(url)];
  const { password } = new URL(url);
  const folder = mkdtempSync(join(tmpdir(), 'greffe-pgbouncer-'));
  chmodSync(folder, 0o755);
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text, { mode: 0o644 });
    return join(folder, name);
  };
  const known = users.map((user) => `"${user}" "${password}"\n`).join('');
  const settings = file(
    'pgbouncer.ini',
    `[databases]
* = host=127.0.0.1 port=${server.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${file('users.txt', known)}
pool_mode = transaction
default_pool_size = 8
max_client_conn = 500
`,
  );
  // It refuses to run as root.
  const words = userInfo().uid === 0 ? ['--user=nobody', settings] : [settings];
  const child = spawn('pgbouncer', words, { stdio: 'ignore' });
  const through = (direct: string) => Object.assign(new URL(direct), { host: `127.0.0.1:${port}` }).toString();
  const answers = async () => {
    const client = new pg.Client(through(url));
    client.on('error', () => undefined);
    return client.connect().then(
      () => client.end().then(() => true),
      () => false,
    );
  };
  await eventually(answers, Boolean, 20_000);
  const stop = async () => {
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { through, stop };
}
