import { describe, expect, it } from '@jest/globals';
import {
  approve,
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
  refuseIt,
  release,
  run,
  service,
} from '../../../test/support/case-walk.js';
import type { RequestFacts } from '../law/fact.js';
import type { Role } from '../law/vocabulary.js';
import type { Command } from './command.js';
import type { Actor } from './model/circumstances.js';
import { ConfirmedFact } from './model/fact-value.js';
import { moves } from './moves.js';

describe('the walk of a French requisition', () => {
  it('goes from arrival to the release through three people', () => {
    const { state } = run(
      ...disclosure,
      [prepare('disclose'), jurist],
      [approve('jurist'), otherJurist],
      [release, head],
      [{ type: 'close' }, service],
    );
    expect(state).toMatchObject({ status: 'closed', outcome: 'executed', step: 'ended' });
  });

  it('does not release without the confirmation of the facts it stands on', () => {
    const { state } = run([opened, service], [read(), service], [classified(), service]);
    expect(refusalOf(state, prepare('disclose'), jurist)).toBe(
      'A fact on which the classification depends is not confirmed.',
    );
  });

  it('does not release while a check is unknown', () => {
    const { state } = run(...disclosure, [classified({ unknown: ['offence_meets_threshold'] }), service]);
    expect(refusalOf(state, prepare('disclose'), jurist)).toBe(
      'A required check fails or is unknown: unknown never means yes.',
    );
  });

  it.each(['THIRD', 'INTL', 'PRIVATE', 'EEA_CH', 'EU_DK', 'UNKNOWN'] as const)(
    'never discloses to %s, whatever the rules said',
    (issuerZone) => {
      const { state } = run([opened, service], [read({ issuerZone }), service], [classified({ facts: [] }), service]);
      expect(refusalOf(state, prepare('disclose'), jurist)).toBe(
        'A third-country request is executed only under an international agreement.',
      );
    },
  );
});

describe('separation of duties', () => {
  const prepared = run(...disclosure, [prepare('disclose'), jurist]).state;
  const approved = run(...disclosure, [prepare('disclose'), jurist], [approve('jurist'), otherJurist]).state;

  it('refuses the preparer as approver and as releaser', () => {
    const sentence = 'The person who prepared it can neither approve nor send it.';
    expect(refusalOf(prepared, approve('jurist'), jurist)).toBe(sentence);
    expect(refusalOf(approved, release, jurist)).toBe(sentence);
  });

  it('refuses the approver as releaser, and a second consent of one person', () => {
    const sentence = 'A person consents once, and cannot send what they approved.';
    expect(refusalOf(approved, release, otherJurist)).toBe(sentence);
    const two = run(
      ...disclosure,
      [classified({ approvers: ['head_of_legal', 'dpo'] }), service],
      [prepare('disclose'), jurist],
      [approve('head_of_legal'), person(3, 'head_of_legal', 'dpo')],
    ).state;
    expect(refusalOf(two, approve('dpo'), person(3, 'head_of_legal', 'dpo'))).toBe(sentence);
    expect(refusalOf(two, release, otherJurist)).toBe('This action is not available at this stage.');
  });

  it('binds the consent to exactly what leaves', () => {
    const other = { ...approve('jurist'), payload: 'c'.repeat(64) } as Command;
    expect(refusalOf(prepared, other, otherJurist)).toBe(
      'What would leave has changed since you saw it: read it again before you consent.',
    );
  });

  it('voids the consents when the preparation is sent back', () => {
    const { state } = run(
      ...disclosure,
      [prepare('disclose'), jurist],
      [approve('jurist'), otherJurist],
      [{ type: 'send_back', preparationId: id(200), noteId: id(300) }, head],
    );
    expect(state.preparation).toBeNull();
    expect(state.step).toBe('triage');
  });

  it('voids the consents when a message joins, and lets people prepare again', () => {
    const joined: Command = { type: 'join', messageId: id(101), reason: 'same_reference' };
    const { state } = run(
      ...disclosure,
      [prepare('disclose'), jurist],
      [approve('jurist'), otherJurist],
      [joined, head],
    );
    expect(state).toMatchObject({ preparation: null, step: 'triage' });
    const gone = run(
      ...disclosure,
      [prepare('disclose'), jurist],
      [approve('jurist'), otherJurist],
      [release, head],
      [joined, head],
    ).state;
    expect(gone).toMatchObject({ preparation: { dispatchedBy: id(3) }, step: 'ended' });
  });

  it('keeps a step to the roles it names', () => {
    const whole = circuits.get('disclosure');
    if (!whole) throw new Error('No circuit.');
    const steps = whole.steps.map((step) => ({ ...step, roles: ['head_of_legal' as const] }));
    const narrowed = new Map([...circuits, ['disclosure', { ...whole, steps }]]);
    const { state } = run(...disclosure);
    expect(refusalOf(state, prepare('disclose'), jurist, { circuits: narrowed })).toBe(
      'This step of the circuit belongs to other roles than yours.',
    );
  });

  it('gives the administrator and the auditor nothing to decide', () => {
    const openTo = (role: Role) =>
      moves(prepared, person(9, role), circumstances).flatMap(({ command, closed }) => (closed ? [] : [command]));
    expect(openTo('auditor')).toEqual([]);
    expect(openTo('administrator')).toEqual(['ask_break_glass']);
  });
});

