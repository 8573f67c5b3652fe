import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { declaredEntries } from '../../src/ledger/event-kinds.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { environmentOf } from '../support/database.js';
import { type Served, serve } from '../support/served.js';
import { type Client, rateOf } from './rate.js';

export interface MailFigures {
  /** Mails of 2.6 kB that got their 250, which means: on the disk, with their row, their entry and their work. */
  readonly mailsAcceptedPerSecond: number;
  /** The same rows written by plain SQL, one durable transaction a mail, without files, hashes or SMTP. */
  readonly rawInsertsPerSecond: number;
  readonly ratio: number;
}

const CONNECTIONS = 8;

/** On one durable PostgreSQL, SMTP and webhook in a process of their own that leaves the reading to others. */
export async function measureMail(): Promise<MailFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-bench-'));
  const database = await startEmbeddedPostgres(join(folder, 'postgres'), { durable: true });
  try {
    await migrate(database.ownerUrl, declaredEntries);
    const served = await serve(
      {
        GREFFE_DATA: join(folder, 'data'),
        ...environmentOf(database.urlOf),
      },
      ['--role', 'api'],
    );
    const mailsAcceptedPerSecond = await rateOf(await several(() => sender(served)));
    await served.kill('SIGTERM');
    const rawInsertsPerSecond = await rateOf(await several(() => inserter(database.ownerUrl)));
    return { mailsAcceptedPerSecond, rawInsertsPerSecond, ratio: mailsAcceptedPerSecond / rawInsertsPerSecond };
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const several = (open: () => Promise<Client>): Promise<Client[]> =>
  Promise.all(Array.from({ length: CONNECTIONS }, open));

async function sender({ smtpPort }: Served): Promise<Client> {
  const options = { host: '127.0.0.1', port: smtpPort, secure: false, ignoreTLS: true, pool: true, maxConnections: 1 };
  const transport = createTransport({ ...options, maxMessages: Number.POSITIVE_INFINITY });
  const envelope = { from: 'a@sender.example', to: 'legal@nuage-souverain.example' };
  return {
    once: async () => {
      await transport.sendMail({ envelope, raw: mail() });
    },
    close: async () => transport.close(),
  };
}

function mail(): Buffer {
  const id = randomBytes(12).toString('hex');
  const lines = `${'Texte de la demande. '.repeat(3)}\r\n`.repeat(40);
  return Buffer.from(`From: a@sender.example\r\nSubject: ${id}\r\nMessage-ID: <${id}@sender.example>\r\n\r\n${lines}`);
}

const STATEMENTS = [
  `insert into data_key (id, wrapped) values ($1, $2)`,
  `insert into raw_message (id, sha256, size, blob_id, key_id, received_at, door) values ($1, $2, 2600, $3, $4, now(), 'smtp')`,
  `insert into occurrence (id, message_id, door, at) values ($1, $2, 'smtp', now())`,
  `insert into entry (stream, seq, type, at, actor, data, class, salt, opening)
   values ($1, 1, 'message.received', date_trunc('milliseconds', now()), 'smtp', '{}', 'other', $2, $2)`,
  `insert into outbox (id, topic, payload, due_at) values ($1, 'ingestion.read_message', '{}', now())`,
];

async function inserter(url: string): Promise<Client> {
  const client = new pg.Client(url);
  await client.connect();
  return {
    once: async () => {
      const [key, message, stream] = [uuidv7(), uuidv7(), `bench/${uuidv7()}`];
      const parameters = [
        [key, randomBytes(60)],
        [message, randomBytes(32).toString('hex'), uuidv7(), key],
        [uuidv7(), message],
        [stream, randomBytes(32)],
        [uuidv7()],
      ];
      await client.query('begin');
      for (const [index, text] of STATEMENTS.entries()) await client.query(text, parameters[index]);
      await client.query('commit');
    },
    close: () => client.end(),
  };
}
