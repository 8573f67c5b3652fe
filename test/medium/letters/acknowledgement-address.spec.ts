// @stage redis
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AnswerAddresses, type AnswerTo } from '../../../src/cases/handle/answer-addresses.js';
import { AddressesService } from '../../../src/cases/http/addresses.service.js';
import { CaseReceipts } from '../../../src/cases/http/case-receipts.js';
import { CaseVault } from '../../../src/cases/rows/vault.js';
import type { Headers } from '../../../src/domain/intake/message.js';
import { addressText } from '../../../src/domain/kernel/mailbox.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import { senderCheck } from '../../../src/domain/reading/sender-check.js';
import { Sequencer } from '../../../src/ledger/sequencer.js';
import { MailroomService } from '../../../src/letters/sending/mailroom.service.js';
import { deadLetters } from '../../../src/platform/jobs/dead-letters.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { body, message } from '../../support/message.js';
import { refused, usWarrant, type WrittenRequest } from '../../support/written-request.js';

const ACKNOWLEDGE = 'correspondence.acknowledge';
const CLERK = 'clerk@court.example';
const unproved: WrittenRequest = { sender: [senderCheck('dmarc_no_resolver')] };
const plain: WrittenRequest = { classification: { ...refused, notices: [] } };

let desk: LetterDesk;
beforeAll(async () => {
  desk = await LetterDesk.open();
});
beforeEach(() => desk.forget());
afterAll(() => desk.close());

const list = (...addresses: string[]) => addresses.map((address) => ({ name: '', address }));

/** A request of which the reading is kept, with what its messages say of their writers. */
async function received(outer: Partial<Headers>, written: WrittenRequest = {}, ...later: Partial<Headers>[]) {
  const caseId = await desk.request({ ...plain, ...written });
  await desk.database.transaction(async (tx) => {
    for (const one of [outer, ...later])
      await desk.module.get(CaseVault).put(tx, caseId, 'reading', message([body('…')], one));
    await desk.module.get(CaseVault).put(tx, caseId, 'authentication', written.sender ?? []);
  });
  return caseId;
}

async function answerOf(caseId: string): Promise<AnswerTo> {
  const found = await desk.database.transaction(async (tx) =>
    desk.module.get(AnswerAddresses).of(tx, caseId, await desk.cases.load(tx, caseId)),
  );
  if (!found) throw new Error('Nothing is read.');
  return found;
}
const shown = async (caseId: string) => {
  const { mailbox, ...answer } = await answerOf(caseId);
  return { ...answer, mailbox: mailbox && addressText(mailbox), candidates: answer.candidates.map(addressText) };
};
const confirmed = (caseId: string, address: string) =>
  desk.module.get(AddressesService, { strict: false }).confirm(
    caseId,
    { address, reason: 'Confirmé par le standard du tribunal.' },
    {
      actor: desk.person('jurist'),
      key: randomUUID(),
    },
  );
const lettersOf = async (caseId: string) => valueOrFail(await desk.module.get(MailroomService).list(caseId));
const reasons = async () => (await deadLetters(desk.database, 10)).map(({ reason }) => reason);

describe('an acknowledgement', () => {
  it('waits for a person where nothing proves the origin, and its receipt is kept', async () => {
    const caseId = await received({ from: list(CLERK) }, unproved);
    await desk.run(ACKNOWLEDGE);
    expect(desk.relay.recipients).toEqual([]);
    expect(await shown(caseId)).toEqual({ mailbox: CLERK, confirmed: false, attested: false, candidates: [CLERK] });
    const sequencer = desk.module.get(Sequencer, { strict: false });
    sequencer.start();
    await sequencer.settle(60_000);
    await sequencer.stop();
    const receipt = await desk.database.transaction((tx) =>
      desk.module.get(CaseReceipts, { strict: false }).receipt(tx, caseId, 'opening'),
    );
    expect(receipt.ok).toBe(true);
    valueOrFail(await confirmed(caseId, CLERK));
    await desk.run(ACKNOWLEDGE);
    expect(desk.relay.recipients).toEqual([[CLERK]]);
    expect(desk.relay.received[0]?.headers.get('auto-submitted')).toBe('auto-replied');
  });

  it('leaves once a person established the origin', async () => {
    const caseId = await received(
      { from: list(CLERK) },
      { ...unproved, facts: { ...usWarrant, checks: { origin_established: 'unknown' } } },
    );
    await desk.run(ACKNOWLEDGE);
    expect(desk.relay.recipients).toEqual([]);
    const jurist = desk.person('jurist');
    const evidence = { person: 'Le greffier', doneAt: '2026-11-24T13:50:00.000Z', evidence: 'e'.repeat(64) };
    const noteId = '00000000-0000-4000-8000-000000000001';
    await desk.give(
      caseId,
      { type: 'record_origin', zone: 'THIRD', method: 'signed_act', ...evidence, noteId },
      jurist,
    );
    const confirmed = { fact: 'origin_established', value: 'holds' } as const;
    await desk.give(caseId, { type: 'confirm_fact', confirmed }, jurist);
    await desk.give(caseId, { type: 'classify', classification: refused });
    await desk.run(ACKNOWLEDGE);
    expect(desk.relay.recipients).toEqual([[CLERK]]);
  });

  it('that the relay refuses for good is shown on its case, and raises no alarm', async () => {
    const caseId = await received({ from: list(CLERK) }, { sender: [senderCheck('dmarc_pass')] });
    desk.relay.mood = 'never';
    await desk.run(ACKNOWLEDGE);
    expect(await reasons()).toEqual([]);
    expect(await lettersOf(caseId)).toMatchObject([{ kind: 'acknowledgement', delivery: 'failed' }]);
  });
});