describe('a third-country refusal', () => {
  const refusal: [Command, Actor][] = [
    [opened, service],
    [read({ issuerZone: 'THIRD', issuerCountry: 'US', issuerKind: 'court' }), service],
    [
      classified({
        row: 'U01',
        rule: 'U01',
        verdict: 'REFUSE_REDIRECT',
        circuit: 'refusal',
        approvers: ['head_of_legal', 'dpo'],
      }),
      service,
    ],
  ];

  it('needs every asked role, each by a different person, then a third hand', () => {
    const { state } = run(
      ...refusal,
      [prepare('refuse'), jurist],
      [approve('head_of_legal'), head],
      [approve('dpo'), dpo],
      [refuseIt, otherJurist],
      [{ type: 'close' }, service],
    );
    expect(state.outcome).toBe('redirected');
  });

  it('can never be turned into a release', () => {
    const { state } = run(...refusal);
    expect(refusalOf(state, prepare('disclose'), jurist)).toMatch(/classification in force does not lead/);
  });
});

describe('what an order says is illegal', () => {
  const confirmed = (value: unknown) => ConfirmedFact.safeParse({ fact: 'illegalContent', value });
  const confirm = (value: RequestFacts['illegalContent']): Command => ({
    ...{ type: 'confirm_fact', confirmed: { fact: 'illegalContent', value: value ?? null } },
  });

  it('is recorded by a person in the codes of the Regulation, and in no other words', () => {
    expect(confirmed('KEYWORD_PHISHING').success).toBe(true);
    expect(confirmed(null).success).toBe(true);
    for (const other of ['KEYWORD_OTHER', 'a sentence', undefined]) expect(confirmed(other).success).toBe(false);
  });

  it('stands in the log as confirmed, and the request is judged again', () => {
    const { state, entries } = run(...disclosure, [confirm('KEYWORD_PHISHING'), jurist]);
    expect(state.facts?.illegalContent).toBe('KEYWORD_PHISHING');
    expect(state.confirmed).toContain('illegalContent');
    expect(entries.at(-1)?.event.data).toEqual({ fact: 'illegalContent', value: 'KEYWORD_PHISHING', corrected: true });
  });

  it('is no correction where nothing was recorded before', () => {
    const { entries } = run(...disclosure, [confirm(null), jurist]);
    expect(entries.at(-1)?.event.data).toMatchObject({ corrected: false });
  });
});
