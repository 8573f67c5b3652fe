import { describe, expect, it } from '@jest/globals';
import {
  taken as after,
  circumstances,
  classified,
  disclosure,
  dpo,
  head,
  id,
  jurist,
  otherJurist,
  person,
  prepare,
  refusalOf,
  run,
  service,
} from '../../../test/support/case-walk.js';
import type { Command } from './command.js';
import { decide } from './decide.js';
import type { CaseEvent } from './event.js';
import { evolve } from './evolve.js';
import type { Actor } from './model/circumstances.js';
import { openClocks } from './model/open-clock.js';
import { refusals } from './model/refusal.js';
import type { CaseState, Preparation } from './model/state.js';

const end = '2026-12-04T23:00:00.000Z';
const clocks = ['D-EEV-10D', 'SLA-5WD'].map((code) => ({ code, legalEnd: end, safeEnd: end }));
const pause = (code = 'D-EEV-10D'): Command => ({ type: 'pause_clock', code, noteId: id(300) });
const confirm = (code = 'D-EEV-10D'): Command => ({ type: 'confirm_pause', code });
const confirmEnd = (code = 'D-EEV-10D'): Command => ({ type: 'confirm_resumption', code });
const resume = (code = 'D-EEV-10D'): Command => ({ type: 'resume_clock', code, noteId: id(301) });

const { state } = run(...disclosure, [classified({ clocks }), service], [prepare('disclose'), jurist]);
const question = { ...state.preparation, action: 'clarify' } as Preparation;
const asked: CaseState = { ...state, left: [question], floor: { ...state.floor, strictest: ['head_of_legal'] } };

const taken = (before: CaseState, command: Command, actor: Actor = jurist) => after(before, command, actor);
const suspended = (before = asked) => taken(taken(before, pause()), confirm(), head);
const over = (before: CaseState) => taken(taken(before, resume()), confirmEnd(), head);
/** The authority wrote again. */
const clarified = (before: CaseState): CaseState => ({ ...before, messages: [...before.messages, id(302)] });

const began = refusals.beganIt.sentence.en;
const none = 'No time limit of that name is suspended in this case.';
const noRole = 'Your role does not allow this.';

describe('a proposal to suspend the duty of a time limit', () => {
  it('suspends nothing until a second person of a stricter role confirms it, with a signature', () => {
    const proposed = taken(asked, pause());
    expect(proposed.paused).toBeUndefined();
    expect(proposed.pauseAsked).toMatchObject({ article: 'EEV 10(6)', letterId: question.id, by: id(1) });
    expect(refusalOf(proposed, confirm(), otherJurist)).toBe(refusals.notStricterRole.sentence.en);
    expect(refusalOf(proposed, confirm('SLA-5WD'), head)).toMatch(/^No suspension of this time limit waits/);
    expect(decide(proposed, confirm(), head, { ...circumstances, signature: null })).toMatchObject({ ok: false });
    expect(taken(proposed, confirm(), head)).toMatchObject({ paused: [{ code: 'D-EEV-10D' }], pauseAsked: null });
    expect(refusalOf(asked, confirm(), head)).toMatch(/^No suspension of this time limit waits/);
  });

  it('is not confirmed by the person who made it, under another account either', () => {
    const proposed = taken(asked, pause(), head);
    expect(refusalOf(proposed, confirm(), head)).toBe(began);
    expect(refusalOf(proposed, confirm(), person(93, 'head_of_legal'))).toBe(began);
  });

  it('An entry without a signature suspends nothing.', () => {
    const data = { code: 'D-EEV-10D', article: 'EEV 10(6)', noteId: id(300) };
    const unsigned = { type: 'case.clock_paused', data } as CaseEvent;
    expect(evolve(taken(asked, pause()), { event: unsigned, actor: id(3) }).paused).toBeUndefined();
  });

  it('is about a time limit of which the law says that the operator suspends it, and names the article', () => {
    expect(refusalOf(asked, pause('SLA-5WD'), jurist)).toBe('No text allows the operator to suspend this time limit.');
    expect(refusalOf(asked, pause('D-NONE'), jurist)).toBe('No clock of that name runs in this case.');
    expect(refusalOf(asked, pause(), dpo)).toBe(noRole);
  });

  it('rests on a request for clarification that left, and suspends once', () => {
    const nothing = 'No request for clarification has left: nothing suspends a time limit.';
    expect(refusalOf(state, pause(), jurist)).toBe(nothing);
    expect(refusalOf({ ...state, left: [{ ...question, action: 'refuse' }] }, pause(), jurist)).toBe(nothing);
    expect(refusalOf({ ...asked, recalled: [question.id] }, pause(), jurist)).toBe(nothing);
    expect(refusalOf(suspended(), pause(), jurist)).toBe('This time limit is suspended already.');
  });
});

