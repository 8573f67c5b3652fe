import { describe, expect, it } from '@jest/globals';
import {
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
  prepare,
  read,
  refusalOf,
  refuseIt,
  release,
  run,
  service,
} from '../../../test/support/case-walk.js';
import type { Instant } from '../kernel/instant.js';
import { eventOf } from './actions/index.js';
import type { Command } from './command.js';
import type { CaseEvent } from './event.js';
import type { Letter } from './model/event-schema.js';
import { objectionToReceiving } from './model/leaving.js';
import { lettersToPost } from './model/posting.js';
import { refusals } from './model/refusal.js';

const digest = 'f'.repeat(64);
const letter: Letter = {
  ...{ id: id(500), kind: 'refusal', language: 'fr', template: 'refusal.v1', post: digest },
  ...{ templateSha256: 'e'.repeat(64), sha256: 'd'.repeat(64) },
};
const choose = (recipient = 'requester', changed: object = { post: true }): Command =>
  ({ type: 'choose_recipient', recipient, addressId: id(410), digest, noteId: id(310), ...changed }) as Command;
const confirm: Command = { type: 'confirm_recipient', recipientId: id(410) };
const prepared = (changed: Partial<Letter> = {}, action: 'refuse' | 'disclose' = 'refuse'): Command =>
  ({ ...prepare(action), letters: [{ ...letter, ...changed }] }) as Command;
const postedAt = '2026-11-24T13:50:00.000Z';
const post = (changed: object = {}): Command =>
  ({ type: 'post_letter', letterId: id(500), manner: 'registered', postedAt, noteId: id(320), ...changed }) as Command;
const acknowledge = (changed: object = {}): Command =>
  ({
    ...{ type: 'acknowledge_posting', letterId: id(500), received: true, when: postedAt, noteId: id(321) },
    ...changed,
  }) as Command;

const nowhere = { answer: { known: false, candidates: 0 } };
const judged = [
  [opened, service],
  [read(), service],
  [classified({ verdict: 'REFUSE', circuit: 'refusal', approvers: ['head_of_legal'] }), service],
] as const;
const chosen = [...judged, [choose(), jurist], [confirm, dpo]] as const;
const released = [
  ...chosen,
  [prepared(), jurist, nowhere],
  [approve('head_of_legal'), head, nowhere],
  [refuseIt, otherJurist, nowhere],
] as const;

const followUps = ({ type, data }: CaseEvent, after = run(...released).state) =>
  (eventOf(type)?.follow?.(data, after, { circuit: undefined, notices: circumstances.notices }) ?? []).map(
    (each) => each.do,
  );

describe('a requester who gave no mail address', () => {
  it('is answered by post, at an address that a second person confirmed', () => {
    const { state } = run(...judged, [choose(), jurist]);
    expect(state.recipient).toMatchObject({ post: true, confirmedBy: null });
    const refuse = (before: typeof state, command: Command) =>
      refusalOf(before, command, jurist, { ...circumstances, ...nowhere });
    expect(refuse(run(...judged).state, prepared({ post: undefined } as never))).toBe(refusals.noAddress.sentence.en);
    expect(refuse(state, prepared())).toBe(refusals.recipientUnseen.sentence.en);
    expect(refusalOf(state, confirm, jurist)).toBe(refusals.beganIt.sentence.en);
    expect(run(...chosen, [prepared(), jurist, nowhere]).state.preparation?.letters).toEqual([letter]);
  });

  it('is written to at that address alone, and by no mail', () => {
    const { state } = run(...chosen);
    const elsewhere = refusals.postElsewhere.sentence.en;
    expect(refusalOf(state, prepared({ post: 'a'.repeat(64) }), jurist)).toBe(elsewhere);
    const { post: _post, ...byMail } = letter;
    expect(refusalOf(state, { ...prepare('refuse'), letters: [byMail] } as Command, jurist)).toBe(elsewhere);
    const without = run(...judged).state;
    expect(refusalOf(without, prepared(), jurist)).toBe(elsewhere);
    expect(objectionToReceiving(state, 'disclose', [{ ...letter, kind: 'answer' }])).toBeNull();
    const magistrate = run(...judged, [choose('magistrate'), jurist], [confirm, dpo]).state;
    expect(objectionToReceiving(magistrate, 'disclose', [{ ...letter, kind: 'answer' }])?.code).toBe('post-elsewhere');
  });
});

