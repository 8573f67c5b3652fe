import { describe, expect, it } from '@jest/globals';
import {
  anySignature,
  approve,
  classified,
  dpo,
  head,
  id,
  jurist,
  opened,
  otherJurist,
  person,
  prepare,
  read,
  release,
  service,
} from '../../../test/support/case-walk.js';
import { actToSign } from '../../../test/support/signed-acts.js';
import { SignedCase } from '../../../test/support/signed-case.js';
import { type ActToSign, actNames } from '../signature/act.js';
import type { Command } from './command.js';
import { replay } from './evolve.js';
import type { Actor } from './model/circumstances.js';

const third = person(5, 'jurist');
const giveAll = (signed: SignedCase, given: readonly [Command, Actor][]): SignedCase =>
  given.reduce((so, [command, actor]) => so.give(command, actor), signed);

describe('what was once foreign', () => {
  const warrant = read({ issuerZone: 'THIRD', issuerCountry: 'US', issuerKind: 'court' });
  const toFrance: Command = {
    type: 'confirm_fact',
    confirmed: { fact: 'issuerZone', value: 'FR' },
  };
  const corrected = (signed: SignedCase): SignedCase => {
    giveAll(signed, [
      [opened, service],
      [warrant, service],
      [
        classified({ rule: 'U01', verdict: 'REFUSE', circuit: 'refusal', approvers: ['head_of_legal', 'dpo'] }),
        service,
      ],
      [toFrance, jurist],
    ]);
    const proposal = replay(signed.entries).proposed?.seq ?? 0;
    return giveAll(signed, [
      [{ type: 'confirm_correction', proposal }, dpo],
      [classified(), service],
      [prepare('disclose'), jurist],
      [approve('jurist'), otherJurist],
      [approve('head_of_legal'), head],
      [approve('dpo'), dpo],
    ]);
  };

  it('leaves by passkeys, once a second person signed the correction', () => {
    expect(corrected(new SignedCase()).give(release, third).objection).toBeNull();
  });

  it('does not leave by a key that a password opens', () => {
    const signed = new SignedCase();
    signed.keyOf(otherJurist, 'password');
    expect(corrected(signed).give(release, third).objection).toBe('passkey-needed');
  });

  it('does not leave where the correction carries a signature that does not hold', () => {
    const signed = corrected(new SignedCase()).give(release, third);
    signed.forge('case.correction_confirmed', { signature: anySignature });
    expect(signed.objection).toBe('signing-key-unknown');
  });

  it('does not leave where the person who proposed the correction signed it too', () => {
    const signed = corrected(new SignedCase()).give(release, third);
    signed.forge('case.correction_proposed', {}, dpo);
    expect(signed.objection).toBe('began-it');
  });

  /** What the DPO consented to, with one thing of it another: each is an act that they could have signed elsewhere. */
  const elsewhere: readonly (readonly [string, Partial<ActToSign>])[] = [
    ['another case', { case: id(501) }],
    ['no case', { case: null }],
    ['another payload', { payload: 'f'.repeat(64) }],
    ['another preparation', { preparation: id(201) }],
    ['the same preparation, made before', { seq: 1 }],
    ['another role of theirs', { role: 'head_of_legal' }],
    ...actNames
      .filter((act) => act !== 'approve')
      .map((act): [string, Partial<ActToSign>] => [`the act ${act}`, { act, role: null }]),
  ];

  it.each(elsewhere)('does not leave by a passkey that signed %s', (_, changed) => {
    const signed = corrected(new SignedCase());
    const act = actToSign(signed.id, approve('dpo'), replay(signed.entries));
    if (!act) throw new Error('A consent is signed.');
    signed.give(release, third);
    const over = (of: Partial<ActToSign>) => ({ signature: signed.keyOf(dpo).sign({ ...act, ...of }) });
    expect(signed.forge('case.approved', over({})).objection).toBeNull();
    expect(signed.forge('case.approved', over(changed)).objection).toBe('signature-wrong');
  });

  it('stays as it was judged where the correction is not signed', () => {
    const signed = corrected(new SignedCase()).forge('case.correction_confirmed', { signature: undefined });
    expect(replay(signed.entries).alone).toEqual(['issuerZone']);
  });

  const lowering = (signed: SignedCase): SignedCase => {
    const ask: Command = { type: 'ask_lower_floor', why: 'misread', noteId: id(310) };
    return corrected(signed)
      .give(ask, head)
      .give({ type: 'lower_floor', noteId: id(310) }, dpo);
  };

  it('asks less once two persons signed it', () => {
    const { floor, loweredBy } = replay(lowering(new SignedCase()).entries);
    expect([floor.approvers, loweredBy]).toEqual([['jurist'], [id(3), id(4)]]);
  });

  const afterwards = (signed: SignedCase): SignedCase =>
    lowering(signed).give(prepare('disclose'), jurist).give(approve('jurist'), otherJurist).give(release, third);

  it('leaves by the lower quorum that two persons signed', () => {
    expect(afterwards(new SignedCase()).objection).toBeNull();
  });

  it.each(['case.floor_lowering_asked', 'case.floor_lowered'] as const)(
    'does not leave by a lower quorum where %s is not signed by its author',
    (type) => {
      expect(afterwards(new SignedCase()).forge(type, { signature: anySignature }).objection).toBe(
        'signing-key-unknown',
      );
      expect(
        replay(afterwards(new SignedCase()).forge(type, { signature: undefined }).entries).floor.approvers,
      ).toEqual(expect.arrayContaining(['head_of_legal', 'dpo']));
    },
  );

  it('does not leave where the signatures of an earlier lowering are used again', () => {
    const signed = lowering(new SignedCase());
    const used = signed.entries.slice(-2);
    const strict = classified({
      rule: 'U01',
      verdict: 'REFUSE',
      circuit: 'refusal',
      approvers: ['head_of_legal', 'dpo'],
    });
    giveAll(signed, [
      [strict, service],
      [classified(), service],
    ]);
    signed.entries.push(...used);
    signed.give(prepare('disclose'), jurist).give(approve('jurist'), otherJurist).give(release, third);
    expect(replay(signed.entries).floor.approvers).toEqual(['jurist']);
    expect(signed.objection).toBe('signature-wrong');
  });
});
