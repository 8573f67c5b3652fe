// @stage slow
/** Thousands of headers from a seed, from raw bytes to an SMTP server: written to is who was judged, or no mail at all. */
import { randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Headers as ParsedHeaders } from 'mailparser';
import addressparser from 'nodemailer/lib/addressparser';
import { particularsOf } from '../../../src/classification/particulars-of.js';
import { readHeaders } from '../../../src/documents/mail/headers.js';
import { leavesOf } from '../../../src/documents/mail/mime.js';
import { ReadMessage } from '../../../src/domain/intake/message.js';
import { addressText, checkedMailbox } from '../../../src/domain/kernel/mailbox.js';
import { authorityOf } from '../../../src/domain/law/authority.js';
import { read } from '../../../src/domain/reading/read.js';
import { openEnvelope, recipientOf, sealEnvelope } from '../../../src/letters/writing/envelope.js';
import { Mailer, type OutgoingMail } from '../../../src/platform/outbound/mailer.js';
import { messageWithHeaders, randomFrom } from '../../support/address-headers.js';
import { type MailRelay, startMailRelay } from '../../support/mail-relay.js';
import { body } from '../../support/message.js';
import { sampleLaw } from '../../support/samples.js';
import { size } from '../../support/set.js';

const SEED = Number(process.env.TEST_SEED ?? 20_261_128);
const COUNT = size({ short: 400, long: 5_000 });
const TOGETHER = 20;
const ATTEMPTS = 10;

interface Outcome {
  readonly raw: string;
  /** The domain on which the issuer was judged; empty where no author was. */
  readonly judged: string;
  readonly zone: string;
  readonly authority: string | null;
  /** The address to which an automatic or a written answer may be sent. */
  readonly address: string | null;
  /** The SMTP recipients of the mail that left, if one did. */
  readonly sentTo: readonly string[];
  /** What a reader that cuts an address at its last @ would judge, and all to whom a mailer that parses it would write. */
  readonly naive: { readonly judged: string; readonly writtenTo: readonly string[] };
}

const law = sampleLaw();
const key = randomBytes(32);
let relay: MailRelay;
let mailer: Mailer;
let outcomes: Outcome[];

/** As the reader does in its bounded child. */
async function readingOf(raw: Buffer): Promise<{ message: ReadMessage; parsed: ParsedHeaders }> {
  for await (const item of leavesOf(Readable.from([raw]), { bytes: 100_000 })) {
    if (!('lines' in item)) continue;
    const headers = readHeaders(item.parsed, item.lines);
    const text = raw.toString('utf8').split('\r\n\r\n').at(-1) ?? '';
    const message = { readable: true, messages: [{ path: '', headers }], parts: [body(text)], stopped: null };
    return { message: ReadMessage.parse(JSON.parse(JSON.stringify(message))), parsed: item.parsed };
  }
  throw new Error('The message has no head.');
}

async function carried(raw: Buffer): Promise<Outcome> {
  const { message, parsed } = await readingOf(raw);
  const reading = read(message, law);
  const { requester } = particularsOf(message, reading);
  const messageId = `${randomUUID()}@greffe.example`;
  if (requester.address !== null) {
    const file = { name: 'letter.pdf', contentType: 'application/pdf', sha256: 'a'.repeat(64) };
    const envelope = {
      messageId,
      recipient: requester.address,
      subject: 'Answer',
      text: 'Answer',
      inReplyTo: null,
      files: [file],
    };
    const to = recipientOf(openEnvelope(key, messageId, sealEnvelope(key, messageId, envelope)));
    if (to) await sent({ to, subject: 'Answer', text: 'Answer', attachments: [], messageId });
  }
  return {
    raw: raw.toString('utf8').slice(0, 2_000),
    judged: reading.signals.senderHost,
    zone: reading.facts.issuerZone,
    authority: authorityOf(reading.signals.senderHost, law.authorities)?.id ?? null,
    address: requester.address,
    sentTo: messageIdsTo(messageId),
    naive: naively(parsed),
  };
}

