import { describe, expect, it } from '@jest/globals';
import {
  circumstances,
  classified,
  disclosure,
  dpo,
  head,
  id,
  jurist,
  opened,
  otherJurist,
  people,
  person,
  read,
  refusalOf,
  run,
  service,
} from '../../../test/support/case-walk.js';
import type { Instant } from '../kernel/instant.js';
import type { Command } from './command.js';
import { glassBrokenFor } from './model/broken-glass.js';
import type { Actor } from './model/circumstances.js';
import { moves } from './moves.js';

const act = (changed: object = {}): Command =>
  ({ type: 'act', actId: id(400), action: 'preserve', noteId: id(300), ...changed }) as Command;
const ratify = (upheld = true): Command => ({ type: 'ratify', actId: id(400), upheld, noteId: id(300) });
const nextDay = { now: '2026-11-25T14:00:00.000Z' as Instant };

describe('what can be undone', () => {
  const acted = run(...disclosure, [act(), jurist]).state;

  it('is done by one person at once, and confirmed by another within a day', () => {
    expect(acted.acts).toEqual([
      {
        ...{ id: id(400), action: 'preserve', by: id(1), ratifyBefore: '2026-11-25T14:00:00.000Z' },
        ...{ ratifiedBy: null, upheld: null },
      },
    ]);
    const { state } = run(...disclosure, [act(), jurist], [ratify(), head]);
    expect(state.acts[0]).toMatchObject({ ratifiedBy: id(3), upheld: true });
    expect(state.preservation?.ended).toBeNull();
  });

  it('is not confirmed by the person who did it, under any account', () => {
    const sentence = 'The person who acted cannot confirm their own act, under any of their accounts.';
    const byHead = run(...disclosure, [act(), head]).state;
    expect(refusalOf(byHead, ratify(), head)).toBe(sentence);
    expect(refusalOf(byHead, ratify(), person(93, 'head_of_legal'))).toBe(sentence);
    expect(refusalOf(byHead, ratify(), otherJurist)).toBe('Your role does not allow this.');
  });

  it('is undone when the second person says so, and may then be done again', () => {
    const { state } = run(...disclosure, [act(), jurist], [ratify(false), head]);
    expect(state.preservation?.ended).toBe('not_upheld');
    expect(
      run(...disclosure, [act(), jurist], [ratify(false), head], [act({ actId: id(401) }), head]).state.acts,
    ).toHaveLength(2);
    expect(refusalOf(acted, act({ actId: id(401) }), head)).toBe('It was done already, and was not undone.');
  });

  it('raises an alarm after the day, once, and none when it was confirmed', () => {
    const ring: Command = { type: 'ring', timer: 'ratification', about: id(400) };
    const twice = run(
      ...disclosure,
      [act(), jurist],
      [ring, service],
      [ring, service, nextDay],
      [ring, service, nextDay],
    );
    expect(twice.state.alarms).toEqual([
      { code: 'ratification_overdue', about: id(400) },
      { code: 'freeze_missing', about: id(400) },
    ]);
    const confirmed = run(...disclosure, [act(), jurist], [ratify(), dpo], [ring, service, nextDay]);
    expect(confirmed.state.alarms).toEqual([{ code: 'freeze_missing', about: id(400) }]);
    expect(refusalOf(acted, ring, head)).toBe('Only the service records this.');
  });

  it('is never done for a third country, nor where the circuit allows none', () => {
    const foreign = run([opened, service], [read({ issuerZone: 'THIRD' }), service], [classified(), service]).state;
    expect(refusalOf(foreign, act(), jurist)).toBe(
      'A third-country request is executed only under an international agreement.',
    );
    expect(refusalOf(run(...disclosure).state, act({ action: 'remove' }), jurist)).toBe(
      'This circuit does not allow this act at once.',
    );
  });

  it('keeps data for a year at most, and until the clock of the law where there is one', () => {
    const { state } = run(...disclosure);
    const sentence = 'A preservation ends within a year at the latest: state a day to come, within one year.';
    expect(refusalOf(state, act({ until: '2027-11-25' }), jurist)).toBe(sentence);
    expect(refusalOf(state, act({ until: '2026-11-23' }), jurist)).toBe(sentence);
    expect(run(...disclosure, [act({ until: '2027-01-31' }), jurist]).state.preservation?.until).toBe(
      '2027-01-31T23:00:00.000Z',
    );
    const clocks = [{ code: 'D-EEV-60', legalEnd: '2027-01-25T23:00:00.000Z', safeEnd: '2027-01-23T17:00:00.000Z' }];
    const european = run(
      ...disclosure,
      [classified({ clocks }), service],
      [act({ until: '2026-12-01' }), jurist],
    ).state;
    expect(european.preservation?.until).toBe('2027-01-25T23:00:00.000Z');
  });

  it('keeps the case open until it is confirmed', () => {
    expect(refusalOf(acted, { type: 'close', outcome: 'no_data' }, jurist)).toBe(
      'An act taken at once still waits for a second person to confirm it.',
    );
  });
});

describe('broken glass', () => {
  const administrator = person(40, 'administrator');
  const ask: Command = { type: 'ask_break_glass', requestId: id(500), noteId: id(300) };
  const grant: Command = { type: 'grant_break_glass', requestId: id(500) };
  const asked = run(...disclosure, [ask, administrator]).state;
  const broken = run(...disclosure, [ask, administrator], [grant, head]).state;

  it('takes two persons, and notifies every head of legal', () => {
    expect(broken.alarms).toEqual([{ code: 'break_glass', about: id(500) }]);
    expect(glassBrokenFor(asked, id(40), circumstances)).toBe(false);
    expect(glassBrokenFor(broken, id(40), circumstances)).toBe(true);
    expect(glassBrokenFor(broken, id(41), circumstances)).toBe(false);
  });

  it('is not granted by the person who asked, under any account', () => {
    const byHead = run(...disclosure, [ask, person(3, 'executive')]).state;
    const sentence = 'Exceptional access takes two persons: the one who asks cannot grant it.';
    expect(refusalOf(byHead, grant, person(3, 'executive'))).toBe(sentence);
    expect(refusalOf(byHead, grant, person(93, 'ciso'))).toBe(sentence);
  });

  it('opens reading and reassigning, and nothing else, for four hours', () => {
    const openTo = (actor: Actor, now = circumstances.now) =>
      moves(broken, actor, { ...circumstances, now }).flatMap(({ command, closed }) => (closed ? [] : [command]));
    expect(openTo(administrator)).toEqual(['assign', 'ask_break_glass']);
    expect(openTo(administrator, '2026-11-24T18:00:00.000Z' as Instant)).toEqual(['ask_break_glass']);
    expect(
      run(...disclosure, [ask, administrator], [grant, head], [{ type: 'assign', to: id(2) }, administrator]).state
        .assignee,
    ).toBe(id(2));
    expect(refusalOf(asked, { type: 'assign', to: id(2) }, administrator)).toBe('Your role does not allow this.');
    expect(people.get(id(40))?.active).toBe(true);
  });
});
