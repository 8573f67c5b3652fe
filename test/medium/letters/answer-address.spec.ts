// @stage redis slow
/** Whom a case answers: one mailbox that is judged, shown, approved and written to, or no mail at all. Doubles: the relay. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AnswerAddresses, type AnswerTo } from '../../../src/cases/handle/answer-addresses.js';
import { AddressesService } from '../../../src/cases/http/addresses.service.js';
import { CaseVault, erased } from '../../../src/cases/rows/vault.js';
import type { Headers } from '../../../src/domain/intake/message.js';
import { addressText } from '../../../src/domain/kernel/mailbox.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import { senderCheck } from '../../../src/domain/reading/sender-check.js';
import { MailroomService } from '../../../src/letters/sending/mailroom.service.js';
import { openEnvelope, sealEnvelope } from '../../../src/letters/writing/envelope.js';
import { LetterStore } from '../../../src/letters/writing/letter.store.js';
import { LettersService } from '../../../src/letters/writing/letters.service.js';
import { deadLetters } from '../../../src/platform/jobs/dead-letters.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { body, message } from '../../support/message.js';
import { refused, type WrittenRequest } from '../../support/written-request.js';

const SEND = 'correspondence.send_letter';
const ACKNOWLEDGE = 'correspondence.acknowledge';
const CLERK = 'clerk@court.example';
const EVIL = 'evil@bad.example';
const silent = { ...refused, verdict: 'REFUSE', circuit: 'silent_refusal', notices: [] } satisfies typeof refused;
const plain: WrittenRequest = { classification: { ...refused, notices: [] } };

let desk: LetterDesk;
beforeAll(async () => {
  desk = await LetterDesk.open();
});
beforeEach(() => desk.forget());
afterAll(() => desk.close());

const list = (...addresses: string[]) => addresses.map((address) => ({ name: '', address }));
const doubtful = { from: list(CLERK), replyTo: list(EVIL) };

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
const draft = (caseId: string) =>
  desk.module
    .get(LettersService)
    .draft(caseId, { action: 'refuse', enclosures: [] }, { actor: desk.person('jurist'), key: randomUUID() });
const refusalOf = (result: Awaited<ReturnType<typeof draft>>) => (result.ok ? null : result.refusal.code);
/** What only the owner of the database can do. */
async function withoutTriggers(table: string, change: () => Promise<unknown>): Promise<void> {
  await desk.platform.fresh.asOwner(`alter table ${table} disable trigger user`);
  await change();
  await desk.platform.fresh.asOwner(`alter table ${table} enable trigger user`);
}
const lettersOf = async (caseId: string) => valueOrFail(await desk.module.get(MailroomService).list(caseId));
const reasons = async () => (await deadLetters(desk.database, 10)).map(({ reason }) => reason);

describe('an address in doubt', () => {
  it.each<[string, Partial<Headers>]>([
    ['two authors', { from: list(CLERK, EVIL) }],
    ['two authors in one text', { from: list(`${EVIL},${CLERK}`) }],
    ['two reply addresses', { from: list(CLERK), replyTo: list(CLERK, EVIL) }],
    ['a reply address under another domain', doubtful],
    ['a From that is written twice', { from: list(CLERK, EVIL), disputed: { from: 'repeated' } }],
  ])('is answered by no letter and no machine: %s', async (_case, outer) => {
    const caseId = await received(outer);
    expect((await shown(caseId)).mailbox).toBeNull();
    expect(refusalOf(await draft(caseId))).toMatch(/^(?:address-in-doubt|no-address)$/);
    await desk.run(ACKNOWLEDGE);
    expect([desk.relay.recipients, await reasons()]).toEqual([[], []]);
  });

  it('stops no refusal that is silent', async () => {
    const caseId = await received(doubtful, { classification: silent });
    expect(refusalOf(await draft(caseId))).toBeNull();
  });

  it('is settled by a person, with evidence, and the letter goes there alone', async () => {
    const caseId = await received(doubtful);
    valueOrFail(await confirmed(caseId, CLERK));
    expect(await shown(caseId)).toMatchObject({ mailbox: CLERK, confirmed: true, attested: true });
    await desk.decide(caseId, 'refuse');
    await desk.run(SEND);
    expect(desk.relay.recipients).toEqual([[CLERK]]);
  });

  it('is settled by what the sender writes next', async () => {
    const caseId = await received(doubtful, {}, { from: list('registry@court.example') });
    expect((await shown(caseId)).candidates).toEqual([CLERK, EVIL, 'registry@court.example']);
    valueOrFail(await confirmed(caseId, 'registry@court.example'));
    expect((await shown(caseId)).mailbox).toBe('registry@court.example');
  });

  it.each(['other@court.example', `${EVIL},${CLERK}`, 'unknown', ''])(
    'is never settled by an address that no message names: <%s>',
    async (typed) => {
      const caseId = await received(doubtful);
      expect(refusalOf(await confirmed(caseId, typed))).toBe('address-not-given');
      expect((await desk.state(caseId)).answerTo).toBeNull();
    },
  );

  it('is settled by a jurist, and by no analyst', async () => {
    const caseId = await received(doubtful);
    const command = {
      type: 'confirm_address',
      addressId: randomUUID(),
      digest: 'a'.repeat(64),
      noteId: randomUUID(),
    } as const;
    const handled = await desk.cases.handle(caseId, command, {
      actor: { ...desk.person('jurist'), roles: ['analyst'] } as never,
      key: randomUUID(),
    });
    expect(refusalOf(handled)).toBe('role-missing');
  });

  it('stays in doubt where the log does not hold the address that was sealed', async () => {
    const caseId = await received(doubtful);
    valueOrFail(await confirmed(caseId, CLERK));
    const { answerTo } = await desk.state(caseId);
    await withoutTriggers('case_secret', () =>
      desk.platform.fresh.asOwner('delete from case_secret where id = $1', [answerTo?.id]),
    );
    const vault = desk.module.get(CaseVault);
    await desk.database.transaction((tx) => vault.put(tx, caseId, 'address', { address: EVIL }, answerTo?.id));
    expect((await shown(caseId)).mailbox).toBeNull();
  });
});

