// @stage redis
/** A released letter by post, printed for the person who posts it. */
import { randomUUID } from 'node:crypto';
import { afterEach, expect, it } from '@jest/globals';
import { RecipientsService } from '../../../src/cases/http/recipients.service.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import { PostingsService } from '../../../src/letters/sending/postings.service.js';
import { issueDemonstration } from '../../../src/reports/authority/issue.js';
import { isLetter } from '../../../src/verifier/report/verify-letter.js';
import { french } from '../../support/forger.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { refused } from '../../support/written-request.js';

const blocks = (pem: string, label: string) =>
  pem.match(new RegExp(`-----BEGIN ${label}-----[\\s\\S]+?-----END ${label}-----\\n?`, 'g')) ?? [];

let desk: LetterDesk;
afterEach(() => desk?.close());

/** The print of a refusal by post, under a seal whose certificate was issued then. */
async function printedUnder(issuedAt: Date) {
  const pem = await issueDemonstration('Nuage Souverain', issuedAt);
  const [own = '', , , root = ''] = blocks(pem, 'CERTIFICATE');
  desk = await LetterDesk.open(undefined, undefined, {
    GREFFE_LETTER_KEY: blocks(pem, 'PRIVATE KEY')[0] ?? '',
    GREFFE_LETTER_CERTIFICATE: `${own}${root}`,
  });
  const classification = { ...refused, verdict: 'REFUSE' as const, notices: [] };
  const caseId = await desk.request({ ...french, classification, requester: { address: '' } });
  const choice = { recipient: 'requester', name: 'Greffe', address: '', postal: '1 rue du Palais\nParis' } as const;
  const recipients = desk.module.get(RecipientsService, { strict: false });
  const handling = { actor: desk.person('jurist'), key: randomUUID() };
  valueOrFail(await recipients.choose(caseId, { ...choice, reason: 'Vu.' }, handling));
  const recipientId = (await desk.state(caseId)).recipient?.id ?? '';
  await desk.give(caseId, { type: 'confirm_recipient', recipientId }, desk.person('jurist', 1));
  await desk.decide(caseId, 'refuse');
  const [letter] = (await desk.state(caseId)).left.flatMap(({ letters }) => letters);
  const person = { id: (desk.person('jurist') as { id: string }).id } as never;
  return desk.module.get(PostingsService).print(caseId, letter?.id ?? '', person);
}

it('a letter by post is printed under the seal of the operator', async () => {
  const { content } = valueOrFail(await printedUnder(new Date('2026-01-01T00:00:00.000Z')));
  expect(isLetter(content)).toBe(true);
});

it('a letter by post is not printed under a certificate that has ended, and the person reads why', async () => {
  const printed = await printedUnder(new Date('2000-01-01T00:00:00.000Z'));
  expect(printed).toMatchObject({ ok: false, refusal: { code: 'seal-over' } });
});
