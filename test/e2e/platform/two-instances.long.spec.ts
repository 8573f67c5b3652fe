// @stage long
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { type Served, serve } from '../../support/served.js';

/** The process whose lease to seal runs; null for none. */
const LEADER = 'select holder from sequencer_lease where until > clock_timestamp()';
const MAILS = 6;

/** A process that seals, one that works, and one that does everything, on one database and one folder. */
describe('several processes on one database', () => {
  let fresh: FreshDatabase;
  let folder: string;
  let sequencer: Served;
  let worker: Served;
  let server: Served;
  let first: string | undefined;

  beforeAll(async () => {
    fresh = await freshDatabase();
    folder = mkdtempSync(join(tmpdir(), 'greffe-two-'));
    const rest = { GREFFE_DATA: folder, GREFFE_TEST_DURABILITY: 'true' };
    worker = await serve({ ...rest, DATABASE_URL: fresh.urlOf('greffe_worker') }, ['--role', 'worker']);
    const sequencerUrl = fresh.urlOf('greffe_sequencer');
    sequencer = await serve({ ...rest, DATABASE_SEQUENCER_URL: sequencerUrl }, ['--role', 'sequencer']);
    first = await eventually(leader, (holder) => holder !== undefined);
    const environment = { ...rest, ...fresh.environment };
    server = await serve(environment);
  });

  afterAll(async () => {
    for (const served of [sequencer, worker, server]) await served?.kill('SIGKILL');
    await fresh?.drop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  async function send(from: number, count: number): Promise<void> {
    for (let n = from; n < from + count; n += 1) {
      const transport = createTransport({ host: '127.0.0.1', port: server.smtpPort, secure: false, ignoreTLS: true });
      const raw = `From: a@sender.example\r\nSubject: ${n}\r\nMessage-ID: <${n}@sender.example>\r\n\r\nDemande ${n}\r\n`;
      await transport.sendMail({ envelope: { from: 'a@sender.example', to: 'legal@nuage-souverain.example' }, raw });
      transport.close();
    }
  }

  const one = async <Row>(sql: string): Promise<Row> => {
    const [row] = await fresh.asOwner<Row>(sql);
    if (row === undefined) throw new Error(`No row: ${sql}`);
    return row;
  };
  const allDone = () =>
    eventually(
      () =>
        one<{ open: number; unsealed: number }>(
          `select (select count(*)::int from outbox where done_at is null and due_at <= clock_timestamp()) as open,
             (select count(*)::int from unsealed_entry) as unsealed`,
        ),
      ({ open, unsealed }) => open === 0 && unsealed === 0,
    );
  const leader = async () => (await fresh.asOwner<{ holder: string }>(LEADER))[0]?.holder;

  it('print how to set them up, in the process that serves the desk, while no user is registered', async () => {
    expect(worker.setup).toBeUndefined();
    const [address, code] = server.setup?.split('#') ?? [];
    expect(address).toBe(`${server.http}/setup`);
    const person = { name: 'Ada', email: 'ada@desk.example', password: 'correct horse battery' };
    const body = JSON.stringify({ code, as: 'administrator', ...person });
    const headers = { 'content-type': 'application/json' };
    const answers = [];
    for (let round = 0; round < 2; round += 1) {
      answers.push((await fetch(`${server.http}/api/setup`, { method: 'POST', headers, body })).status);
    }
    expect(answers).toEqual([201, 409]);
  });

  it('share the work: each mail is read once, each entry sealed once, and one process leads', async () => {
    await send(0, MAILS);
    await allDone();
    expect(
      await one(
        `select count(*)::int as judged, count(distinct stream)::int as messages from entry where type = 'message.judged'`,
      ),
    ).toEqual({ judged: MAILS, messages: MAILS });
    expect(
      await one(
        `select count(*) = max(index) + 1 as contiguous, count(*) = (select count(*) from entry) as complete from sealed_entry`,
      ),
    ).toEqual({ contiguous: true, complete: true });
    expect(await leader()).toBe(first);
  });

  it('go on when the leader is killed: the other leads, and no work stays behind', async () => {
    await send(MAILS, 2);
    await Promise.all([sequencer.kill('SIGKILL'), worker.kill('SIGKILL')]);
    await send(MAILS + 2, MAILS);
    await allDone();
    expect(await leader()).not.toBe(first);
    expect(
      await one(
        `select count(*)::int as messages, count(*) filter (where fate = 'waiting')::int as waiting from raw_message`,
      ),
    ).toEqual({ messages: 2 * MAILS + 2, waiting: 0 });
  });
});
