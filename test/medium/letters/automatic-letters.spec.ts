// @stage redis
/** Automatic letters, where a process dies between the relay and the log. Doubles: the post. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Sequencer } from '../../../src/ledger/sequencer.js';
import { AcknowledgeJob } from '../../../src/letters/sending/acknowledge.job.js';
import { ClosingReceiptJob } from '../../../src/letters/sending/closing-receipt.job.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { refused } from '../../support/written-request.js';

const ACKNOWLEDGE = 'correspondence.acknowledge';

let desk: LetterDesk;
beforeAll(async () => {
  desk = await LetterDesk.open();
});
beforeEach(() => desk.forget());
afterAll(() => desk.close());

const end = (caseId: string) => desk.withdraw(caseId);

/** The relay took it; the process died before its effect was committed. */
async function died(): Promise<string> {
  const caseId = await desk.request();
  await desk.module.get(AcknowledgeJob).run({ caseId });
  expect(desk.relay.received).toHaveLength(1);
  expect((await desk.state(caseId)).lettersSent).toEqual([]);
  return caseId;
}

describe('an acknowledgement that left before its process died', () => {
  it('is recorded on the case, though the case was closed meanwhile, and is not sent again', async () => {
    const caseId = await died();
    await end(caseId);
    await desk.run(ACKNOWLEDGE);
    expect((await desk.state(caseId)).lettersSent).toHaveLength(1);
    expect(desk.relay.received).toHaveLength(1);
  });
});

describe('an acknowledgement that may have left', () => {
  /** The relay takes the mail and hangs up before it says so. */
  async function cutOff(): Promise<string> {
    const caseId = await desk.request();
    desk.relay.mood = 'lost';
    await desk.run(ACKNOWLEDGE);
    desk.relay.mood = 'takes';
    expect(desk.relay.received).toHaveLength(1);
    return caseId;
  }

  it('goes again under the same Message-ID, though the case was closed meanwhile', async () => {
    const caseId = await cutOff();
    await end(caseId);
    await desk.runUntilDone(ACKNOWLEDGE);
    expect(new Set(desk.relay.received.map(({ messageId }) => messageId)).size).toBe(1);
    expect(desk.relay.received).toHaveLength(2);
    expect((await desk.state(caseId)).lettersSent).toHaveLength(1);
  });

  it('stays where the case became secret: a person settles it', async () => {
    const caseId = await cutOff();
    await desk.give(caseId, {
      type: 'classify',
      classification: { ...refused, circuit: 'secret_cell', verdict: 'SECRET_CELL' },
    });
    await desk.runUntilDone(ACKNOWLEDGE);
    expect(desk.relay.received).toHaveLength(1);
  });
});

describe('an acknowledgement that was never begun', () => {
  it('does not go once the case is closed', async () => {
    const caseId = await desk.request();
    await end(caseId);
    await desk.run(ACKNOWLEDGE);
    expect(desk.relay.received).toEqual([]);
  });
});

describe('a receipt of the closing that left before its process died', () => {
  it('is recorded on the case, though its requester has another address since, and is not sent again', async () => {
    const sequencer = desk.module.get(Sequencer, { strict: false });
    sequencer.start();
    try {
      const caseId = await desk.request();
      await desk.run(ACKNOWLEDGE);
      await end(caseId);
      await sequencer.settle(60_000);
      await desk.module.get(ClosingReceiptJob).run({ caseId });
      expect(desk.relay.received).toHaveLength(2);
      await desk.addParticulars(caseId, [], { address: 'another@court.example' });
      await desk.run('correspondence.closing_receipt');
      expect((await desk.state(caseId)).lettersSent).toHaveLength(2);
      expect(desk.relay.received).toHaveLength(2);
    } finally {
      await sequencer.stop();
    }
  });
});