describe('a request that names no address', () => {
  const unnamed = (written: WrittenRequest = {}) => received({ from: [] }, written);
  it('is answered at the address that a person gives, with evidence', async () => {
    const caseId = await unnamed();
    expect(refusalOf(await draft(caseId))).toBe('no-address');
    valueOrFail(await confirmed(caseId, CLERK));
    await desk.decide(caseId, 'refuse');
    await desk.run(SEND);
    expect(desk.relay.recipients).toEqual([[CLERK]]);
  });

  it('has nothing sent to that address before people approved it, whatever else is proved', async () => {
    const caseId = await unnamed({ sender: [senderCheck('dmarc_pass')] });
    valueOrFail(await confirmed(caseId, CLERK));
    expect(await shown(caseId)).toMatchObject({ mailbox: CLERK, confirmed: true, attested: false });
    await desk.run(ACKNOWLEDGE);
    expect(desk.relay.recipients).toEqual([]);
  });

  it('is answered at no address but those of a later message, where one names them', async () => {
    expect(refusalOf(await confirmed(await unnamed(), 'unknown'))).toBe('address-not-given');
    const caseId = await received({ from: [] }, {}, { from: list(CLERK) });
    expect(refusalOf(await confirmed(caseId, EVIL))).toBe('address-not-given');
    valueOrFail(await confirmed(caseId, CLERK));
    expect(await shown(caseId)).toMatchObject({ mailbox: CLERK, attested: true });
  });
});

describe('the address of who asks', () => {
  it('is part of what approvers consent to: another one makes what waits void', async () => {
    const caseId = await received(doubtful);
    valueOrFail(await confirmed(caseId, CLERK));
    const { preparation } = await desk.draft(caseId, 'refuse');
    valueOrFail(await confirmed(caseId, EVIL));
    expect((await desk.state(caseId)).preparation).toBeNull();
    const approval = {
      preparationId: preparation?.id ?? '',
      payload: preparation?.payload ?? '',
      requester: preparation?.requester ?? '',
    };
    const given = desk.cases.handle(
      caseId,
      { type: 'approve', role: 'head_of_legal', ...approval },
      { actor: desk.person('head_of_legal'), key: randomUUID() },
    );
    expect(refusalOf(await given)).toBe('step-forbids');
    const again = await desk.draft(caseId, 'refuse');
    expect(again.preparation?.requester).not.toBe(preparation?.requester);
  });

  it('is the same at the last look: a letter for another one does not leave', async () => {
    const caseId = await received(doubtful);
    valueOrFail(await confirmed(caseId, CLERK));
    await desk.decide(caseId, 'refuse');
    valueOrFail(await confirmed(caseId, EVIL));
    await desk.run(SEND);
    expect(desk.relay.recipients).toEqual([]);
    expect(await reasons()).toEqual([expect.stringContaining('for another address')]);
    expect((await lettersOf(caseId))[0]).toMatchObject({ recipient: CLERK, delivery: 'failed' });
  });
});

describe('an envelope that was sealed before addresses were read strictly', () => {
  it('is still shown, and never sent to two', async () => {
    const caseId = await received({ from: list(CLERK) }, { sender: [senderCheck('dmarc_pass')] });
    desk.relay.mood = 'later';
    await desk.run(ACKNOWLEDGE);
    await desk.forget();
    await rewrite(caseId, `${EVIL},${CLERK}`);
    await desk.give(caseId, { type: 'classify', classification: refused });
    await desk.run(ACKNOWLEDGE);
    expect([desk.relay.recipients, await reasons()]).toEqual([[], []]);
    expect(await lettersOf(caseId)).toMatchObject([{ recipient: `${EVIL},${CLERK}`, delivery: 'failed' }]);
  });

  /** As an older version left it. */
  async function rewrite(caseId: string, recipient: string): Promise<void> {
    const sealed = await desk.database.transaction(async (tx) => {
      const [letter] = await desk.module.get(LetterStore).ofCase(tx, caseId);
      const key = await desk.module.get(CaseVault).keyOf(tx, caseId);
      if (!letter || key === erased) throw new Error('No letter.');
      return {
        id: letter.id,
        envelope: sealEnvelope(key, letter.id, { ...openEnvelope(key, letter.id, letter.envelope), recipient }),
      };
    });
    await withoutTriggers('letter', () =>
      desk.platform.fresh.asOwner('update letter set envelope = $2 where id = $1', [sealed.id, sealed.envelope]),
    );
  }
});
