// @stage redis slow
/** Released letters, before a relay that refuses, waits or hangs up, and a process that dies. Doubles: the relay. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Ends } from '../../../src/catalogue/ends.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import { MailroomService } from '../../../src/letters/sending/mailroom.service.js';
import { SendLetterJob } from '../../../src/letters/sending/send-letter.job.js';
import { enclosureOf } from '../../../src/letters/writing/letter-writer.js';
import { deadLetters } from '../../../src/platform/jobs/dead-letters.js';
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
const stateOf = async (caseId: string, at = desk) =>
  valueOrFail(await at.module.get(MailroomService).list(caseId)).at(-1)?.delivery;

describe('a case for which no end is proved', () => {
  it('sends no letter for as long as that lasts, and sends it afterwards', async () => {
    const caseId = await desk.request({ classification: { ...refused, notices: [] } });
    await desk.decide(caseId, 'refuse');
    const ends = jest.spyOn(desk.module.get(Ends, { strict: false }), 'objectionTo');
    ends.mockImplementation(async (_tx, { verdict, circuit }) =>
      verdict === refused.verdict && circuit === refused.circuit ? { fr: 'sans fin', en: 'no end' } : null,
    );
    await desk.run(SEND);
    expect(delivered()).toHaveLength(0);
    expect(await deadLetters(desk.database, 10)).toEqual([]);
    ends.mockRestore();
    await desk.runUntilDone(SEND);
    expect(delivered()).toHaveLength(1);
  });
});

describe('a relay that does not take the letter', () => {
  it('is asked again, under the same Message-ID, until it does', async () => {
    const caseId = await desk.request({ classification: { ...refused, notices: [] } });
    await desk.decide(caseId, 'refuse');
    desk.relay.mood = 'later';
    await desk.run(SEND);
    expect(delivered()).toHaveLength(0);
    expect(await desk.work(SEND)).toHaveLength(1);
    desk.relay.mood = 'takes';
    await desk.runUntilDone(SEND);
    expect(delivered()).toHaveLength(1);
    expect((await desk.state(caseId)).lettersSent).toEqual(await letterIds(caseId));
  });

  it('is asked again when it cannot be reached', async () => {
    const cut = await LetterDesk.open();
    try {
      const caseId = await cut.request({ classification: { ...refused, notices: [] } });
      await cut.decide(caseId, 'refuse');
      await cut.relay.close();
      await cut.run(SEND);
      expect(await cut.work(SEND)).toHaveLength(1);
      expect(await stateOf(caseId, cut)).toBe('failed');
    } finally {
      await cut.close();
    }
  });

  it('is not asked again when it refuses for good', async () => {
    const caseId = await desk.request({ classification: { ...refused, notices: [] } });
    await desk.decide(caseId, 'refuse');
    desk.relay.mood = 'never';
    await desk.run(SEND);
    expect((await deadLetters(desk.database, 10)).map(({ reason }) => reason)).toEqual([
      'The relay refuses this letter for good: check the address of its recipient.',
    ]);
  });
});

describe('a relay that hangs up without a word', () => {
  it('may have taken a refusal: it is sent again, under the same Message-ID', async () => {
    const caseId = await desk.request({ classification: { ...refused, notices: [] } });
    await desk.decide(caseId, 'refuse');
    desk.relay.mood = 'lost';
    await desk.run(SEND);
    desk.relay.mood = 'takes';
    await desk.runUntilDone(SEND);
    expect(delivered()).toHaveLength(2);
    expect(new Set(delivered().map(({ messageId }) => messageId)).size).toBe(1);
    expect(await stateOf(caseId)).toBe('sent');
  });

  it('may have taken data: they are never sent again before a person says so', async () => {
    const caseId = await disclosure();
    await desk.decide(caseId, 'disclose', [data], 1);
    desk.relay.mood = 'lost';
    await desk.run(SEND);
    desk.relay.mood = 'takes';
    expect(await desk.work(SEND)).toEqual([]);
    expect((await deadLetters(desk.database, 10)).map(({ reason }) => reason)).toEqual([
      'The answer may have left: ask its recipient, then settle the delivery. It is never sent again by itself.',
    ]);
    expect(await stateOf(caseId)).toBe('unknown');
    const [letterId = ''] = await letterIds(caseId);
    await expect(desk.module.get(SendLetterJob).run({ caseId, letterId })).rejects.toThrow('The answer may have left');
    expect(delivered()).toHaveLength(1);
  });

  it.each([
    [true, 1, 'sent'],
    [false, 2, 'sent'],
  ])('is settled by a person: arrived %s', async (arrived, mails, state) => {
    const caseId = await disclosure();
    await desk.decide(caseId, 'disclose', [data], 1);
    desk.relay.mood = 'lost';
    await desk.run(SEND);
    desk.relay.mood = 'takes';
    const [letterId = ''] = await letterIds(caseId);
    const mailroom = desk.module.get(MailroomService);
    const settlement = { arrived, reason: 'Called the service through its switchboard.' };
    const handling = { actor: desk.person('jurist'), key: `settle/${letterId}` };
    valueOrFail(await mailroom.settle(caseId, letterId, settlement, handling));
    await desk.run(SEND);
    expect(delivered()).toHaveLength(mails);
    expect(await stateOf(caseId)).toBe(state);
    expect((await desk.state(caseId)).lettersSent).toEqual([letterId]);
    const again = await mailroom.settle(caseId, letterId, settlement, { ...handling, key: `again/${letterId}` });
    expect(again.ok ? '' : again.refusal.code).toBe('delivery-known');
  });
});

describe('a process that died between the socket and the record', () => {
  const interrupt = (caseId: string) =>
    desk.platform.fresh.asOwner(
      `insert into delivery (letter_id, message_id, state, attempted_at, leased_until)
       select id, id::text, 'attempting', now() - interval '1 hour', now() - interval '50 minutes'
       from letter where case_id = $1 and preparation_id is not null`,
      [caseId],
    );

  it('leaves a disclosure in doubt', async () => {
    const caseId = await disclosure();
    await desk.decide(caseId, 'disclose', [data], 1);
    await interrupt(caseId);
    await desk.run(SEND);
    expect(delivered()).toHaveLength(0);
    expect(await stateOf(caseId)).toBe('unknown');
  });

  it('has a refusal sent again', async () => {
    const caseId = await desk.request({ classification: { ...refused, notices: [] } });
    await desk.decide(caseId, 'refuse');
    await interrupt(caseId);
    await desk.run(SEND);
    expect(delivered()).toHaveLength(1);
    expect(await stateOf(caseId)).toBe('sent');
  });
});

describe('without a relay', () => {
  it('keeps letters waiting, and none fails', async () => {
    const silent = await LetterDesk.open({ relay: false });
    try {
      const caseId = await silent.request({ classification: { ...refused, notices: [] } });
      await silent.decide(caseId, 'refuse');
      await silent.run(SEND);
      expect(await deadLetters(silent.database, 1)).toEqual([]);
      expect(await silent.work(SEND)).toHaveLength(1);
      expect((await silent.state(caseId)).lettersSent).toEqual([]);
    } finally {
      await silent.close();
    }
  });
});
