// @stage redis slow
/** The automatic letters to a requester: the request was received, and its case is closed. Doubles: the relay. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CaseReceipts } from '../../../src/cases/http/case-receipts.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import { verifyReceipt } from '../../../src/domain/ledger/receipt.js';
import { LedgerIdentity } from '../../../src/ledger/ledger-identity.js';
import { Sequencer } from '../../../src/ledger/sequencer.js';
import { ClosingReceiptJob } from '../../../src/letters/sending/closing-receipt.job.js';

import { LetterDesk } from '../../support/letter-desk.js';
import { wordsOfPdf } from '../../support/pdf-words.js';
import { refused, usWarrant, type WrittenRequest } from '../../support/written-request.js';

const ACKNOWLEDGE = 'correspondence.acknowledge';

let desk: LetterDesk;
beforeAll(async () => {
  desk = await LetterDesk.open();
});
beforeEach(() => desk.forget());
afterAll(() => desk.close());

const delivered = () => desk.relay.received;
const recipients = () => delivered().flatMap(({ to }) => [to].flat().map((each) => each?.text));

describe('an acknowledgement', () => {
  it('is sent once, says that a machine wrote it, and is recorded', async () => {
    const caseId = await desk.request();
    await desk.give(caseId, { type: 'classify', classification: refused });
    expect(await desk.work(ACKNOWLEDGE)).toHaveLength(2);
    await desk.run(ACKNOWLEDGE);
    expect(recipients()).toEqual(['clerk@court.example']);
    expect(delivered()[0]?.headers.get('auto-submitted')).toBe('auto-replied');
    expect((await desk.state(caseId)).lettersSent).toHaveLength(1);
  });

  it('carries the receipt of the request, once the ledger has sealed it', async () => {
    const sequencer = desk.module.get(Sequencer, { strict: false });
    sequencer.start();
    const caseId = await desk.request();
    await desk.give(caseId, { type: 'classify', classification: refused });
    await sequencer.settle(60_000);
    await sequencer.stop();
    await desk.run(ACKNOWLEDGE);
    const receipt = delivered()[0]?.attachments.find(({ filename }) => filename?.startsWith('receipt-GRF'));
    const { vkey } = desk.module.get(LedgerIdentity, { strict: false });
    const verified = await verifyReceipt(receipt?.content.toString('utf8') ?? '', vkey);
    expect(verified).toMatchObject({ ok: true, entry: { type: 'case.opened', stream: `case/${caseId}` } });
    const closing = await desk.database.transaction((tx) =>
      desk.module.get(CaseReceipts, { strict: false }).receipt(tx, caseId, 'closing'),
    );
    expect(!closing.ok && closing.refusal.code).toBe('case-not-closed');
  });

  it('is followed by the receipt of the closing, for the holder of its receipt, once the case is closed', async () => {
    const sequencer = desk.module.get(Sequencer, { strict: false });
    const receipts = desk.module.get(CaseReceipts, { strict: false });
    const { vkey } = desk.module.get(LedgerIdentity, { strict: false });
    const opening = async (caseId: string) =>
      valueOrFail(await desk.database.transaction((tx) => receipts.receipt(tx, caseId, 'opening')));
    const asked = (held: string) => desk.database.transaction((tx) => receipts.closingFor(tx, held));
    const code = async (held: string) => {
      const answer = await asked(held);
      return answer.ok ? 'given' : answer.refusal.code;
    };
    sequencer.start();
    const [caseId, secret] = [await desk.request(), await desk.request()];
    await desk.give(caseId, { type: 'classify', classification: refused });
    await desk.give(secret, { type: 'classify', classification: { ...refused, notices: [], circuit: 'secret_cell' } });
    await sequencer.settle(60_000);
    const [held, ofTheSecret] = [await opening(caseId), await opening(secret)];
    expect(await code(held)).toBe('case-not-closed');
    await desk.withdraw(caseId);
    for (const role of ['jurist', 'head_of_legal'] as const)
      await desk.give(secret, { type: 'close', outcome: 'redirected' }, desk.person(role));
    await sequencer.settle(60_000);
    await sequencer.stop();
    const closing = await verifyReceipt(valueOrFail(await asked(held)), vkey);
    expect(closing).toMatchObject({ ok: true, entry: { type: 'case.closed', stream: `case/${caseId}` } });
    expect(await code(ofTheSecret)).toBe('case-not-closed');
    expect(await code(held.replace(/index \d+/, 'index 0'))).toBe('receipt-foreign');
    expect(await code(valueOrFail(await asked(held)))).toBe('receipt-foreign');
  });

  it.each([
    ['an automatic reply', { requester: { automatic: true } }],
    ['a null sender', { requester: { address: null } }],
    ['what is no request', { classification: { ...refused, verdict: 'NOT_A_REQUEST', circuit: 'not_a_request' } }],
    ['the secret', { classification: { ...refused, verdict: 'SECRET_CELL', circuit: 'secret_cell' } }],
    ['a contradicted origin', { facts: { ...usWarrant, checks: { origin_established: 'fails' } } }],
  ] as [string, WrittenRequest][])('is never sent to %s', async (_what, written) => {
    await desk.request(written);
    await desk.run(ACKNOWLEDGE);
    expect(delivered()).toHaveLength(0);
    expect(await desk.work(ACKNOWLEDGE)).toEqual([]);
  });
});

describe('the receipt of the closing', () => {
  const CLOSING = 'correspondence.closing_receipt';
  let sequencer: Sequencer;
  beforeAll(() => {
    sequencer = desk.module.get(Sequencer, { strict: false });
    sequencer.start();
  });
  afterAll(() => sequencer.stop());

  const jurist = () => desk.person('jurist');
  const end = (caseId: string) => desk.withdraw(caseId);
  async function acknowledged(written?: WrittenRequest): Promise<string> {
    const caseId = await desk.request(written);
    await desk.run(ACKNOWLEDGE);
    expect(delivered()).toHaveLength(1);
    return caseId;
  }
  async function closings(): Promise<typeof desk.relay.received> {
    await sequencer.settle(60_000);
    await desk.run(CLOSING);
    return delivered().filter(({ subject }) => subject?.startsWith('Récépissé de clôture'));
  }

  it('goes to whom was acknowledged, once, says nothing of the case, and holds without us', async () => {
    const caseId = await acknowledged();
    await end(caseId);
    const [mail, ...others] = await closings();
    expect(others).toEqual([]);
    expect([mail?.to].flat().map((each) => each?.text)).toEqual(['clerk@court.example']);
    expect(mail?.headers.get('auto-submitted')).toBe('auto-replied');
    const [letter, receipt] = mail?.attachments ?? [];
    expect(receipt?.filename).toMatch(/^closing-receipt-GRF-2026-\d{6}\.txt$/);
    const { vkey } = desk.module.get(LedgerIdentity, { strict: false });
    const verified = await verifyReceipt(receipt?.content.toString('utf8') ?? '', vkey);
    expect(verified).toMatchObject({ ok: true, entry: { type: 'case.closed', stream: `case/${caseId}` } });
    const text = `${await wordsOfPdf(letter?.content ?? Buffer.alloc(0))} ${mail?.text}`;
    expect(text).toContain('est clos');
    expect(text).not.toMatch(/canary|refus|retir|withdraw/i);
    await desk.database.transaction(await desk.module.get(ClosingReceiptJob).run({ caseId }));
    expect(await closings()).toHaveLength(1);
    const entries = await desk.database.transaction((tx) => desk.cases.entries(tx, caseId));
    const told = entries.filter(({ event }) => event.type === 'case.letter_sent').map(({ event }) => event.data);
    expect(told).toMatchObject([{ kind: 'acknowledgement' }, { kind: 'closing_receipt' }]);
  });

  it('waits for the ledger to seal the close', async () => {
    const caseId = await acknowledged();
    await sequencer.stop();
    await end(caseId);
    await desk.run(CLOSING);
    expect(delivered()).toHaveLength(1);
    expect(await desk.work(CLOSING, caseId)).toHaveLength(1);
    sequencer.start();
    await desk.platform.fresh.asOwner('update outbox set due_at = clock_timestamp()');
    expect(await closings()).toHaveLength(1);
  });

  it('is not sent without an acknowledgement, and follows one whose delivery was recorded after the close', async () => {
    const caseId = await desk.request();
    await end(caseId);
    expect(await closings()).toEqual([]);
    const [letterId, sha256] = [randomUUID(), 'a'.repeat(64)];
    await desk.give(caseId, { type: 'record_letter_sent', letterId, kind: 'acknowledgement', sha256 });
    expect(await desk.work(CLOSING, caseId)).toHaveLength(1);
    expect(await closings()).toEqual([]);
  });

  it.each([
    ['proved forged', { ...refused, notices: [], circuit: 'quarantine', verdict: 'INCIDENT' }],
    ['became secret', { ...refused, notices: [], circuit: 'secret_cell', verdict: 'SECRET_CELL' }],
  ] as [string, WrittenRequest['classification'] & object][])(
    'is not sent where the case %s since',
    async (_what, classification) => {
      const caseId = await acknowledged();
      await desk.give(caseId, { type: 'classify', classification });
      await desk.give(caseId, { type: 'close', outcome: 'redirected' }, jurist());
      const { status } = await desk.state(caseId);
      if (status === 'open')
        await desk.give(caseId, { type: 'close', outcome: 'redirected' }, desk.person('head_of_legal'));
      expect((await desk.state(caseId)).status).toBe('closed');
      expect(await closings()).toEqual([]);
      expect(delivered()).toHaveLength(1);
    },
  );

  it('is not sent to another address than the one that was acknowledged', async () => {
    const caseId = await acknowledged();
    await desk.addParticulars(caseId, [], { address: 'another@court.example' });
    await end(caseId);
    expect(await closings()).toEqual([]);
  });

  it('cannot be on its way before the close: the database says so', async () => {
    const caseId = await acknowledged();
    const [letterId, sha256] = [randomUUID(), 'a'.repeat(64)];
    await desk.platform.fresh.asOwner(
      `insert into letter (id, case_id, kind, language, template, template_sha256, sha256, envelope)
       values ($1, $2, 'closing_receipt', 'fr', 'closing_receipt.v1', $3, $3, 'x')`,
      [letterId, caseId, sha256],
    );
    const deliver = () =>
      desk.platform.fresh.asOwner(
        `insert into delivery (letter_id, message_id, state, leased_until) values ($1, $2, 'attempting', now())`,
        [letterId, letterId],
      );
    const refusal = 'The end of a case is told after it, to whom the request was acknowledged.';
    await expect(deliver()).rejects.toThrow(refusal);
    await end(caseId);
    await expect(deliver()).resolves.toBeDefined();
  });

  /** MUST be the last test: the forged time of this close can never be sealed. */
  it('tells people once when the ledger has not sealed for a quarter of an hour, and asks on at a slower pace', async () => {
    const caseId = await acknowledged();
    await sequencer.stop();
    await end(caseId);
    const alarms = async () => (await desk.state(caseId)).alarms.filter(({ code }) => code === 'receipt_waits').length;
    await desk.run(CLOSING);
    expect(await alarms()).toBe(0);
    await desk.platform.fresh.asOwner('alter table entry disable trigger user');
    await desk.platform.fresh.asOwner(
      `update entry set at = at - interval '15 minutes' where stream = $1 and type = 'case.closed'`,
      [`case/${caseId}`],
    );
    await desk.platform.fresh.asOwner('alter table entry enable trigger user');
    for (let look = 0; look < 2; look += 1) {
      await desk.platform.fresh.asOwner(`update outbox set due_at = clock_timestamp() where topic = $1`, [CLOSING]);
      await desk.run(CLOSING);
      expect(await alarms()).toBe(1);
    }
    const [next] = await desk.platform.fresh.asOwner<{ seconds: number }>(
      `select round(extract(epoch from due_at - now()))::int as seconds from outbox
       where topic = $1 and done_at is null and payload ->> 'caseId' = $2`,
      [CLOSING, caseId],
    );
    expect(next?.seconds).toBeGreaterThan(250);
    expect(await desk.platform.fresh.asOwner('select code from alarm where case_id = $1', [caseId])).toEqual([
      { code: 'receipt_waits' },
    ]);
  });
});
