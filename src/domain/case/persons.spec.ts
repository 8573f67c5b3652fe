import { describe, expect, it } from '@jest/globals';
import {
  approve,
  circumstances,
  classified,
  disclosure,
  head,
  id,
  jurist,
  otherJurist,
  people,
  person,
  prepare,
  refusalOf,
  release,
  run,
  service,
} from '../../../test/support/case-walk.js';
import type { Instant } from '../kernel/instant.js';
import type { Command } from './command.js';

const later = (hours: number) => ({
  now: `2026-11-${String(24 + Math.floor((14 + hours) / 24)).padStart(2, '0')}T${String((14 + hours) % 24).padStart(2, '0')}:00:00.000Z` as Instant,
});
const prepared = run(...disclosure, [prepare('disclose'), jurist]).state;
const approved = run(...disclosure, [prepare('disclose'), jurist], [approve('jurist'), otherJurist]).state;
const without = (...accounts: string[]) =>
  new Map(
    [...people].map(([account, known]) => [account, accounts.includes(account) ? { ...known, active: false } : known]),
  );

describe('persons, not accounts', () => {
  /** Account 90 + n is a second account of person n. */
  const second = (n: number) => person(90 + n, 'jurist', 'head_of_legal');

  it('refuses the preparer under a second account, as approver and as releaser', () => {
    const sentence = 'The person who prepared it can neither approve nor send it.';
    expect(refusalOf(prepared, approve('jurist'), second(1))).toBe(sentence);
    expect(refusalOf(approved, release, second(1))).toBe(sentence);
  });

  it('counts two accounts of one person once, and lets neither release what one approved', () => {
    const sentence = 'A person consents once, and cannot send what they approved.';
    expect(refusalOf(approved, release, second(2))).toBe(sentence);
    const two = run(
      ...disclosure,
      [classified({ approvers: ['jurist', 'head_of_legal'] }), service],
      [prepare('disclose'), jurist],
      [approve('jurist'), otherJurist],
    ).state;
    expect(refusalOf(two, approve('head_of_legal'), second(2))).toBe(sentence);
  });

  it('lets no closed or unknown account act', () => {
    const sentence = 'This account is closed, or unknown: it can act no more, and its consents no longer count.';
    expect(refusalOf(prepared, approve('jurist'), otherJurist, { people: without(id(2)) })).toBe(sentence);
    expect(refusalOf(prepared, approve('jurist'), otherJurist, { people: new Map() })).toBe(sentence);
  });

  it('no longer counts the consent of an account that was closed, or that lost the role', () => {
    expect(refusalOf(approved, release, head, { people: without(id(2)) })).toBe('A consent is missing.');
    const demoted = new Map([...people, [id(2), { person: id(2), roles: ['analyst' as const], active: true }]]);
    expect(refusalOf(approved, release, head, { people: demoted })).toBe('A consent is missing.');
  });

  it('lets an outside counsel take no act, and counts no consent of theirs, whatever role their session claims', () => {
    const sentence = 'An outside counsel gives an opinion: they prepare, approve and send nothing.';
    const outside = new Map([...people, [id(2), { person: id(2), roles: ['counsel' as const], active: true }]]);
    const { state } = run(...disclosure);
    expect(refusalOf(state, prepare('disclose'), otherJurist, { people: outside })).toBe(sentence);
    expect(refusalOf(prepared, approve('jurist'), otherJurist, { people: outside })).toBe(sentence);
    expect(refusalOf(approved, release, otherJurist, { people: outside })).toBe(sentence);
    expect(refusalOf(approved, release, head, { people: outside })).toBe('A consent is missing.');
  });

  it('wants as many persons as the circuit, whatever the rule asks', () => {
    const circuits = new Map(
      [...circumstances.circuits].map(([code, one]) => [code, { ...one, consent: { quorum: 2, hours: 72 } }]),
    );
    const { state } = run(...disclosure, [prepare('disclose'), jurist], [approve('jurist'), otherJurist, { circuits }]);
    expect(state.step).toBe('approval');
    expect(refusalOf(approved, release, head, { circuits })).toBe('A consent is missing.');
  });
});

describe('a consent', () => {
  it('expires when its circuit says, by the clock that is handed in', () => {
    expect(refusalOf(approved, release, jurist, later(71))).toMatch(/^The person who prepared it/);
    expect(refusalOf(approved, release, head, later(72))).toBe('A consent is missing.');
  });

  it('is asked for again where people consent, and the same person may give it again', () => {
    const ring: Command = { type: 'ring', timer: 'consent', about: id(200) };
    const early = run(...disclosure, [prepare('disclose'), jurist], [approve('jurist'), otherJurist], [ring, service]);
    expect(early.state.step).toBe('leaving');
    const { state } = run(
      ...disclosure,
      [prepare('disclose'), jurist],
      [approve('jurist'), otherJurist],
      [ring, service, later(72)],
      [approve('jurist'), otherJurist, later(73)],
      [release, head, later(74)],
    );
    expect(state.preparation?.dispatchedBy).toBe(id(3));
  });

  it('states that who asks was looked at: exactly as the checks stand', () => {
    const sentence =
      'The checks of who asks have changed, or were not looked at: look at them again before you consent.';
    const unseen = { ...approve('jurist'), requester: 'e'.repeat(64) } as Command;
    expect(refusalOf(prepared, unseen, otherJurist)).toBe(sentence);
    expect(refusalOf(prepared, approve('jurist'), otherJurist, { requester: 'e'.repeat(64) })).toBe(sentence);
    expect(refusalOf(prepared, approve('jurist'), otherJurist, { requester: null })).toBe(sentence);
    const after = { ...approve('jurist'), requester: 'e'.repeat(64) } as Command;
    expect(refusalOf(prepared, after, otherJurist, { requester: 'e'.repeat(64) })).toBe(sentence);
  });

  it('dies with a change of who asks, up to the moment of release', () => {
    expect(refusalOf(approved, release, head, { requester: 'e'.repeat(64) })).toMatch(/^The checks of who asks/);
    expect(refusalOf(approved, release, head, { requester: null })).toMatch(/^The checks of who asks/);
  });

  it('is not asked for before who asks can be looked at', () => {
    const { state } = run(...disclosure);
    expect(refusalOf(state, prepare('disclose'), jurist, { requester: null })).toBe(
      'Who asks could not be read again: nothing can be prepared.',
    );
  });

  it('does not count when its entry is older than expiry', () => {
    const old = {
      ...approved.preparation,
      consents: [{ person: id(2), role: 'jurist', expiresAt: null, signed: true }],
    };
    const state = { ...approved, preparation: old } as typeof approved;
    expect(refusalOf(state, release, head)).toBe('A consent is missing.');
  });
});
