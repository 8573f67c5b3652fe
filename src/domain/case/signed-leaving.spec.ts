import { describe, expect, it } from '@jest/globals';
import {
  anySignature,
  approve,
  classified,
  disclosure,
  dpo,
  head,
  id,
  jurist,
  opened,
  otherJurist,
  payload,
  person,
  prepare,
  read,
  refuseIt,
  release,
  requester,
  service,
} from '../../../test/support/case-walk.js';
import { actToSign } from '../../../test/support/signed-acts.js';
import { SignedCase } from '../../../test/support/signed-case.js';
import type { Command } from './command.js';
import { replay } from './evolve.js';
import type { Actor } from './model/circumstances.js';

const third = person(5, 'jurist');
const giveAll = (signed: SignedCase, given: readonly [Command, Actor][]): SignedCase =>
  given.reduce((so, [command, actor]) => so.give(command, actor), signed);
const consented = (signed = new SignedCase()): SignedCase =>
  giveAll(signed, [...disclosure, [prepare('disclose'), jurist], [approve('jurist'), otherJurist]]);
const sent = (signed = new SignedCase()): SignedCase => consented(signed).give(release, third);
/** What that actor would sign of the command, as the case stands before its last entry. */
const signatureOf = (signed: SignedCase, command: Command, actor: Actor, before = -1) => {
  const act = actToSign(signed.id, command, replay(signed.entries.slice(0, before)));
  if (!act) throw new Error('Nothing is signed.');
  return signed.keyOf(actor).sign(act);
};

describe('what leaves', () => {
  it('leaves by the signatures of a consent and of another person who sends it', () => {
    expect(sent().objection).toBeNull();
  });

  const forgeries: readonly (readonly [string, (signed: SignedCase) => unknown, string])[] = [
    ['an unsigned consent', (it) => it.forge('case.approved', { signature: undefined }), 'signature-missing'],
    [
      'a consent with a signature of a shape alone',
      (it) => it.forge('case.approved', { signature: anySignature }),
      'signing-key-unknown',
    ],
    [
      'a consent in the name of another person',
      (it) => {
        it.keyOf(dpo);
        it.forge('case.approved', {}, dpo);
      },
      'role-missing',
    ],
    [
      'a consent that names another hash',
      (it) => it.forge('case.approved', { payload: 'b'.repeat(64) }),
      'signature-wrong',
    ],
    [
      'another hash in the preparation than people consented to',
      (it) => it.forge('case.prepared', { payload: 'b'.repeat(64) }),
      'signature-wrong',
    ],
    ['an unsigned sending', (it) => it.forge('case.released', { signature: undefined }), 'signature-missing'],
    [
      'a sending by the signature of the consent',
      (it) => it.forge('case.released', { signature: signatureOf(it, approve('jurist'), otherJurist) }, otherJurist),
      'signature-wrong',
    ],
    [
      'a sending by the person who consented',
      (it) => it.forge('case.released', { signature: signatureOf(it, release, otherJurist) }, otherJurist),
      'approved-already',
    ],
    [
      'a sending by the person who prepared it',
      (it) => it.forge('case.released', { signature: signatureOf(it, release, jurist) }, jurist),
      'prepared-it',
    ],
    [
      'a consent of a key that was revoked since',
      (it) => it.log.write('keys', 'key.revoked', id(80), { key: it.keyOf(otherJurist).key.key, why: 'removed' }),
      'signing-key-revoked',
    ],
    [
      'a consent of an account that was closed since',
      (it) => it.log.write('config/people', 'config.person_disabled', id(80), { person: id(2) }),
      'account-closed',
    ],
  ];
  it.each(forgeries)('does not leave by %s', (_, forge, code) => {
    const signed = sent();
    forge(signed);
    expect(signed.objection).toBe(code);
  });

  it('does not leave by signatures over the same acts of another case', () => {
    const other = Object.assign(new SignedCase(), { id: id(501) });
    const signed = sent(other);
    expect(Object.assign(signed, { id: id(500) }).objection).toBe('signature-wrong');
  });

  it('does not leave by a signature over an earlier preparation of the same bytes', () => {
    const signed = consented();
    const old = signatureOf(signed, approve('jurist'), otherJurist);
    signed.give({ type: 'send_back', preparationId: id(200), noteId: id(300) }, head);
    signed.give(prepare('disclose'), jurist).give(approve('jurist'), otherJurist).give(release, third);
    expect(signed.forge('case.approved', { signature: old }).objection).toBe('signature-wrong');
  });

  it('leaves though a colleague wrote a note after the signatures', () => {
    const signed = consented().give({ type: 'note', noteId: id(300), digest: payload }, head);
    expect(signed.give(release, third).objection).toBeNull();
  });

  it('does not leave by a key that was confirmed after its signature', () => {
    const signed = new SignedCase();
    const key = signed.keyOf(otherJurist);
    signed.log.authority.key(key.key.key);
    const late = sent(signed);
    const known = late.log.authority.key(key.key.key);
    Object.assign(known ?? {}, { confirmedAt: '2026-11-28T09:00:00.001Z' });
    expect(late.objection).toBe('signing-key-waiting');
  });
});

describe('one signature over a list', () => {
  const listed = (signed: SignedCase, command: Command, actor: Actor) => {
    const act = actToSign(signed.id, command, replay(signed.entries.slice(0, -1)));
    return act && signed.keyOf(actor).signTogether([act, { ...act, case: id(501) }])[0];
  };

  it('sends a refusal that stands in it', () => {
    const signed = giveAll(new SignedCase(), [
      [opened, service],
      [read(), service],
      [classified({ verdict: 'REFUSE', circuit: 'refusal' }), service],
      [prepare('refuse'), jurist],
      [approve('jurist'), otherJurist],
      [refuseIt, third],
    ]);
    expect(signed.forge('case.refused', { signature: listed(signed, refuseIt, third) }).objection).toBeNull();
  });

  it('sends no answer with data, which has a signature of its own', () => {
    const signed = sent();
    signed.forge('case.released', { signature: listed(signed, release, third) });
    expect(signed.objection).toBe('signature-of-list');
  });

  it('is no consent to an answer with data', () => {
    const signed = consented();
    const signature = listed(signed, approve('jurist'), otherJurist);
    signed.forge('case.approved', { signature }).give(release, third);
    expect(signed.objection).toBe('signature-of-list');
  });
});

it('a preparation names who asks, so that their consent is over it', () => {
  const { preparation } = replay(consented().entries);
  expect(preparation).toMatchObject({ requester, seq: 5, payload });
});
