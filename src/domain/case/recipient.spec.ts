import { describe, expect, it } from '@jest/globals';
import {
  circuits,
  circumstances,
  classified,
  disclosure,
  dpo,
  head,
  id,
  jurist,
  opened,
  otherJurist,
  person,
  prepare,
  read,
  refusalOf,
  run,
  service,
} from '../../../test/support/case-walk.js';
import { actToSign } from '../../../test/support/signed-acts.js';
import type { Command } from './command.js';
import { evolve } from './evolve.js';

const digest = 'f'.repeat(64);
const choose = (recipient: string): Command =>
  ({ type: 'choose_recipient', recipient, addressId: id(410), digest, noteId: id(310) }) as Command;
const confirm: Command = { type: 'confirm_recipient', recipientId: id(410) };
const refused = (recipient?: 'magistrate') =>
  [
    [opened, service],
    [read(), service],
    [classified({ verdict: 'REFUSE', circuit: 'refusal', ...(recipient && { recipient }) }), service],
  ] as const;
const named = refused('magistrate');

describe('the recipient of letters that ask or refuse', () => {
  it('is the requester until a person chooses another', () => {
    const { state } = run(...refused(), [prepare('refuse'), jurist]);
    expect([state.recipient, state.preparation?.action]).toEqual([undefined, 'refuse']);
  });

  it('is to be chosen before a letter is prepared that the law addresses to another', () => {
    expect(refusalOf(run(...named).state, prepare('refuse'), jurist)).toBe(
      'The law addresses this letter to another authority than the requester: choose its recipient.',
    );
  });

  it('waits for a second person, who is another than the one who chose', () => {
    const chosen = [...named, [choose('magistrate'), jurist]] as const;
    const { state } = run(...chosen);
    expect(refusalOf(state, prepare('refuse'), jurist)).toBe(
      'A second person must confirm the address of the chosen recipient.',
    );
    expect(refusalOf(state, confirm, jurist)).toMatch(/another person/i);
    expect(refusalOf(state, confirm, person(91, 'jurist'))).toMatch(/another person/i);
    expect(refusalOf(state, confirm, service)).not.toBe('');
    expect(refusalOf(state, { ...confirm, recipientId: id(411) } as Command, dpo)).toMatch(/No recipient/);
    const { state: seen } = run(...chosen, [confirm, dpo], [prepare('refuse'), jurist]);
    expect([seen.recipient?.confirmedBy, seen.preparation?.action]).toEqual([id(4), 'refuse']);
    expect(refusalOf(seen, confirm, head)).toMatch(/No recipient/);
  });

  it('is confirmed under a signature over whom and over the address, and by no entry without one', () => {
    const chosen = run(...named, [choose('magistrate'), jurist]).state;
    const other = run(...named, [choose('central_authority'), jurist]).state;
    const payloads = [chosen, other].map((state) => actToSign(id(1), confirm, state)?.payload);
    expect(new Set(payloads).size).toBe(2);
    const event = { type: 'case.recipient_confirmed', data: { recipientId: id(410) } } as const;
    expect(evolve(chosen, { event, actor: id(4) }).recipient?.confirmedBy).toBeNull();
  });

  it('needs no answerable address of the requester once another is chosen', () => {
    const doubt = { answer: { known: false, candidates: 2 } };
    expect(refusalOf(run(...refused()).state, prepare('refuse'), jurist, doubt)).toMatch(/address/);
    const { state } = run(
      ...refused(),
      [choose('central_authority'), jurist],
      [confirm, head],
      [prepare('refuse'), jurist, doubt],
    );
    expect(state.preparation?.action).toBe('refuse');
  });

  it('is the requester against the decision only where the head of legal says so', () => {
    const { state } = run(...named);
    expect(refusalOf(state, choose('requester'), jurist)).toMatch(/only the head of legal/);
    const { state: back } = run(...named, [choose('requester'), head], [prepare('refuse'), jurist]);
    expect(back.preparation?.action).toBe('refuse');
  });

  it('makes void what waits for consent: approvers consented to another recipient', () => {
    const { state } = run(...refused(), [prepare('refuse'), jurist], [choose('magistrate'), otherJurist]);
    expect([state.preparation, state.step]).toEqual([null, 'triage']);
  });

  it('is chosen by a jurist or the head of legal, once the request is read, where such a letter exists', () => {
    const { state } = run(...refused());
    for (const role of ['analyst', 'dpo', 'ciso', 'executive', 'administrator', 'auditor'] as const) {
      expect(refusalOf(state, choose('magistrate'), person(50, role))).not.toBe('');
    }
    expect(refusalOf(run([opened, service]).state, choose('magistrate'), jurist)).toMatch(/No fact/);
    expect(refusalOf(run(...disclosure).state, choose('magistrate'), jurist)).toMatch(/no recipient to choose/);
  });

  it('changes nothing of where data go: an answer asks for no recipient', () => {
    const both = { ...circumstances, circuits: new Map(circuits) };
    const answers = circuits.get('disclosure');
    if (answers) both.circuits.set('disclosure', { ...answers, letters: ['answer', 'refusal'] });
    const { state } = run(...disclosure, [choose('magistrate'), jurist, both]);
    const prepared = run(...disclosure, [choose('magistrate'), jurist, both], [prepare('disclose'), jurist, both]);
    expect([state.recipient?.confirmedBy, prepared.state.preparation?.action]).toEqual([null, 'disclose']);
  });
});
