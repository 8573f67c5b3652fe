// @stage redis slow
/** To whom letters that ask or refuse go: chosen by one person, looked at by another, shown, approved and written to. Doubles: the relay. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RecipientsService } from '../../../src/cases/http/recipients.service.js';
import { CaseVault } from '../../../src/cases/rows/vault.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import { MailroomService } from '../../../src/letters/sending/mailroom.service.js';
import { LettersService } from '../../../src/letters/writing/letters.service.js';
import { deadLetters } from '../../../src/platform/jobs/dead-letters.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { refused } from '../../support/written-request.js';

const SEND = 'correspondence.send_letter';
const MAGISTRATE = 'cabinet3@justice.fr';
const name = 'Madame la juge d’instruction, cabinet 3, Grenoble';

let desk: LetterDesk;
beforeAll(async () => {
  desk = await LetterDesk.open();
});
beforeEach(() => desk.forget());
afterAll(() => desk.close());

const asked = () =>
  desk.request({ classification: { ...refused, notices: [], decided: 'ask_magistrate', recipient: 'magistrate' } });
const choose = (caseId: string, address: string, written = name) =>
  desk.module
    .get(RecipientsService, { strict: false })
    .choose(
      caseId,
      { recipient: 'magistrate', name: written, address, postal: '', reason: 'Annuaire du tribunal.' },
      { actor: desk.person('jurist'), key: randomUUID() },
    );
const draft = (caseId: string) =>
  desk.module
    .get(LettersService)
    .draft(caseId, { action: 'refuse', enclosures: [] }, { actor: desk.person('jurist'), key: randomUUID() });
const refusalOf = (result: Awaited<ReturnType<typeof draft>>) => (result.ok ? null : result.refusal.code);
async function confirmed(caseId: string) {
  const state = valueOrFail(await choose(caseId, MAGISTRATE));
  const recipientId = state.recipient?.id ?? '';
  await desk.give(caseId, { type: 'confirm_recipient', recipientId }, desk.person('head_of_legal'));
  return recipientId;
}

describe('a letter that the decision addresses to the magistrate', () => {
  it('is not written before its recipient was chosen and looked at by a second person', async () => {
    const caseId = await asked();
    expect(refusalOf(await draft(caseId))).toBe('recipient-missing');
    valueOrFail(await choose(caseId, MAGISTRATE));
    expect(refusalOf(await draft(caseId))).toBe('recipient-unseen');
  });

  it('reaches the magistrate and no one else, and answers no mail of the requester', async () => {
    const caseId = await asked();
    await confirmed(caseId);
    await desk.decide(caseId, 'refuse');
    const [shown] = valueOrFail(await desk.module.get(MailroomService).list(caseId));
    expect(shown?.recipient).toBe(MAGISTRATE);
    await desk.run(SEND);
    expect(desk.relay.recipients).toEqual([[MAGISTRATE]]);
    expect(desk.relay.received[0]?.inReplyTo).toBeUndefined();
  });

  it('is prepared anew when another recipient is chosen: consents were given for the first', async () => {
    const caseId = await asked();
    await confirmed(caseId);
    const { preparation } = valueOrFail(await draft(caseId));
    valueOrFail(await choose(caseId, 'parquet@justice.fr'));
    const state = await desk.state(caseId);
    expect([preparation?.action, state.preparation, state.recipient?.confirmedBy]).toEqual(['refuse', null, null]);
  });

  it('is not sent where the sealed address is not the one of the log', async () => {
    const caseId = await asked();
    const recipientId = await confirmed(caseId);
    await desk.decide(caseId, 'refuse');
    await desk.platform.fresh.asOwner('alter table case_secret disable trigger user');
    await desk.platform.fresh.asOwner('delete from case_secret where id = $1', [recipientId]);
    await desk.platform.fresh.asOwner('alter table case_secret enable trigger user');
    const other = { name, address: 'other@justice.fr' };
    await desk.database.transaction((tx) => desk.module.get(CaseVault).put(tx, caseId, 'address', other, recipientId));
    await desk.run(SEND);
    const [dead] = await deadLetters(desk.database, 10);
    expect([desk.relay.recipients, dead?.reason]).toEqual([[], expect.stringContaining('another address')]);
  });
});

describe('a recipient that is typed', () => {
  it.each([
    ['a domain that imitates an authority', 'juge@justice-gouv.com', 'recipient-unknown'],
    ['a domain with letters of another script', 'juge@justicе.fr', 'recipient-unknown'],
    ['a mailbox that anyone can open', 'juge.grenoble@gmail.com', 'recipient-unknown'],
    ['a domain of the jurist’s own', 'juge@cabinet-trois.example', 'recipient-unknown'],
    ['two addresses', `${MAGISTRATE},evil@bad.example`, 'recipient-unwritten'],
    ['no address', '', 'recipient-unwritten'],
  ])('is refused: %s', async (_what, address, code) => {
    const caseId = await asked();
    expect(refusalOf(await choose(caseId, address))).toBe(code);
    expect((await desk.state(caseId)).recipient).toBeUndefined();
  });

  it('is refused without the name that the letter bears', async () => {
    expect(refusalOf(await choose(await asked(), MAGISTRATE, ''))).toBe('recipient-unwritten');
  });
});