describe('a time limit whose duty is suspended', () => {
  it('keeps its end and its alarm', () => {
    expect(suspended().clocks).toEqual(asked.clocks);
    expect(openClocks(suspended(), circumstances)).toEqual(openClocks(asked, circumstances));
  });

  it('is owed again by the same end once the clarification came', () => {
    const resumed = over(clarified(suspended()));
    expect(resumed.paused).toEqual([]);
    expect(resumed.clocks).toEqual(asked.clocks);
    expect(suspended(resumed).paused).toHaveLength(1);
  });

  it('ends its suspension with a message that came since, and with no older one', () => {
    expect(refusalOf(suspended(), resume(), jurist)).toMatch(/^No message came since the suspension/);
    const decided = decide(clarified(suspended()), resume(), jurist, circumstances);
    expect(decided).toMatchObject({ value: [{ data: { messageId: id(302) } }] });
  });

  it('A clarification that came before the second person confirmed counts as well.', () => {
    const between = taken(clarified(taken(asked, pause())), confirm(), head);
    expect(over(between).paused).toEqual([]);
  });

  it('ends its suspension once, under its own name', () => {
    const answered = clarified(suspended());
    expect(refusalOf(asked, resume(), jurist)).toBe(none);
    expect(refusalOf(answered, resume('SLA-5WD'), jurist)).toBe(none);
    expect(refusalOf(over(answered), resume(), jurist)).toBe(none);
    expect(refusalOf(answered, resume(), dpo)).toBe(noRole);
  });

  it('stays suspended until a second person of a stricter role confirms that it is over, with a signature', () => {
    const proposed = taken(clarified(suspended()), resume());
    expect(proposed.paused).toHaveLength(1);
    expect(proposed.resumptionAsked).toMatchObject({ code: 'D-EEV-10D', messageId: id(302), by: id(1) });
    expect(refusalOf(proposed, confirmEnd(), otherJurist)).toBe(refusals.notStricterRole.sentence.en);
    expect(refusalOf(proposed, confirmEnd('SLA-5WD'), head)).toMatch(/^No end of the suspension of this time limit/);
    expect(decide(proposed, confirmEnd(), head, { ...circumstances, signature: null })).toMatchObject({ ok: false });
    expect(taken(proposed, confirmEnd(), head)).toMatchObject({ paused: [], resumptionAsked: null });
    expect(refusalOf(over(clarified(suspended())), confirmEnd(), head)).toMatch(/^No end of the suspension/);
  });

  it('is not resumed by the one person who proposed it, under another account either', () => {
    const proposed = taken(clarified(suspended()), resume(), head);
    expect(refusalOf(proposed, confirmEnd(), head)).toBe(began);
    expect(refusalOf(proposed, confirmEnd(), person(93, 'head_of_legal'))).toBe(began);
  });

  it('An entry of one person alone, older than the second one, still ends the suspension.', () => {
    const resumed = { type: 'case.clock_resumed', data: { code: 'D-EEV-10D', noteId: id(301) } } as CaseEvent;
    expect(evolve(suspended(), { event: resumed, actor: id(1) }).paused).toEqual([]);
  });
});
