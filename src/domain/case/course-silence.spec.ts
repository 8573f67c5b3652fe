import { describe, expect, it } from '@jest/globals';
import {
  classified,
  disclosure,
  head,
  id,
  jurist,
  opened,
  read,
  refusalOf,
  run,
  service,
} from '../../../test/support/case-walk.js';
import type { Instant } from '../kernel/instant.js';
import type { Notice } from '../law/vocabulary.js';
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
    expect(refusalOf(state, told({ agreed: true }), jurist)).toBe(
      'The head of legal or the data protection officer records that the authority allowed telling.',
    );
    expect(run(...disclosure, [told({ agreed: true }), head]).state.notices).toEqual([
      { notice: 'N_CUST', told: true },
    ]);
    expect(run(...disclosure, [told({ told: false }), head]).state.notices).toEqual([
      { notice: 'N_CUST', told: false },
    ]);
  });

  it('ends at its time, with a reminder of the notice that is owed', () => {
    const owed = classified({ notices: ['N_CUST'] });
    const ring: Command = { type: 'ring', timer: 'gag', about: null };
    const over = run(...disclosure, [owed, service], [gag(until), jurist], [ring, service, at(until)]).state;
    expect(over.silence).toMatchObject({ over: true });
    expect(over.alarms).toEqual([{ code: 'notice_due', about: null }]);
    expect(run(...disclosure, [owed, service], [gag(until), jurist], [ring, service]).state.silence?.over).toBe(false);
  });

  it('that a court renews reminds again at its new end; one that is lifted early reminds at once', () => {
    const owed: Step = [classified({ notices: ['N_CUST'] }), service];
    const later = '2027-03-05T23:00:00.000Z';
    const ring: Command = { type: 'ring', timer: 'gag', about: null };
    const once: Step[] = [...disclosure, owed, [gag(until), jurist], [ring, service, at(until)]];
    const renewed = run(...once, [gag(later), jurist], [ring, service, at(later)], [ring, service, at(later)]).state;
    const due = { code: 'notice_due', about: null };
    expect(renewed.alarms).toEqual([due, { code: 'notice_held_back', about: null }, due]);
    const lifted: Step[] = [...disclosure, owed, [gag(until), jurist], [gag(null, 'G_NONE'), jurist]];
    expect(run(...lifted, [ring, service, at(until)]).state.alarms).toEqual([due]);
    expect(run(...lifted, [gag(null, 'G_NONE'), jurist]).state.alarms).toEqual([due]);
    expect(run(...disclosure, owed, [gag(null, 'G_NONE'), jurist]).state.alarms).toEqual([due]);
    const told: Command = { type: 'record_notice', notice: 'N_CUST', told: true, agreed: true, noteId };
    expect(run(...disclosure, owed, [told, head], [gag(null, 'G_NONE'), jurist]).state.alarms).toEqual([]);
  });

  it('stands until a person records its end, though a correction of one person leads to a judgement without it', () => {
    const again: Step = [classified({ notices: ['N_CUST'], gag: 'G_NONE' }), service];
    const corrected = { type: 'confirm_fact', confirmed: { fact: 'issuerCountry', value: 'GB' } } as unknown as Command;
    const judged: Step[] = [...disclosure, [classified({ notices: ['N_CUST'] }), service], [corrected, jurist], again];
    expect(refusalOf(run(...judged).state, told(), jurist)).toMatch(/^Silence is still owed/);
    const lifted = run(...judged, [gag(null, 'G_NONE'), jurist]).state;
    expect(lifted.noticeLetters).toEqual([{ notice: 'N_CUST', letter: null, approvedBy: null }]);
    expect(refusalOf(lifted, told(), jurist)).toMatch(/^The letter of this notice waits/);
  });

  it('that a person begins, and that holds back a notice, alarms the heads', () => {
    const open: Step[] = [...disclosure.slice(0, 2), [classified({ notices: ['N_CUST'], gag: 'G_NONE' }), service]];
    const held = run(...open, [gag(null, 'G_JUD'), jurist]).state;
    expect(held.alarms).toEqual([{ code: 'notice_held_back', about: null }]);
    expect(run(...open, [gag(null, 'G_JUD'), jurist], [gag(until, 'G_JUD'), jurist]).state.alarms).toHaveLength(1);
    const decided: Step = [told(), jurist];
    expect(run(...open, decided, [gag(null, 'G_JUD'), jurist]).state.alarms).toEqual([]);
  });

  describe('once it has ended', () => {
    const sha256 = 'e'.repeat(64);
    const written: Command = { type: 'record_notice_letter', notice: 'N_CUST', letterId: id(410), sha256 };
    const approveLetter: Command = { type: 'approve_notice', notice: 'N_CUST' };
    const owed: Step = [classified({ notices: ['N_CUST'] }), service];
    const ring: Command = { type: 'ring', timer: 'gag', about: null };
    const ended: Step[] = [...disclosure, owed, [gag(until), jurist], [ring, service, at(until)]];
    const waits = 'The letter of this notice waits to be written and approved: no one is informed before that.';

    it('has the letter of the notice written, and says so in its entry', () => {
      const { state, entries } = run(...ended);
      const over = entries.map(({ event }) => event).findLast(({ type }) => type === 'case.gag_over');
      expect(over?.data).toEqual({ notices: ['N_CUST'] });
      expect(state.noticeLetters).toEqual([{ notice: 'N_CUST', letter: null, approvedBy: null }]);
      expect(run(...disclosure, owed, [gag(until), jurist], [gag(null, 'G_NONE'), jurist]).state.noticeLetters).toEqual(
        state.noticeLetters,
      );
    });

    it('lets no one be informed before the letter was written and approved', () => {
      expect(refusalOf(run(...ended).state, told(), jurist)).toBe(waits);
      expect(refusalOf(run(...ended).state, told({ agreed: true }), jurist)).toBe(waits);
      expect(refusalOf(run(...ended, [written, service]).state, told(), jurist)).toBe(waits);
      const approved = run(...ended, [written, service], [approveLetter, head]).state;
      expect(() => refusalOf(approved, told(), jurist)).toThrow('was accepted');
      expect(() => refusalOf(run(...ended).state, told({ told: false }), head)).toThrow('was accepted');
    });

    it('takes the consent of the head of legal, and the person who gave it informs no one', () => {
      expect(refusalOf(run(...ended, [written, service]).state, approveLetter, jurist)).toBe(
        'Your role does not allow this.',
      );
      expect(refusalOf(run(...ended).state, approveLetter, head)).toMatch(/^No letter of a notice waits/);
      const approved = run(...ended, [written, service], [approveLetter, head]).state;
      expect(refusalOf(approved, told(), head)).toMatch(/^The person who approved the letter/);
      expect(refusalOf(approved, approveLetter, head)).toMatch(/^No letter of a notice waits/);
    });

    it('has another letter written when it ends again: the consent was to the first', () => {
      const again: Step[] = [...ended, [written, service], [approveLetter, head], [gag(null, 'G_TCO'), jurist]];
      expect(refusalOf(run(...again).state, told(), jurist)).toMatch(/^Silence is still owed/);
      expect(refusalOf(run(...again).state, written, service)).toMatch(/^No letter of a notice waits/);
      const lifted = run(...again, [gag(null, 'G_NONE'), jurist]).state;
      expect(refusalOf(lifted, told(), jurist)).toBe(waits);
    });
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

  it('of a secret request lets those be informed whom its rule names, and no other', () => {
    const secret = (notices: Notice[]) =>
      run(
        [opened, service],
        [read(), service],
        [classified({ verdict: 'SECRET_CELL', circuit: 'secret_cell', gag: 'G_SEC', notices }), service],
      ).state;
    const named = secret(['N_SEC']);
    expect(() => refusalOf(named, told({ notice: 'N_SEC' }), jurist)).toThrow('was accepted');
    expect(refusalOf(named, told({ notice: 'N_EXE' }), jurist)).toMatch(
      /^The classification in force does not lead to this/,
    );
    expect(refusalOf(secret(['N_CUST']), told({ agreed: true }), jurist)).toMatch(/^Silence is still owed/);
    expect(refusalOf(secret([]), told({ notice: 'N_SEC' }), jurist)).toMatch(
      /^The classification in force does not lead to this/,
    );
  });
});
