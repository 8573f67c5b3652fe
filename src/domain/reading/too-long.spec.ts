import { describe, expect, it } from '@jest/globals';
import { body, document, from, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { gate, whyNoRequest } from '../intake/gatekeeper.js';
import type { Part, UnreadReason } from '../intake/message.js';
import { read } from './read.js';
import { CHARACTERS, findsTooMuch, isTooLong, withoutTexts } from './too-long.js';

const act =
  'Réquisition. Vu l’article 60-1 du code de procédure pénale, nous vous requérons de nous communiquer l’identité du titulaire de l’adresse 203.0.113.7.';
const nothingKnown = { byMessageId: new Map(), byReference: new Map() };
const report = {
  ...from('mailer-daemon@relay.example'),
  contentType: 'multipart/report',
  reportType: 'delivery-status',
  returnPath: '',
};

describe('a message', () => {
  it('is too long when its texts together hold more than the limit, hidden ones too', () => {
    const half = 'x'.repeat(CHARACTERS / 2);
    expect(isTooLong(message([body(half), body(half, '2')]))).toBe(false);
    expect(isTooLong(message([body(half), body(`${half}x`, '2')]))).toBe(true);
    const hidden: Part = { ...body(half, '2'), hidden: [{ at: 0, text: 'x', why: 'tiny' }] };
    expect(isTooLong(message([body(half), hidden]))).toBe(true);
  });

  it('is too long when its extraction stopped for that reason, whatever was kept', () => {
    expect(isTooLong({ ...message([body('short')]), stopped: 'too_long' })).toBe(true);
  });

  it('finds too much when it names more targets than a person can confirm', () => {
    const targets = (count: number) =>
      Array.from({ length: count }, (_, at) => `198.51.${Math.floor(at / 250)}.${at % 250}`).join(', ');
    const reading = read(message([body(`${act} Adresses : ${targets(2_100)}.`)]), sampleLaw());
    expect(reading.targets.length).toBeGreaterThan(2_000);
    expect(findsTooMuch(reading)).toBe(true);
    expect(findsTooMuch(read(message([body(`${act} Adresses : ${targets(20)}.`)]), sampleLaw()))).toBe(false);
  });
});

describe('a message read without its texts', () => {
  const headed = withoutTexts(message([body(act), document(act)]));
  const reading = read(headed, sampleLaw());

  it('keeps its sender and no fact that only its texts could tell', () => {
    expect(reading.facts).toMatchObject({ issuerZone: 'FR', bases: [], categories: [], emergency: false });
    expect(reading.targets).toEqual([]);
    const told = Object.entries(reading.facts.checks).filter(([, result]) => result === 'holds');
    expect(told).toEqual([]);
  });

  it('does not know that what protects is absent', () => {
    const { secrecy_marking, withdrawal_stated, already_disclosed, is_a_request } = reading.facts.checks;
    expect([secrecy_marking, withdrawal_stated, already_disclosed, is_a_request]).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  it('says of each of its parts that it is too long to be read by machine', () => {
    expect(headed.parts.map(({ text, unread }) => [text, unread])).toEqual([
      [null, 'too_long'],
      [null, 'too_long'],
    ]);
  });

  it('is a case of its own, also when its headers say that it is a bounce or belongs to a known thread', () => {
    const thread = new Map([['<ours@nuage-souverain.example>', 'case-1' as never]]);
    const change = { ...report, inReplyTo: ['<ours@nuage-souverain.example>'] };
    const bounce = withoutTexts(message([body(act)], change));
    const { signals, facts } = read(bounce, sampleLaw());
    expect(gate(bounce, signals, { ...nothingKnown, byMessageId: thread })).toMatchObject({
      kind: 'new_case',
      reason: 'too_long',
    });
    expect(facts.checks.is_a_request).toBe('unknown');
  });
});

describe('a report of a mail system', () => {
  const bounce = (unread: UnreadReason | null) =>
    message([body('User unknown'), { ...body(act, '2'), ...(unread && { text: null, unread }) }], report);
  const why = (unread: UnreadReason | null) => {
    const whole = bounce(unread);
    return whyNoRequest(whole, read(whole, sampleLaw()).signals);
  };

  it('is no request when all of it was read', () => {
    expect(why(null)).toBe('bounce');
  });

  it.each<UnreadReason>(['too_large', 'too_deep', 'time', 'memory', 'not_reached', 'output'])(
    'may be a request when a part was kept from being read by a bound: %s',
    (unread) => {
      expect(why(unread)).toBeNull();
    },
  );
});
