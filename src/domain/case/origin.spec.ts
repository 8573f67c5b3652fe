import { describe, expect, it } from '@jest/globals';
import {
  circumstances,
  classified,
  id,
  jurist,
  opened,
  otherJurist,
  prepare,
  read,
  refusalOf,
  run,
  service,
  taken,
} from '../../../test/support/case-walk.js';
import { policeEntry } from '../../../test/support/origin-methods.js';
import type { RequestFacts } from '../law/fact.js';
import type { Command } from './command.js';
import { decide } from './decide.js';
import { evolve } from './evolve.js';
import type { Actor, Circumstances } from './model/circumstances.js';

const doneAt = '2026-11-24T13:50:00.000Z';
const record = (method: string, given: object = {}): Command =>
  ({ type: 'record_origin', zone: 'FR', method, evidence: 'c'.repeat(64), noteId: id(302), ...given }) as Command;
const call = (given: object = {}): Command =>
  ({
    ...{ type: 'record_call_back', authority: 'fr-police', number: '+33 1 99 00 40 01', outcome: 'confirmed' },
    ...{ person: 'La permanence', doneAt, evidence: 'd'.repeat(64), noteId: id(301), ...given },
  }) as Command;
const confirm = (fact: string, value: unknown): Command =>
  ({ type: 'confirm_fact', confirmed: { fact, value } }) as Command;
const holds = confirm('origin_established', 'holds');

const begun = (facts: Partial<RequestFacts> = {}): [Command, Actor][] => [
  [opened, service],
  [read(facts), service],
  [classified({ facts: ['issuerZone', 'origin_established'] }), service],
];
/** The sentence of the refusal; null when it is taken. */
function refusal(command: Command, before = begun(), around: Partial<Circumstances> = {}): string | null {
  const decided = decide(run(...before).state, command, jurist, { ...circumstances, ...around });
  return decided.ok ? null : decided.refusal.sentence.en;
}

