// @stage slow
/** A process that receives SIGTERM ends soon, however many jobs wait, and leaves the rest to other processes. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { type Served, serve } from '../support/served.js';
import { print } from './testbed/figures.js';

const MESSAGES = 60;
const CONNECTIONS = 8;

/** Empty for a process that is gone. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/**
 * Those that run their own program. A process that starts one waits, and does nothing else, until the child has left the
 * program of its parent: a child suspended before that would suspend its parent too.
 */
const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .map(Number)
    .filter((child) => !['', commandOf(pid)].includes(commandOf(child)));

describe('a worker that receives SIGTERM', () => {
  let folder: string;
  let fresh: FreshDatabase;
  let silent: Socket;
  let environment: Record<string, string>;
  const running: Served[] = [];
  let hung: readonly number[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-stop-'));
    fresh = await freshDatabase();
    // A DNS server that takes each question and answers none: each reading lasts some seconds.
    silent = createSocket('udp4').bind(0, '127.0.0.1');
    await once(silent, 'listening');
    environment = { GREFFE_DATA: folder, GREFFE_TEST_DURABILITY: 'true' };
  }, 120_000);
  afterAll(async () => {
    for (const served of running) await served.kill('SIGKILL');
    for (const pid of hung) if (existsSync(`/proc/${pid}`)) process.kill(pid, 'SIGKILL');
    silent.close();
    await fresh.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(role: 'intake' | 'worker', settings: Record<string, string> = {}): Promise<Served> {
    const served = await serve({ ...environment, DATABASE_URL: fresh.urlOf(`greffe_${role}`), ...settings }, [
      '--role',
      role,
    ]);
    running.push(served);
    return served;
  }

  async function send(port: number): Promise<void> {
    const given = { host: '127.0.0.1', port, secure: false, ignoreTLS: true } as const;
    const transport = createTransport({ ...given, pool: true, maxConnections: CONNECTIONS, maxMessages: 1_000_000 });
    const envelope = { from: 'a@sender.example', to: 'legal@nuage-souverain.example' };
    const mails = Array.from({ length: MESSAGES }, (_, n) =>
      transport.sendMail({ envelope, raw: `From: a@sender.example\r\nSubject: Demande ${n}\r\n\r\nDemande ${n}\r\n` }),
    );
    await Promise.all(mails);
    transport.close();
  }

  const work = async () => {
    const [row] = await fresh.asOwner<{ inHand: number; left: number; done: number; dead: number; lost: number }>(
      `select (count(*) filter (where leased_until > clock_timestamp()))::int as "inHand",
         (count(*) filter (where waits > 0))::int as left, (count(*) filter (where done_at is not null))::int as done,
         (count(*) filter (where dead_at is not null))::int as dead,
         (select count(*)::int from raw_message where fate = 'unreadable') as lost
       from outbox where topic = 'ingestion.read_message'`,
    );
    if (!row) throw new Error('No row.');
    return row;
  };

  it(`ends with ${MESSAGES} messages waiting and a child that hangs, and frees what it had begun`, async () => {
    const intake = await start('intake');
    await send(intake.smtpPort);
    await intake.kill('SIGTERM');
    const worker = await start('worker', { GREFFE_DNS: `127.0.0.1:${silent.address().port}` });
    await eventually(work, ({ inHand }) => inHand > 0);
    // A suspended child is still reading when the time limit of the stop is over.
    hung = await eventually(
      async () => childrenOf(worker.pid),
      (pids) => pids.length > 0,
    );
    for (const pid of hung) process.kill(pid, 'SIGSTOP');

    const began = performance.now();
    await worker.kill('SIGTERM');
    const took = Math.round(performance.now() - began);
    const after = await work();
    print(`a stop with ${MESSAGES} messages waiting`, `${took} ms`, after);
    expect(after).toMatchObject({ inHand: 0, dead: 0, lost: 0 });
    expect(after.left).toBeGreaterThan(0);

    await start('worker');
    await eventually(work, ({ done }) => done > after.done);
  }, 600_000);
});
