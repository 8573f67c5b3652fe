// @stage kills
/** A mailbox is read by IMAP while its reader and its server are killed: nothing lost, nothing twice. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ofDatabase } from '../../src/platform/database/session.js';
import { Dovecot, hasDovecot, PASSWORD } from '../support/dovecot.js';
import { eventually } from '../support/eventually.js';
import { slice } from '../support/set.js';
import { Application } from './testbed/application.js';
import { print } from './testbed/figures.js';
import { Random } from './testbed/random.js';
import { type Installation, Testbed } from './testbed/testbed.js';

const SEED = Number(process.env.TEST_SEED ?? 1);
const MAILS = Number(process.env.TEST_MAILS ?? 2_000);
const KILLS = slice(Array.from({ length: Number(process.env.TEST_KILLS ?? 60) })).length;
const LARGEST = 300_000;

interface Kept {
  readonly sha256: string;
  readonly jobs: number;
}

(hasDovecot ? describe : describe.skip)('a mailbox under kills', () => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-mailbox-'));
  const served = mkdtempSync(join(tmpdir(), 'greffe-dovecot-'));
  const random = new Random(SEED);
  let dovecot: Dovecot;
  let testbed: Testbed;
  let installation: Installation;
  let environment: Record<string, string>;
  let reader: Application | null = null;

  beforeAll(async () => {
    dovecot = await Dovecot.start(served);
    writeFileSync(join(folder, 'password'), PASSWORD);
    const mailbox = {
      ...{ name: 'desk', host: '127.0.0.1', port: dovecot.tlsPort, user: 'desk', authorities: dovecot.authorities },
      passwordFile: join(folder, 'password'),
    };
    writeFileSync(join(folder, 'mailboxes.yaml'), JSON.stringify({ mailboxes: [mailbox] }));
    testbed = await Testbed.open();
    installation = await testbed.installation();
    const { DATABASE_URL, DATABASE_IDENTITY_URL: _, DATABASE_SEQUENCER_URL: __, ...rest } = installation.environment;
    const database = new URL(DATABASE_URL ?? '').pathname.slice(1);
    environment = {
      ...rest,
      DATABASE_URL: ofDatabase(testbed.server.urlOf('greffe_intake'), database),
      GREFFE_MAILBOXES: join(folder, 'mailboxes.yaml'),
      GREFFE_MAX_MESSAGE_BYTES: String(LARGEST),
    };
  }, 300_000);
  afterAll(async () => {
    await reader?.kill('SIGKILL');
    await dovecot?.kill();
    await installation?.relay.close();
    await testbed?.close();
    for (const each of [folder, served]) rmSync(each, { recursive: true, force: true });
  });

  const start = async () => {
    reader = await Application.start(environment, undefined, { role: 'intake' });
  };
  const kept = () =>
    installation.rows.query<Kept>(
      `select m.sha256, (select count(*)::int from outbox o where o.topic = 'ingestion.read_message'
         and o.payload ->> 'messageId' = m.id::text) as jobs from raw_message m where m.door = 'mailbox'`,
    );

  /** Every tenth has the Message-ID of the others like it, every hundredth is larger than what is taken. */
  function mail(n: number): Buffer {
    const id = n % 10 === 0 ? 'same' : `mail-${n}`;
    const body = n % 100 === 0 ? 'x'.repeat(LARGEST) : `Réquisition ${n}. ${'x'.repeat(random.below(20_000))}`;
    return Buffer.from(
      `From: a@court.example\r\nMessage-ID: <${id}@court.example>\r\nX-Number: ${n}\r\n\r\n${body}\r\n`,
    );
  }
  const hashOf = (bytes: Buffer) =>
    createHash('sha256')
      .update(bytes.length > LARGEST ? bytes.subarray(0, 65_536) : bytes)
      .digest('hex');

  /** Delivers, over whatever deaths of the server; a mail whose answer was lost may lie there twice. */
  async function deliver(mails: readonly Buffer[]): Promise<void> {
    let client = await dovecot.visitor();
    for (const bytes of mails) {
      for (let isThere = false; !isThere; ) {
        isThere = await client.append('INBOX', bytes).then(
          () => true,
          () => false,
        );
        if (isThere) continue;
        client.close();
        client = (await eventually(
          () => dovecot.visitor().catch(() => null),
          (open) => open !== null,
        )) as typeof client;
      }
    }
    client.close();
  }

  const complaints = (rows: readonly Kept[], sent: readonly string[]): string[] => {
    const times = new Map<string, number>();
    for (const { sha256 } of rows) times.set(sha256, (times.get(sha256) ?? 0) + 1);
    return [
      ...sent.filter((hash) => !times.has(hash)).map((hash) => `LOST ${hash}`),
      ...[...times].filter(([, count]) => count > 1).map(([hash]) => `TWICE ${hash}`),
      ...[...times.keys()].filter((hash) => !sent.includes(hash)).map((hash) => `WRONG BYTES ${hash}`),
      ...rows.filter(({ jobs }) => jobs !== 1).map(({ sha256, jobs }) => `${jobs} JOBS ${sha256}`),
    ];
  };

  it(
    `loses none of ${MAILS} mails and keeps none twice over ${KILLS} kills of the reader and of the mail server`,
    async () => {
      const mails = Array.from({ length: MAILS }, (_, n) => mail(n));
      const sent = [...new Set(mails.map(hashOf))];
      await start();
      const delivered = deliver(mails);
      let renumbered = 0;
      for (let n = 0; n < KILLS; n += 1) {
        await wait(300 + random.below(2_500));
        if (n % 3 === 2) {
          await dovecot.kill();
          if (n % 30 === 29) {
            dovecot.forgetNumbers();
            renumbered += 1;
          }
          await dovecot.run();
        } else {
          await reader?.kill('SIGKILL');
          await start();
        }
      }
      await delivered;
      const rows = await eventually(kept, (now) => now.length >= sent.length, 600_000);
      const found = complaints(rows, sent);
      print(`mailbox: ${MAILS} mails, ${KILLS} kills, ${renumbered} new numberings, ${found.length} findings`);
      expect(found).toEqual([]);
    },
    24 * 3_600_000,
  );

  it(
    'is found out to lose a mail that its reader never saw',
    async () => {
      await reader?.kill('SIGKILL');
      const unread = mail(MAILS + 1);
      await deliver([unread]);
      expect(complaints(await kept(), [hashOf(unread)])).toContain(`LOST ${hashOf(unread)}`);
    },
    24 * 3_600_000,
  );
});
