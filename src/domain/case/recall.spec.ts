import { describe, expect, it } from '@jest/globals';
import {
  approve,
  disclosure,
  dpo,
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
import type { Command } from './command.js';

const noteId = id(300);
const letter = {
  ...{ id: id(400), kind: 'answer' as const, language: 'fr' as const, template: 'answer.v1' },
  ...{ templateSha256: payload, sha256: payload, mailbox: payload, zone: 'FR' },
};
const recall: Command = { type: 'recall', preparationId: id(200), noteId };
const sent: Command = { type: 'record_letter_sent', letterId: id(400), kind: 'answer', sha256: payload };
const prepared = [...disclosure, [{ ...prepare('disclose'), letters: [letter] }, jurist]] as Parameters<typeof run>;
const released: Parameters<typeof run> = [...prepared, [approve('jurist'), otherJurist], [release, head]];

describe('a released answer that is not delivered yet', () => {
  it('is recalled by its preparer, and is prepared and consented to again', () => {
    const { state } = run(...released, [recall, jurist]);
    expect(state).toMatchObject({ preparation: null, left: [], recalled: [id(200)], step: 'triage', status: 'open' });
    const again: Command = {
      ...prepare('disclose'),
      preparationId: id(201),
      letters: [{ ...letter, id: id(401) }],
    } as Command;
    const next = run(...released, [recall, jurist], [again, jurist]).state;
    expect(refusalOf(next, { ...release, preparationId: id(201) } as Command, head)).toBe(
      'This action is not available at this stage.',
    );
    expect(next.preparation?.consents).toEqual([]);
  });

  it('is recalled once, as it was seen, and not before it was released', () => {
    const nothing = 'No answer that was sent still waits to leave: there is nothing to cancel.';
    expect(refusalOf(run(...prepared).state, recall, jurist)).toBe(nothing);
    expect(refusalOf(run(...released, [recall, jurist]).state, recall, jurist)).toBe(nothing);
    const { state } = run(...released);
    expect(refusalOf(state, { ...recall, preparationId: id(999) } as Command, jurist)).toMatch(
      /has changed since you saw it/,
    );
    expect(refusalOf(state, recall, dpo.kind === 'person' ? { ...dpo, roles: ['dpo'] } : dpo)).toBe(
      'Your role does not allow this.',
    );
    expect(refusalOf(state, recall, service)).toBe('Only a person can do this.');
  });

  it('has left once one of its letters has: the move is closed, and says so', () => {
    const { state } = run(...released, [sent, service]);
    expect(refusalOf(state, recall, jurist)).toBe('What was prepared has already left.');
  });

  it('no longer prevents the end of the case, and counts as sent if it was sent all the same', () => {
    const { state } = run(...released, [recall, jurist], [sent, service]);
    expect(state.lettersSent).toEqual([id(400)]);
    expect(state.status).toBe('open');
  });
});
