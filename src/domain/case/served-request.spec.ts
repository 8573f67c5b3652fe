import { describe, expect, it } from '@jest/globals';
import {
  taken as after,
  approve,
  circumstances,
  classified,
  confirmZone,
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
  service as worker,
} from '../../../test/support/case-walk.js';
import { actToSign } from '../../../test/support/signed-acts.js';
import { deadlineOf } from '../law/deadline.js';
import type { Command } from './command.js';
import { evolve } from './evolve.js';
import type { Actor } from './model/circumstances.js';
import { openClocks } from './model/open-clock.js';
import { countedFrom } from './model/service.js';
import type { CaseState } from './model/state.js';

const received = '2026-11-24T13:37:12.000Z';
const morning = '2026-11-24T08:00:00.000Z';
const noon = '2026-11-24T11:00:00.000Z';
const noteId = id(300);
const clerk: Actor = person(5, 'analyst');

const clock = (from: string, code = 'D-EEV-10D') => {
  const { legalEnd, safeEnd } = deadlineOf(code, from as Parameters<typeof deadlineOf>[1], circumstances);
  return { code, legalEnd, safeEnd };
};
const entered = (at: string, clocks = [clock(at)]) => {
  const service = { manner: 'bailiff' as const, at, by: id(5), noteId };
  const open = { ...opened, door: 'desk', service } as Command;
  return run([open, worker], [read(), worker], [classified({ clocks }), worker]).state;
};
const state = (manner: 'bailiff' | 'post', at: string): Command => ({ type: 'state_service', manner, at, noteId });
const confirm = (at: string): Command => ({ type: 'confirm_service', at });
const taken = (before: CaseState, command: Command, actor: Actor = jurist) => after(before, command, actor);

describe('the clocks of a request that a person entered', () => {
  it('count from the service that one person stated where it is earlier than the entry', () => {
    const { clocks } = taken(entered(received), state('bailiff', morning));
    expect(countedFrom(entered(morning))).toBe(morning);
    expect(clocks).toEqual([clock(morning)]);
  });

  it('do not count from a later service before a second person confirms it', () => {
    const corrected = taken(entered(morning), state('post', noon));
    expect([countedFrom(corrected), corrected.clocks]).toEqual([morning, [clock(morning)]]);
    const confirmed = taken(corrected, confirm(noon), head);
    expect([countedFrom(confirmed), confirmed.clocks]).toEqual([noon, [clock(noon)]]);
    expect(openClocks(confirmed, circumstances)[0]?.startsAt).toBe(noon);
  });

  it('keep the earlier of two statements that one person made after the other', () => {
    const twice = taken(taken(entered(received), state('bailiff', morning)), state('bailiff', noon));
    expect(countedFrom(twice)).toBe(morning);
  });
});

describe('the time of service', () => {
  it('is confirmed by another person than the one who stated it', () => {
    const own: Actor = person(5, 'jurist');
    expect(refusalOf(entered(morning), confirm(morning), own)).toBe(
      'Another person must confirm it: you asked for it yourself, under this account or another.',
    );
    expect(taken(entered(morning), confirm(morning), otherJurist).service?.confirmedBy).toBe(id(2));
  });

  it('is confirmed as it was stated, and once', () => {
    const stale = 'No service at that date is waiting for a second person: read the case again.';
    expect(refusalOf(entered(morning), confirm(noon), head)).toBe(stale);
    expect(refusalOf(taken(entered(morning), confirm(morning), head), confirm(morning), dpo)).toBe(stale);
  });

  it('is confirmed under a signature over manner and time, and by no entry without one', () => {
    const payloads = [state('bailiff', morning), state('post', morning)].map((said) => {
      return actToSign(id(1), confirm(morning), taken(entered(received), said))?.payload;
    });
    expect(new Set(payloads).size).toBe(2);
    const event = { type: 'case.service_confirmed' as const, data: { at: morning, clocks: [] } };
    expect(evolve(entered(morning), { event, actor: id(3) }).service?.confirmedBy).toBeNull();
  });

  it('needs no second person where it is the time of the entry', () => {
    expect(refusalOf(entered(received), confirm(received), head)).toMatch(/^No service at that date/);
  });

  it('is stated neither in the future nor of what a mail system brought', () => {
    expect(refusalOf(entered(received), state('post', '2026-11-25T00:00:00.000Z'), jurist)).toBe(
      'The service cannot be in the future.',
    );
    const byMail = run([opened, worker]).state;
    expect(refusalOf(byMail, state('post', noon), jurist)).toBe(
      'This request came by a mail system: its time of receipt is that of the server.',
    );
    expect(refusalOf(entered(received), state('post', noon), dpo)).toBe('Your role does not allow this.');
    expect(refusalOf(entered(morning), confirm(morning), clerk)).toBe('Your role does not allow this.');
  });

  it('voids the consents to letters that name another one', () => {
    const sure = taken(entered(morning), confirmZone);
    const waiting = taken(taken(sure, prepare('disclose')), approve('jurist'), otherJurist);
    expect(waiting.preparation?.consents).toHaveLength(1);
    const stated = taken(waiting, state('post', noon));
    expect([stated.preparation, stated.step]).toEqual([null, 'triage']);
    const confirmed = taken(waiting, confirm(morning), head);
    expect([confirmed.preparation, confirmed.step]).toEqual([null, 'triage']);
  });
});

describe('a period of waiting for the enforcing authority', () => {
  const clocks = (from: string) => [clock(from, 'D-EEV-10D-END')];

  it('does not end by a service that one person alone states', () => {
    expect(entered(morning, clocks(morning)).hold?.until).toBeNull();
    expect(taken(entered(received, clocks(received)), state('post', morning)).hold?.until).toBeNull();
  });

  it('ends by the service that a second person confirmed', () => {
    const confirmed = taken(entered(morning, clocks(morning)), confirm(morning), head);
    expect(confirmed.hold?.until).toBe(clock(morning, 'D-EEV-10D-END').legalEnd);
  });
});
