// @stage long redis slow
/** Mails crafted so that the answer goes to a third party, through the real server: none does, and none leaves a failed job. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { type DnsServer, startDnsServer } from '../../../src/commands/demo/dns-server.js';
import { messageWithHeaders, OFFICE, randomFrom } from '../../support/address-headers.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { type MailRelay, startMailRelay } from '../../support/mail-relay.js';
import { type Served, serve } from '../../support/served.js';
import { size } from '../../support/set.js';

const SERVER = '203.0.113.9';
const EVIL = 'evil5@bad.example';
const GENERATED = size({ short: 6, long: 60 });
const domains = ['bad.example', 'gendarmerie.interieur.gouv.fr'];
const long = (letter: string, count: number): string => letter.repeat(count);
const many = (count: number, of: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => of(at)).join(', ');

/** What stands in the header of each, and whose mail server hands it over. */
const crafted: readonly (readonly [string, readonly string[]])[] = [
  ['bad.example', [`From: <${EVIL},${OFFICE}>`]],
  ['bad.example', [`From: <${EVIL};${OFFICE}>`]],
  ['gendarmerie.interieur.gouv.fr', [`From: ${OFFICE}`, `Reply-To: <${EVIL},${OFFICE}>`]],
  ['gendarmerie.interieur.gouv.fr', [`From: ${OFFICE}`, `Reply-To: ${OFFICE}`, `Reply-To: ${EVIL}`]],
  ['gendarmerie.interieur.gouv.fr', [`From: ${OFFICE}`, `From: ${EVIL}`]],
  ['bad.example', [`From: ${many(50, (at) => `victim${at}@bad.example`)}`]],
  ['bad.example', [`From: "evil5@bad.example"@bad.example`]],
  ['bad.example', [`From: e\0vil5@bad.example`]],
  ['bad.example', [`From: Brigades: ${EVIL};`]],
  ['bad.example', [`From: ${EVIL} (${OFFICE})`]],
  ['bad.example', [`From: <evil5@bad..example>`]],
  ['bad.example', [`From: <evil5@[192.0.2.1]>`]],
  ['bad.example', [`From: "${long('n', 20_000)}" <${EVIL}>`, 'Reply-To: <evil5@bad.example >']],
  ['bad.example', [`From: <${long('a', 5_000)}@bad.example>`]],
  ['bad.example', [`From: ${EVIL}`, `Reply-To: ${many(900, (at) => `${long('a', 900)}${at}@bad.example`)}`]],
];

describe('crafted senders', () => {
  let folder: string;
  let fresh: FreshDatabase;
  let dns: DnsServer;
  let relay: MailRelay;
  let served: Served;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-senders-'));
    fresh = await freshDatabase();
    relay = await startMailRelay();
    dns = await startDnsServer(
      Object.fromEntries(
        domains.flatMap((domain) => [
          [`${domain}/TXT`, [[`v=spf1 ip4:${SERVER} -all`]]],
          [`_dmarc.${domain}/TXT`, [['v=DMARC1; p=reject']]],
        ]),
      ),
    );
    served = await serve({
      GREFFE_DATA: folder,
      ...fresh.environment,
      GREFFE_TEST_DURABILITY: 'true',
      GREFFE_DNS: dns.address,
      GREFFE_MAIL_URL: relay.url,
      GREFFE_MAIL_FROM: 'requisitions@nuage-souverain.example',
      ...(process.env.REDIS_URL ? { REDIS_URL: process.env.REDIS_URL } : {}),
    });
  });

  afterAll(async () => {
    await served?.kill('SIGTERM');
    dns?.close();
    await relay?.close();
    await fresh?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const headOf = (domain: string): string[] => [
    `Return-Path: <bounce@${domain}>`,
    `Received: from mx.${domain} (mx.${domain} [${SERVER}]) by mx.nuage-souverain.example; Tue, 24 Nov 2026 14:37:02 +0100`,
  ];

  async function send(domain: string, raw: Buffer): Promise<void> {
    const transport = createTransport({ host: '127.0.0.1', port: served.smtpPort, secure: false, ignoreTLS: true });
    const envelope = { from: `bounce@${domain}`, to: 'requisitions@nuage-souverain.example' };
    await transport.sendMail({ envelope, raw }).finally(() => transport.close());
  }

  const count = async (sql: string): Promise<number> => {
    const [row] = await fresh.asOwner<{ count: string }>(sql);
    return Number(row?.count);
  };

  it('are all kept, answered only to a proven sender, and leave no failed job', async () => {
    const random = randomFrom(20_261_128);
    const act =
      messageWithHeaders(() => 0.999)
        .toString('utf8')
        .split('\r\n\r\n')
        .at(-1) ?? '';
    const written = (domain: string, fields: readonly string[]): Buffer =>
      Buffer.from(
        [...headOf(domain), ...fields, 'To: requisitions@nuage-souverain.example', 'Subject: Act', '', act].join(
          '\r\n',
        ),
      );
    const mails = [
      ...crafted.map(([domain, fields]) => [domain, written(domain, fields)] as const),
      [
        'gendarmerie.interieur.gouv.fr',
        written('gendarmerie.interieur.gouv.fr', [`From: Brigade <${OFFICE}>`]),
      ] as const,
      ...Array.from(
        { length: GENERATED },
        () => ['bad.example', messageWithHeaders(random, headOf('bad.example'))] as const,
      ),
    ];
    for (const [domain, raw] of mails) await send(domain, raw);
    const left = async () => [
      await count('select count(*) from outbox where done_at is null and dead_at is null and due_at <= now()'),
      await count("select count(*) from raw_message where fate = 'waiting'"),
    ];
    await eventually(left, (counts) => counts.every((rows) => rows === 0), 500_000);
    // Equal bytes are one message, however often they come.
    const different = new Set(mails.map(([, raw]) => raw.toString('latin1'))).size;
    expect(await count("select count(*) from raw_message where fate <> 'waiting'")).toBe(different);
    expect(await fresh.asOwner('select topic, last_error from outbox where dead_at is not null')).toEqual([]);
    expect(relay.recipients.filter(({ length }) => length !== 1)).toEqual([]);
    const recipients = relay.recipients.flat();
    expect(recipients).toContain(OFFICE);
    // A mail from the server of bad.example with one author of that domain has a proved origin: it may be answered.
    const honest = [OFFICE, EVIL, 'br.voiron@bad.example'];
    expect(recipients.filter((one) => !honest.includes(one))).toEqual([]);
    expect(recipients.filter((one) => one === OFFICE)).toHaveLength(1);
  }, 600_000);
});
