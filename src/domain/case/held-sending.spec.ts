import { describe, expect, it } from '@jest/globals';
import {
  approve,
  circumstances,
  disclosure,
  head,
  id,
  jurist,
  otherJurist,
  payload,
  prepare,
  refusalOf,
  release,
  run,
  service,
} from '../../../test/support/case-walk.js';
import type { Instant } from '../kernel/instant.js';
import { eventOf } from './actions/index.js';
import type { Command } from './command.js';
import type { CaseState } from './model/state.js';

const letter = {
  ...{ id: id(400), kind: 'answer' as const, language: 'fr' as const, template: 'answer.v1' },
  ...{ templateSha256: payload, sha256: payload, mailbox: payload, zone: 'FR' },
};
const prepared = [...disclosure, [{ ...prepare('disclose'), letters: [letter] }, jurist]] as Parameters<typeof run>;
const consented: Parameters<typeof run> = [...prepared, [approve('jurist'), otherJurist]];
const held = { ...release, held: true } as Command;
const leavesAt = '2026-11-24T14:10:00.000Z';

/** When the job of each letter falls due. */
function dueAt(...steps: Parameters<typeof run>) {
  const { state, entries } = run(...steps);
  const event = entries.at(-1)?.event;
  const follows = event && eventOf(event.type)?.follow?.(event.data, state, { ...circumstances, circuit: undefined });
  return follows?.flatMap((what) => (what.do === 'send_letter' ? [what.at] : []));
}

describe('an answer that its sender holds for ten minutes', () => {
  it('has its letters leave ten minutes later; any other leaves at once', () => {
    expect(run(...consented, [held, head]).state.left).toMatchObject([{ id: id(200), leavesAt }]);
    expect(dueAt(...consented, [held, head])).toEqual([leavesAt]);
    expect(dueAt(...consented, [release, head])).toEqual([null]);
    expect(run(...consented, [release, head]).state.left[0]).not.toHaveProperty('leavesAt');
  });

  it('is recalled while it is held', () => {
    const recall: Command = { type: 'recall', preparationId: id(200), noteId: id(300) };
    expect(run(...consented, [held, head], [recall, jurist]).state).toMatchObject({ left: [], recalled: [id(200)] });
    const sent: Command = { type: 'record_letter_sent', letterId: id(400), kind: 'answer', sha256: payload };
    expect(run(...consented, [held, head], [sent, service]).state.lettersSent).toEqual([id(400)]);
  });

  it('is not held over the end of a time limit', () => {
    const { state } = run(...consented);
    const ending = (legalEnd: string): CaseState => ({
      ...state,
      clocks: [{ code: 'D-1', legalEnd, safeEnd: legalEnd }],
    });
    const late = 'A time limit ends within ten minutes: send without waiting.';
    expect(refusalOf(ending('2026-11-24T14:09:59.000Z'), held, head)).toBe(late);
    expect(() => refusalOf(ending('2026-11-24T14:09:59.000Z'), release, head)).toThrow('was accepted');
    const started = { ...ending(leavesAt), clocks: [], started: ending('2026-11-24T14:05:00.000Z').clocks };
    expect(refusalOf(started, held, head)).toBe(late);
    expect(() => refusalOf(ending(leavesAt), held, head)).toThrow('was accepted');
    // What is late already is not made late by a hold.
    const over = '2026-11-24T13:59:00.000Z' as Instant;
    expect(() => refusalOf(ending(over), held, head)).toThrow('was accepted');
  });
});