describe('a letter by post', () => {
  it('that was released is sent by no mail: people are notified that it waits', () => {
    const { state, entries } = run(...released);
    const left = entries.find(({ event }) => event.type === 'case.refused')?.event as CaseEvent;
    expect(followUps(left)).toEqual(['notify', 'set_timer']);
    expect(lettersToPost(state).map(({ id: of }) => of)).toEqual([id(500)]);
    expect(state.lettersSent).toEqual([]);
  });

  it('is sent once a person records that they posted it, which ends the case, and not before', () => {
    expect(refusalOf(run(...chosen).state, post(), jurist)).toBe('No letter of this case waits to be posted.');
    const { state, entries } = run(...released, [post(), jurist]);
    expect(state.lettersSent).toEqual([id(500)]);
    expect(state.postings).toMatchObject([{ letterId: id(500), manner: 'registered', postedAt, by: id(1) }]);
    expect(followUps(entries.at(-1)?.event as CaseEvent, state)).toEqual(['close']);
    expect(refusalOf(run(...released).state, { type: 'close' }, service)).not.toBe('');
    expect(run(...released, [post(), jurist], [{ type: 'close' }, service]).state.status).toBe('closed');
    expect(refusalOf(state, post(), jurist)).toBe('No letter of this case waits to be posted.');
  });

  it('is posted by a role that may, at a time between the request and now, and is the letter that was released', () => {
    const { state } = run(...released);
    expect(refusalOf(state, post(), dpo)).toBe('Your role does not allow this.');
    for (const at of ['2026-11-24T15:00:00.000Z', '2026-11-24T13:36:12.000Z'])
      expect(refusalOf(state, post({ postedAt: at }), jurist)).toMatch(/^State when the letter was handed over/);
    // The minute in which the request was received, as a form states it.
    expect(() => run(...released, [post({ postedAt: '2026-11-24T13:37:00.000Z' }), jurist])).not.toThrow();
    expect(refusalOf(state, post({ letterId: id(501) }), jurist)).toBe('No letter of this case waits to be posted.');
    const moved = run(...released).state;
    const other = { ...moved, recipient: { ...moved.recipient, digest: 'a'.repeat(64) } } as typeof moved;
    expect(refusalOf(other, post(), jurist)).toBe(refusals.postElsewhere.sentence.en);
  });

  it('is recalled before it is posted, and never after', () => {
    const recall: Command = { type: 'recall', preparationId: id(200), noteId: id(330) };
    const { state } = run(...released, [recall, jurist]);
    expect(refusalOf(state, post(), jurist)).toBe('No letter of this case waits to be posted.');
    expect(refusalOf(run(...released, [post(), jurist]).state, recall, jurist)).toBe(refusals.dispatched.sentence.en);
  });

  it('is acknowledged, or comes back, once, after it was posted and in a closed case too', () => {
    const ended = [...released, [post(), jurist], [{ type: 'close' }, service]] as const;
    const none = 'No posted letter waits for its acknowledgement of receipt.';
    expect(refusalOf(run(...released).state, acknowledge(), jurist)).toBe(none);
    const { state } = run(...ended);
    expect(refusalOf(state, acknowledge({ when: '2026-11-24T13:40:00.000Z' }), jurist)).toMatch(
      /^State a time between/,
    );
    expect(refusalOf(state, acknowledge({ when: '2026-11-25T13:40:00.000Z' }), jurist)).toMatch(
      /^State a time between/,
    );
    expect(refusalOf(state, acknowledge({ letterId: id(501) }), jurist)).toBe(none);
    const after = run(...ended, [acknowledge({ received: false }), jurist]).state;
    expect(after.postings?.[0]?.acknowledged).toMatchObject({ received: false, at: postedAt });
    expect(refusalOf(after, acknowledge(), jurist)).toBe(none);
  });
});

it('an answer with data goes by post to the requester without a mailbox in the zone of the request', () => {
  const mailbox = { zone: 'UNKNOWN', digest } as const;
  const begun = [
    [opened, service],
    [read(), service],
    [classified(), service],
    [confirmZone, jurist],
  ] as const;
  const elsewhere = { mailbox, now: '2026-11-24T14:00:00.000Z' as Instant };
  const answer = prepared({ kind: 'answer' }, 'disclose');
  expect(() => run(...begun, [prepare('disclose'), jurist, elsewhere])).toThrow('mailbox-elsewhere');
  const { state } = run(
    ...begun,
    [choose(), jurist],
    [confirm, dpo],
    [answer, jurist, elsewhere],
    [approve('jurist'), otherJurist, elsewhere],
    [release, head, elsewhere],
    [post(), jurist],
  );
  expect(state.lettersSent).toEqual([id(500)]);
});
