// @stage redis slow
/** Answers that were released and not delivered yet: held back by a challenge, or recalled by a person. Doubles: the relay. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import { LetterPost } from '../../../src/letters/sending/letter-post.js';
import { MailroomService } from '../../../src/letters/sending/mailroom.service.js';
import { enclosureOf } from '../../../src/letters/writing/letter-writer.js';
import { deadLetters, revive } from '../../../src/platform/jobs/dead-letters.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { admitted, refused, requisition } from '../../support/written-request.js';

const SEND = 'correspondence.send_letter';
const data = enclosureOf('export.csv', 'text/csv', Buffer.from('abonné;depuis\nx;2024\n'));

let desk: LetterDesk;
beforeAll(async () => {
  desk = await LetterDesk.open();
});
beforeEach(() => desk.forget());
afterAll(() => desk.close());

const delivered = () => desk.relay.received;
const letterIds = async (caseId: string) => (await desk.state(caseId)).preparation?.letters.map(({ id }) => id) ?? [];
const disclosure = () => desk.request({ facts: requisition, classification: admitted, language: 'fr' });
const stateOf = async (caseId: string) =>
  valueOrFail(await desk.module.get(MailroomService).list(caseId)).at(-1)?.delivery;

describe('data that were released and not delivered yet', () => {
  const noteId = randomUUID();
  const challenge = { type: 'challenge', challengeId: randomUUID(), kind: 'nullity', suspends: true, noteId } as const;
  const settle = { type: 'settle_challenge', challengeId: challenge.challengeId, noteId } as const;
  const pending = 'A challenge that suspends is pending: nothing leaves before it is settled. It was not sent.';

  it('stay while a challenge suspends them, and leave once it is rejected', async () => {
    const caseId = await disclosure();
    await desk.decide(caseId, 'disclose', [data], 1);
    await desk.give(caseId, challenge, desk.person('head_of_legal'));
    await desk.run(SEND);
    expect(delivered()).toHaveLength(0);
    const [dead] = await deadLetters(desk.database, 10);
    expect(dead?.reason).toBe(pending);
    expect(await desk.platform.fresh.asOwner('select topic, work from alarm where case_id = $1', [caseId])).toEqual([
      { topic: SEND, work: dead?.id },
    ]);
    await desk.give(caseId, { ...settle, result: 'rejected' }, desk.person('head_of_legal'));
    await desk.database.transaction((tx) => revive(tx, dead?.id ?? ''));
    await desk.run(SEND);
    expect(delivered()).toHaveLength(1);
  });

  const recall = (caseId: string, preparationId: string, actor = desk.person('jurist')) =>
    desk.module
      .get(MailroomService)
      .recall(caseId, { preparationId, reason: 'The number of the account is wrong.' }, { actor, key: randomUUID() });
  const prepared = async (caseId: string) => (await desk.state(caseId)).preparation?.id ?? '';

  it('never leave once they were recalled, and what is prepared in their place does', async () => {
    const caseId = await disclosure();
    await desk.decide(caseId, 'disclose', [data], 1);
    const preparationId = await prepared(caseId);
    valueOrFail(await recall(caseId, preparationId));
    await desk.run(SEND);
    expect(delivered()).toHaveLength(0);
    expect(await desk.work(SEND, caseId)).toEqual([]);
    expect(await deadLetters(desk.database, 10)).toEqual([]);
    expect(await stateOf(caseId)).toBe('recalled');
    const { entries } = await desk.database.transaction(async (tx) => ({
      entries: await desk.cases.entries(tx, caseId),
    }));
    expect(entries.at(-1)).toMatchObject({
      event: { type: 'case.recalled', data: { preparationId } },
      actor: (desk.person('jurist') as { id: string }).id,
    });
    await desk.decide(caseId, 'disclose', [data], 1);
    await desk.run(SEND);
    expect(delivered()).toHaveLength(1);
  });

  it('leave ten minutes later where the sender held them, and never where they were recalled meanwhile', async () => {
    const [held, recalled] = [await disclosure(), await disclosure()];
    for (const caseId of [held, recalled]) await desk.decide(caseId, 'disclose', [data], 1, true);
    const waits = await desk.platform.fresh.asOwner(
      `select due_at > now() + interval '9 minutes' as held from outbox where topic = $1 and done_at is null`,
      [SEND],
    );
    expect(waits).toEqual([{ held: true }, { held: true }]);
    await desk.run(SEND);
    expect(delivered()).toHaveLength(0);
    valueOrFail(await recall(recalled, await prepared(recalled)));
    await desk.platform.fresh.asOwner('update outbox set due_at = now() where topic = $1', [SEND]);
    await desk.run(SEND);
    expect(delivered()).toHaveLength(1);
    expect(await stateOf(held)).toBe('sent');
    expect(await stateOf(recalled)).toBe('recalled');
  });

  it('are recalled after a challenge held them back: their failed job and its alarm end', async () => {
    const caseId = await disclosure();
    await desk.decide(caseId, 'disclose', [data], 1);
    await desk.give(caseId, { ...challenge, challengeId: randomUUID() }, desk.person('head_of_legal'));
    await desk.run(SEND);
    const [dead] = await deadLetters(desk.database, 10);
    expect(dead?.reason).toBe(pending);
    valueOrFail(await recall(caseId, await prepared(caseId)));
    expect(await deadLetters(desk.database, 10)).toEqual([]);
    const by = (desk.person('jurist') as { id: string }).id;
    expect(await desk.platform.fresh.asOwner('select seen_by as by from alarm where work = $1', [dead?.id])).toEqual([
      { by },
    ]);
    const told = await desk.platform.fresh.asOwner(
      `select type, actor from entry where stream = 'work/' || $1 order by seq desc limit 1`,
      [dead?.id],
    );
    expect(told).toEqual([{ type: 'work.settled', actor: by }]);
  });

  it('never leave by a sender that looked at the case just before they were recalled', async () => {
    const caseId = await disclosure();
    await desk.decide(caseId, 'disclose', [data], 1);
    const preparationId = await prepared(caseId);
    const post = desk.module.get(LetterPost, { strict: false });
    const send = post.post.bind(post);
    post.post = async (...given) => {
      valueOrFail(await recall(caseId, preparationId));
      return send(...given);
    };
    await desk.run(SEND);
    post.post = send;
    await desk.runUntilDone(SEND, caseId);
    expect(delivered()).toHaveLength(0);
    expect(await stateOf(caseId)).toBe('recalled');
  });

  it('are not recalled once they left, or while they may have left', async () => {
    const caseId = await disclosure();
    await desk.decide(caseId, 'disclose', [data], 1);
    const preparationId = await prepared(caseId);
    desk.relay.mood = 'lost';
    await desk.run(SEND);
    expect(await stateOf(caseId)).toBe('unknown');
    const refused = await recall(caseId, preparationId);
    expect(refused.ok ? '' : refused.refusal.code).toBe('letter-leaving');
  });

  it.each(['lost', 'later', 'never'] as const)(
    'are not recalled where a relay hung up on a refusal, and its next word is "%s", before a person settles what may have arrived',
    async (mood) => {
      const caseId = await desk.request({ classification: { ...refused, notices: [] } });
      await desk.decide(caseId, 'refuse');
      const preparationId = await prepared(caseId);
      const code = async () => {
        const answer = await recall(caseId, preparationId);
        return answer.ok ? 'recalled' : answer.refusal.code;
      };
      desk.relay.mood = 'lost';
      await desk.run(SEND);
      expect([await stateOf(caseId), await code()]).toEqual(['attempting', 'letter-leaving']);
      desk.relay.mood = mood;
      await desk.platform.fresh.asOwner('update outbox set due_at = clock_timestamp()');
      await desk.run(SEND);
      expect([await stateOf(caseId), await code()]).toEqual(['attempting', 'letter-leaving']);

      const [letterId = ''] = await letterIds(caseId);
      const word = { arrived: false, reason: 'Called the service through its switchboard.' };
      const settle = () =>
        desk.module
          .get(MailroomService)
          .settle(caseId, letterId, word, { actor: desk.person('jurist'), key: `settle/${letterId}` });
      const until = (moment: string) =>
        desk.platform.fresh.asOwner(
          `update delivery set leased_until = ${moment} where letter_id = $1 and state = 'attempting'`,
          [letterId],
        );
      await until(`now() + interval '1 minute'`);
      const early = await settle();
      expect(early.ok ? '' : early.refusal.code).toBe('delivery-known');
      await until('now()');
      valueOrFail(await settle());
      expect(await code()).toBe('recalled');
      const mails = delivered().length;
      desk.relay.mood = 'takes';
      await desk.runUntilDone(SEND, caseId);
      expect(delivered()).toHaveLength(mails);
    },
  );
});
