import { describe, expect, it } from '@jest/globals';
import {
  approve,
  classified,
  disclosure,
  dpo,
  head,
  id,
  jurist,
  otherJurist,
  person,
  prepare,
  read,
  refusalOf,
  release,
  requester,
  run,
  service,
} from '../../../test/support/case-walk.js';
import type { Instant } from '../kernel/instant.js';
import type { Command } from './command.js';

describe('an urgent disclosure', () => {
  const urgent = run(
    ...disclosure.slice(0, 1),
    [read({ emergency: true }), service],
    [classified(), service],
    [{ type: 'confirm_fact', confirmed: { fact: 'issuerZone', value: 'FR' } }, jurist],
    [prepare('disclose'), jurist],
  ).state;
  const call = (changed: object = {}): Command =>
    ({
      ...{ type: 'record_call_back', authority: 'fr-police', number: '+33 1 99 00 40 01', outcome: 'confirmed' },
      ...{ noteId: id(301), evidence: 'c'.repeat(64), person: 'La permanence', doneAt: '2026-11-24T13:50:00.000Z' },
      ...changed,
    }) as Command;

  it('is not approved before the authority was called back', () => {
    expect(refusalOf(urgent, approve('jurist'), otherJurist)).toBe(
      'An urgent disclosure waits until the authority was called back at a number of our directory, never that of the request.',
    );
  });

  it.each([
    ['a number that is not ours', { number: '+33 6 12 34 56 78' }, 'This number is not in our directory'],
    ['another authority', { authority: 'fr-unknown' }, 'This number is not in our directory'],
  ])('is not confirmed at %s', (_, changed, sentence) => {
    expect(refusalOf(urgent, call(changed), otherJurist)).toContain(sentence);
  });

  it('is not confirmed at a number whose verification has lapsed, nor by an authority of another country', () => {
    expect(refusalOf(urgent, call(), otherJurist, { now: '2027-01-01T12:00:00.000Z' as Instant })).toContain(
      'The verification of this number has expired',
    );
    const entry = { id: 'fr-police', zone: 'EU_EEV', country: 'ES', kind: 'police' } as const;
    const authorities = [{ ...entry, confidence: 'checked' as const, expiresAt: '2027-12-31' }];
    expect(refusalOf(urgent, call(), otherJurist, { authorities })).toBe(
      'The authority that was called is not one that can have issued this request.',
    );
  });

  const walk = (...calls: Command[]) =>
    run(
      ...disclosure.slice(0, 1),
      [read({ emergency: true }), service],
      [classified(), service],
      [{ type: 'confirm_fact', confirmed: { fact: 'issuerZone', value: 'FR' } }, jurist],
      [prepare('disclose'), jurist],
      ...calls.map((each): [Command, typeof jurist] => [each, otherJurist]),
    ).state;

  it('is approved once it was confirmed, and not after a denial', () => {
    const { state } = run(
      ...disclosure.slice(0, 1),
      [read({ emergency: true }), service],
      [classified(), service],
      [{ type: 'confirm_fact', confirmed: { fact: 'issuerZone', value: 'FR' } }, jurist],
      [prepare('disclose'), jurist],
      [call(), otherJurist],
      [approve('jurist'), otherJurist],
      [release, head],
    );
    expect(state.left).toHaveLength(1);
    expect(refusalOf(walk(call({ outcome: 'unreachable' })), approve('jurist'), otherJurist)).toMatch(/^An urgent/);
    expect(refusalOf(walk(call(), call({ outcome: 'denied' })), approve('jurist'), otherJurist)).toMatch(/^An urgent/);
  });

  const ownCall = /^The authority is called back, and the call recorded, by another person than the one who prepared/;
  const letter = {
    ...{ id: id(400), kind: 'answer' as const, language: 'fr' as const, template: 'answer.v1' },
    ...{ templateSha256: 'c'.repeat(64), sha256: 'c'.repeat(64), mailbox: 'c'.repeat(64), zone: 'FR' },
  };

  it('is called back by another person than the one who prepared, under any of their accounts', () => {
    expect(refusalOf(urgent, call(), jurist)).toMatch(ownCall);
    expect(refusalOf(urgent, call({ outcome: 'unreachable' }), person(91, 'jurist'))).toMatch(ownCall);
  });

  it('is neither approved nor released on a call of the person who then prepared it', () => {
    const given: Parameters<typeof run> = [
      ...disclosure.slice(0, 1),
      [read({ emergency: true }), service],
      [classified(), service],
      [{ type: 'confirm_fact', confirmed: { fact: 'issuerZone', value: 'FR' } }, jurist],
      [call(), person(91, 'jurist')],
      [prepare('disclose'), jurist],
    ];
    expect(refusalOf(run(...given).state, approve('jurist'), otherJurist)).toMatch(ownCall);
    const called = run(...given, [call(), otherJurist], [approve('jurist'), otherJurist]).state;
    const own = { ...called, callBack: called.callBack && { ...called.callBack, by: id(91) } };
    expect(refusalOf(own, release, head)).toMatch(ownCall);
  });

  it('stays so while its letter is on its way: its preparer says nothing of another call', () => {
    const { state } = run(
      ...disclosure.slice(0, 1),
      [read({ emergency: true }), service],
      [classified(), service],
      [{ type: 'confirm_fact', confirmed: { fact: 'issuerZone', value: 'FR' } }, jurist],
      [{ ...prepare('disclose'), letters: [letter] } as Command, jurist],
      [call(), otherJurist],
      [approve('jurist'), otherJurist],
      [release, head],
      [call({ outcome: 'denied' }), otherJurist],
    );
    expect(refusalOf(state, call(), jurist)).toMatch(ownCall);
    expect(refusalOf({ ...state, preparation: null }, call(), jurist)).toMatch(ownCall);
  });

  it('wants another call once who asks was corrected', () => {
    const { state } = run(
      ...disclosure.slice(0, 1),
      [read({ emergency: true }), service],
      [classified(), service],
      [call(), jurist],
      [{ type: 'confirm_fact', confirmed: { fact: 'issuerKind', value: 'prosecutor' } }, jurist],
    );
    expect(state.callBack).toBeNull();
  });

  it('wants no call through an official channel, once a person confirmed the channel', () => {
    const onDis = (confirmed: boolean) =>
      run(
        ...disclosure.slice(0, 1),
        [read({ emergency: true, channel: 'DIS' }), service],
        [classified(), service],
        [{ type: 'confirm_fact', confirmed: { fact: 'issuerZone', value: 'FR' } }, jurist],
        ...(confirmed
          ? [
              [{ type: 'confirm_fact', confirmed: { fact: 'channel', value: 'DIS' } }, jurist] as [
                Command,
                typeof jurist,
              ],
            ]
          : []),
        [prepare('disclose'), jurist],
      ).state;
    expect(refusalOf(onDis(false), approve('jurist'), otherJurist)).toMatch(/^An urgent/);
    expect(refusalOf(onDis(true), approve('dpo'), dpo)).toBe('The consent of this role is not, or no longer, asked.');
    expect(requester).toHaveLength(64);
  });
});
