import { describe, expect, it } from '@jest/globals';
import {
  approve,
  classified,
  disclosure,
  head,
  id,
  jurist,
  opened,
  otherJurist,
  person,
  prepare,
  refusalOf,
  release,
  run,
  service,
} from '../../../test/support/case-walk.js';
import type { Command } from './command.js';
import { evolve } from './evolve.js';

const data = { addressId: id(400), digest: 'f'.repeat(64), noteId: id(300) };
const confirm: Command = { type: 'confirm_address', ...data };
const ready = run(...disclosure).state;

describe('the address to answer', () => {
  it('is in doubt until a person confirms one, whose name stays', () => {
    expect(ready.answerTo).toBeNull();
    const { state } = run(...disclosure, [confirm, jurist]);
    expect(state.answerTo).toEqual({ id: id(400), digest: 'f'.repeat(64), by: id(1) });
  });

  it('is confirmed by a jurist or the head of legal, and by no other role', () => {
    for (const actor of [jurist, head]) expect(run(...disclosure, [confirm, actor]).state.answerTo).not.toBeNull();
    for (const role of ['analyst', 'dpo', 'ciso', 'executive', 'administrator', 'auditor'] as const) {
      expect(refusalOf(ready, confirm, person(50, role))).not.toBeNull();
    }
    expect(refusalOf(ready, confirm, service)).not.toBeNull();
  });

  it('is not confirmed before the request is read, nor where nothing is ever written', () => {
    expect(refusalOf(run([opened, service]).state, confirm, jurist)).toBe(
      'No fact is established yet: enter the facts of the case first.',
    );
    const silent = { ...ready, circuit: 'quarantine' };
    expect(refusalOf(silent, confirm, jurist)).toBe(
      'This circuit never writes to the requester: there is no address to confirm.',
    );
  });

  it('makes void what waits for consent, and the call-back: they spoke of another', () => {
    const { state } = run(
      ...disclosure,
      [classified(), service],
      [prepare('disclose'), jurist],
      [confirm, otherJurist],
    );
    expect([state.preparation, state.step]).toEqual([null, 'triage']);
    const called = { ...ready, callBack: { authority: 'fr-interieur', number: '+33 1', by: id(2) } };
    const event = { type: 'case.address_confirmed' as const, data: { ...data, step: 'triage' } };
    expect(evolve(called, { event, actor: id(1) }).callBack).toBeNull();
  });

  it('leaves alone what has left', () => {
    const gone = run(
      ...disclosure,
      [prepare('disclose'), jurist],
      [approve('jurist'), otherJurist],
      [release, head],
    ).state;
    expect(gone.preparation?.dispatchedBy).toBe(id(3));
    const { state } = run(
      ...disclosure,
      [prepare('disclose'), jurist],
      [approve('jurist'), otherJurist],
      [release, head],
      [confirm, jurist],
    );
    expect(state.left).toEqual(gone.left);
  });
});