/** As the outbox does: what the relay did not take for want of time is handed to it again, under the same identity. */
async function sent(mail: OutgoingMail): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const posting = await mailer.send(mail);
    if (posting.outcome === 'sent') return;
    if (posting.outcome !== 'temporary') throw new Error(`The relay should take the mail: ${posting.outcome}.`);
  }
  throw new Error(`The relay took no mail in ${ATTEMPTS} attempts.`);
}

/** Each recipient of the mails of that identity, of which a slow relay may hold two. */
const messageIdsTo = (messageId: string): string[] => [
  ...new Set(
    relay.received.flatMap((mail, at) =>
      mail.messageId === `<${messageId}>` ? (relay.recipients[at] ?? []).map(asWritten) : [],
    ),
  ),
];
/** The server of the test decodes the labels of a domain. */
const asWritten = (address: string): string => addressText(checkedMailbox(address));

function naively(parsed: ParsedHeaders): Outcome['naive'] {
  const addressIn = (name: string): string => {
    const [first] = (parsed.get(name) as { value?: { address?: string }[] } | undefined)?.value ?? [];
    return first?.address ?? '';
  };
  const from = addressIn('from');
  const reply = addressIn('reply-to') || from;
  return {
    judged: from.slice(from.lastIndexOf('@') + 1).toLowerCase(),
    writtenTo: addressparser(reply, { flatten: true }).map(({ address }) => address),
  };
}

beforeAll(async () => {
  relay = await startMailRelay();
  mailer = new Mailer({ url: relay.url, from: checkedMailbox('greffe@nuage.example') }, async () => true);
  const random = randomFrom(SEED);
  const raws = Array.from({ length: COUNT }, () => messageWithHeaders(random));
  outcomes = [];
  for (let at = 0; at < raws.length; at += TOGETHER) {
    outcomes.push(...(await Promise.all(raws.slice(at, at + TOGETHER).map(carried))));
  }
}, 900_000);
afterAll(async () => {
  mailer.close();
  await relay.close();
});

describe(`${COUNT} headers of the seed ${SEED}`, () => {
  it('lead to one mail to the mailbox that was judged, or to none', () => {
    const wrong = outcomes.filter(
      ({ address, sentTo }) => JSON.stringify(sentTo) !== JSON.stringify(address === null ? [] : [address]),
    );
    expect(wrong).toEqual([]);
    const others = outcomes.filter(({ judged, sentTo }) =>
      sentTo.some((to) => to.slice(to.lastIndexOf('@') + 1) !== judged),
    );
    expect(others).toEqual([]);
  });

  it('never name an authority by whose name another is written to', () => {
    const borrowed = outcomes.filter(
      ({ authority, sentTo }) =>
        authority !== null &&
        sentTo.some((to) => authorityOf(to.slice(to.lastIndexOf('@') + 1), law.authorities)?.id !== authority),
    );
    expect(borrowed).toEqual([]);
  });

  it('put one address, and one only, in the mail that people receive', () => {
    const shown = relay.received.map(({ to }) =>
      [to].flat().flatMap((one) => one?.value.map(({ address }) => address) ?? []),
    );
    expect(shown.map((list) => list.length).filter((count) => count !== 1)).toEqual([]);
    expect(shown.map(([one]) => asWritten(one ?? ''))).toEqual(relay.recipients.map(([one]) => asWritten(one ?? '')));
  });

  it('are answered often enough, and left to people often enough, to tell anything', () => {
    const answered = outcomes.filter(({ sentTo }) => sentTo.length > 0).length;
    expect(answered).toBeGreaterThan(COUNT / 5);
    expect(answered).toBeLessThan(COUNT - COUNT / 5);
    expect(outcomes.filter(({ sentTo, zone }) => sentTo.length > 0 && zone === 'FR').length).toBeGreaterThan(
      COUNT / 20,
    );
  });

  it('deceive a reader that cuts an address at its last @', () => {
    const deceived = outcomes.filter(({ naive: { judged, writtenTo } }) => {
      const hosts = writtenTo.map((to) => to.slice(to.lastIndexOf('@') + 1).toLowerCase());
      return authorityOf(judged, law.authorities) !== undefined && hosts.some((host) => host !== judged);
    });
    expect(deceived.length).toBeGreaterThan(COUNT / 50);
  });
});
