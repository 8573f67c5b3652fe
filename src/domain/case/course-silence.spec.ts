import { describe, expect, it } from '@jest/globals';
import {
  classified,
  disclosure,
  id,
  jurist,
  opened,
  read,
  refusalOf,
  run,
  service,
} from '../../../test/support/case-walk.js';
import type { Instant } from '../kernel/instant.js';
import type { Command } from './command.js';
import type { Actor } from './model/circumstances.js';

const noteId = id(300);
const at = (now: string) => ({ now: now as Instant });
type Step = [Command, Actor, { now: Instant }?];

describe('silence', () => {
  const told = (changed: object = {}): Command =>
    ({ type: 'record_notice', notice: 'N_CUST', told: true, agreed: false, noteId, ...changed }) as Command;
  const gag = (until: string | null, kind = 'G_TCO'): Command =>
    ({ type: 'set_gag', gag: kind, until, noteId }) as Command;
  const until = '2027-01-05T23:00:00.000Z';

  it('holds the notice to the customer back, unless the authority agreed in writing', () => {
    const { state } = run(...disclosure);
    expect(refusalOf(state, told(), jurist)).toBe(
      'Silence is still owed: only the authority can allow telling, in writing.',
    );
    expect(run(...disclosure, [told({ agreed: true }), jurist]).state.notices).toEqual([
      { notice: 'N_CUST', told: true },
    ]);
    expect(run(...disclosure, [told({ told: false }), jurist]).state.notices).toEqual([
      { notice: 'N_CUST', told: false },
    ]);
  });

  it('ends at its hour, and then somebody is reminded of the notice that is owed', () => {
    const owed = classified({ notices: ['N_CUST'] });
    const ring: Command = { type: 'ring', timer: 'gag', about: null };
    const over = run(...disclosure, [owed, service], [gag(until), jurist], [ring, service, at(until)]).state;
    expect(over.silence).toMatchObject({ over: true });
    expect(over.alarms).toEqual([{ code: 'notice_due', about: null }]);
    expect(() => refusalOf(over, told(), jurist)).toThrow('was accepted');
    expect(run(...disclosure, [owed, service], [gag(until), jurist], [ring, service]).state.silence?.over).toBe(false);
  });

  it('that a court renews reminds again at its new end; one that is lifted early reminds at once', () => {
    const owed: Step = [classified({ notices: ['N_CUST'] }), service];
    const later = '2027-03-05T23:00:00.000Z';
    const ring: Command = { type: 'ring', timer: 'gag', about: null };
    const once: Step[] = [...disclosure, owed, [gag(until), jurist], [ring, service, at(until)]];
    const renewed = run(...once, [gag(later), jurist], [ring, service, at(later)], [ring, service, at(later)]).state;
    const due = { code: 'notice_due', about: null };
    expect(renewed.alarms).toEqual([due, due]);
    const lifted: Step[] = [...disclosure, owed, [gag(until), jurist], [gag(null, 'G_NONE'), jurist]];
    expect(run(...lifted, [ring, service, at(until)]).state.alarms).toEqual([due]);
    expect(run(...lifted, [gag(null, 'G_NONE'), jurist]).state.alarms).toEqual([due]);
    expect(run(...disclosure, owed, [gag(null, 'G_NONE'), jurist]).state.alarms).toEqual([due]);
    const told: Command = { type: 'record_notice', notice: 'N_CUST', told: true, agreed: true, noteId };
    expect(run(...disclosure, owed, [told, jurist], [gag(null, 'G_NONE'), jurist]).state.alarms).toEqual([]);
  });

  it('of defence secrecy is lifted by no agreement; the person aimed at by a certificate is never told', () => {
    const secret = run(...disclosure, [gag(null, 'G_SEC'), jurist]).state;
    expect(refusalOf(secret, told({ agreed: true }), jurist)).toMatch(/^Silence is still owed/);
    const european = run(
      [opened, service],
      [read({ bases: ['EU-EPOC'] }), service],
      [classified({ gag: 'G_EEV' }), service],
    ).state;
    expect(refusalOf(european, told({ notice: 'N_DATASUBJ', agreed: true }), jurist)).toMatch(
      /^The operator never tells/,
    );
    expect(() => refusalOf(european, told(), jurist)).toThrow('was accepted');
  });
});
