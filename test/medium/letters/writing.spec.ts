// @stage redis
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LetterWriting } from '../../../src/domain/case/letters/letter-writing.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import { LettersService } from '../../../src/letters/writing/letters.service.js';
import { WordingService } from '../../../src/letters/writing/wording.service.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { wordsOfPdf } from '../../support/pdf-words.js';

const both = { fr: 'Un mot de plus sur votre acte.', en: 'One more word about your act.' };
const written = LetterWriting.parse({ paragraphs: [{ element: 'receipt', ...both }] });

let desk: LetterDesk;
beforeAll(async () => {
  desk = await LetterDesk.open();
});
afterAll(() => desk.close());

const letters = () => desk.module.get(LettersService);
const wordings = () => desk.module.get(WordingService);
const request = (writing?: LetterWriting) => ({ action: 'refuse', enclosures: [], writing }) as const;
const jurist = () => ({ actor: desk.person('jurist'), key: randomUUID() });

describe('a letter with a paragraph of its preparer', () => {
  it('is seen before it is prepared, and nothing of it is kept', async () => {
    const caseId = await desk.request();
    const { seq } = await desk.state(caseId);
    const { files } = valueOrFail(await letters().preview(caseId, request(written), jurist()));
    const words = await wordsOfPdf(files[0]?.content ?? Buffer.of());
    expect(words).toContain(both.fr);
    expect(words).toContain(both.en);
    expect((await desk.state(caseId)).seq).toBe(seq);
    const [kept] = await desk.platform.fresh.asOwner<{ count: string }>('select count(*) from letter');
    expect(kept?.count).toBe('0');
  });

  it('leaves as it was written, and approvers compare it with the standard letter', async () => {
    const caseId = await desk.request();
    const { preparation } = valueOrFail(await letters().draft(caseId, request(written), jurist()));
    const wording = valueOrFail(await wordings().prepared(caseId, preparation?.id ?? ''));
    const [french] = wording?.versions ?? [];
    expect(french?.written.filter((text) => !french.standard.includes(text))).toEqual([both.fr]);
    expect(french?.standard.filter((text) => !french.written.includes(text))).toEqual([]);
  });

  it('is another payload than the one that was approved, whose approvals end', async () => {
    const caseId = await desk.request();
    const first = (await desk.draft(caseId, 'refuse')).preparation;
    const approver = desk.person('head_of_legal');
    const approval = {
      payload: first?.payload ?? '',
      requester: first?.requester ?? '',
      role: 'head_of_legal',
    } as const;
    await desk.give(caseId, { type: 'approve', preparationId: first?.id ?? '', ...approval }, approver);
    await desk.give(caseId, { type: 'send_back', preparationId: first?.id ?? '', noteId: randomUUID() }, approver);
    const { preparation } = valueOrFail(await letters().draft(caseId, request(written), jurist()));
    expect(preparation?.consents).toEqual([]);
    expect(preparation?.payload).not.toBe(first?.payload);
  });

  it('is refused when the paragraph names a target of the request, before anything is stored', async () => {
    const caseId = await desk.request();
    const naming = LetterWriting.parse({
      paragraphs: [{ element: 'receipt', ...both, en: 'About canary@target.example.' }],
    });
    const refused = await letters().draft(caseId, request(naming), jurist());
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'target-named' } });
    expect((await desk.state(caseId)).preparation).toBeNull();
  });
});