describe('the origin of a request', () => {
  it('is established for every request, though its zone and its address are known', () => {
    const { state } = run(...begun(), [record('signed_act', { person: 'Le signataire', doneAt }), jurist]);
    expect(state.origins).toEqual([
      {
        ...{ zone: 'FR', method: 'signed_act', proves: 'origin', evidence: 'c'.repeat(64), noteId: id(302) },
        ...{ mailbox: null, by: jurist.kind === 'person' && jurist.id, confirmedBy: null },
      },
    ]);
  });

  it('is not confirmed as a fact before its evidence is recorded, and by no method that proves the State alone', () => {
    expect(refusal(holds)).toMatch(/^Establish the origin first/);
    expect(refusal(holds, [...begun(), [record('post', { doneAt }), jurist]])).toMatch(/^Establish the origin first/);
    const { state } = run(...begun(), [record('signed_act', { person: 'x', doneAt }), jurist], [holds, jurist]);
    expect(state.facts?.checks.origin_established).toBe('holds');
  });

  it('is not proved in one zone by evidence of another', () => {
    const other = record('signed_act', { zone: 'EU_EEV', person: 'x', doneAt });
    expect(refusal(holds, [...begun(), [other, jurist]])).toMatch(/^Establish the origin first/);
  });

  it('that was established of one zone lets nothing leave for another', () => {
    const proved = run(
      ...begun(),
      [record('signed_act', { person: 'x', doneAt }), jurist],
      [holds, jurist],
      [classified({ facts: ['issuerZone', 'origin_established'] }), service],
      [confirm('issuerZone', 'FR'), jurist],
    ).state;
    expect(taken(proved, prepare('disclose'), jurist).preparation).not.toBeNull();
    const elsewhere = { ...proved, origins: proved.origins.map((each) => ({ ...each, zone: 'EU_EEV' as const })) };
    expect(refusalOf(elsewhere, prepare('disclose'), jurist)).toMatch(/^Establish the origin first/);
  });

  it('is established by no method that the law does not name', () => {
    expect(refusal(record('hearsay'))).toMatch(/not one that the law kept by the service names/);
  });

  it.each([
    ['a signature without its signatory', 'signed_act', { doneAt }, {}, 'Name the person'],
    ['a signatory whose name is blank', 'signed_act', { person: ' ', doneAt }, {}, 'Name the person'],
    ['a signature that was verified at no time', 'signed_act', { person: 'x' }, {}, 'State when it was done'],
    [
      'a signature verified in the future',
      'signed_act',
      { person: 'x', doneAt: '2027-01-01T00:00:00.000Z' },
      {},
      'State when it was done',
    ],
    ['a channel of no authority', 'official_channel', { doneAt }, {}, 'Name an entry of the directory'],
    [
      'a channel of an authority of another zone',
      'official_channel',
      { authority: 'fr-police', zone: 'EU_EEV', doneAt },
      {},
      'Name an entry of the directory',
    ],
    [
      'an entry of the directory that has expired',
      'official_channel',
      { authority: 'fr-police', doneAt },
      { authorities: [{ ...policeEntry, expiresAt: '2026-11-23' }] },
      'Name an entry of the directory',
    ],
    [
      'an entry that only names an issuer',
      'official_channel',
      { authority: 'fr-police', doneAt },
      { authorities: [{ ...policeEntry, confidence: 'recognise_only' as const }] },
      'Name an entry of the directory',
    ],
    ['a call-back that is not recorded', 'call_back', {}, {}, 'Record the call-back of the authority first'],
    ['a domain that no check of the mail proves', 'domain_and_call_back', {}, {}, 'No check of the mail proves'],
    ['a machine channel by which it did not come', 'dis', {}, {}, 'did not come through this channel'],
  ])('is not established by %s', (_what, method, given, around, sentence) => {
    expect(refusal(record(method, given), begun(), around)).toContain(sentence);
  });

  it('is established by the decentralised system once a person confirmed the channel', () => {
    const onDis = begun({ channel: 'DIS' });
    expect(refusal(record('dis'), onDis)).toContain('did not come through this channel');
    expect(refusal(record('dis'), [...onDis, [confirm('channel', 'DIS'), jurist]])).toBeNull();
  });

  it('is established by an official domain with the call-back of its authority, and the entry names both', () => {
    const called = [...begun(), [call(), jurist] as [Command, Actor]];
    const around = { writer: 'fr-police' };
    expect(refusal(record('domain_and_call_back'), begun(), around)).toContain('Record the call-back');
    const { state } = run(...called, [record('call_back'), jurist]);
    expect(state.origins[0]).toMatchObject({ authority: 'fr-police', call: id(301) });
    expect(refusal(record('domain_and_call_back'), called, around)).toBeNull();
  });

  it('is checked by a call-back in every request, after its receipt and not in the future', () => {
    expect(refusal(call())).toBeNull();
    expect(refusal(call({ doneAt: '2026-11-24T13:00:00.000Z' }))).toMatch(/^The call takes place after/);
    expect(refusal(call({ doneAt: '2026-11-24T15:00:00.000Z' }))).toMatch(/^The call takes place after/);
    expect(refusal(call({ person: undefined }))).toBe('Name the person you spoke to.');
    expect(refusal(call({ person: undefined, outcome: 'unreachable' }))).toBeNull();
  });

  it('leaves the number, the person and the time of the call out of the log', () => {
    const { entries } = run(
      ...begun(),
      [call(), jurist],
      [record('signed_act', { person: 'Le signataire', doneAt }), jurist],
    );
    const written = JSON.stringify(entries.slice(-2));
    for (const personal of ['+33', 'permanence', 'signataire', doneAt]) expect(written).not.toContain(personal);
  });

  it('keeps the call-back by which it was established, and loses any other', () => {
    const by = (method: string, given: object = {}) =>
      run(...begun(), [call(), otherJurist], [record(method, given), jurist], [holds, jurist]).state.callBack;
    expect(by('call_back')).toEqual({ authority: 'fr-police', noteId: id(301), by: expect.any(String) });
    expect(by('signed_act', { person: 'x', doneAt })).toBeNull();
  });

  it('of older entries, with the number in the log, folds to the state of then', () => {
    const data = { authority: 'fr-police', number: '+33 1', outcome: 'confirmed', noteId: id(301) } as const;
    const { state } = run(...begun());
    const after = evolve(state, { event: { type: 'case.called_back', data }, actor: id(2) });
    expect(after.callBack).toEqual({ authority: 'fr-police', number: '+33 1', by: id(2) });
  });
});
