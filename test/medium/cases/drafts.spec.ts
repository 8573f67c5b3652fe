// @stage redis
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v5 as uuidv5 } from 'uuid';
import { DraftsService } from '../../../src/cases/http/drafts.service.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import { eraseAsOwner } from '../../support/erased-case.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { refused } from '../../support/written-request.js';

const content = JSON.stringify({ reason: 'Rappelé le parquet de Nanterre.' });

describe('the draft of a form of a case', () => {
  let desk: LetterDesk;
  beforeAll(async () => {
    desk = await LetterDesk.open();
  });
  afterAll(() => desk?.close());

  const drafts = () => desk.module.get(DraftsService);
  const idOf = (role: 'jurist' | 'head_of_legal'): string => {
    const actor = desk.person(role);
    if (actor.kind !== 'person') throw new Error('A person writes.');
    return actor.id;
  };
  const rows = (caseId: string) =>
    desk.platform.fresh.asOwner<{ sealed: Buffer; form: string }>(
      'select sealed, form from case_draft where case_id = $1 order by form',
      [caseId],
    );
  const read = async (caseId: string, person: string) => valueOrFail(await drafts().read(caseId, person));

  it('is kept once for each form, the last version, sealed under the key of the case', async () => {
    const caseId = await desk.request();
    const person = idOf('jurist');
    expect(await read(caseId, person)).toEqual([]);
    valueOrFail(await drafts().keep(caseId, person, { form: 'note', seen: 3, content: '{}' }));
    valueOrFail(await drafts().keep(caseId, person, { form: 'note', seen: 4, content }));
    valueOrFail(await drafts().keep(caseId, person, { form: 'challenge', seen: 4, content: '{}' }));
    expect(await read(caseId, person)).toMatchObject([
      { form: 'challenge', content: '{}' },
      { form: 'note', seen: 4, content },
    ]);
    const [, kept] = await rows(caseId);
    expect(kept?.sealed.includes('Nanterre')).toBe(false);
  });

  it('is read by its author alone, and a row given to another person does not open', async () => {
    const caseId = await desk.request();
    const [author, other] = [idOf('jurist'), idOf('head_of_legal')];
    valueOrFail(await drafts().keep(caseId, author, { form: 'note', seen: 3, content }));
    expect(await read(caseId, other)).toEqual([]);
    await desk.platform.fresh.asOwner('update case_draft set person_id = $2 where case_id = $1', [caseId, other]);
    await expect(drafts().read(caseId, other)).rejects.toThrow(/does not open/);
  });

  it('goes when its author takes it away, and another person cannot', async () => {
    const caseId = await desk.request();
    const [author, other] = [idOf('jurist'), idOf('head_of_legal')];
    valueOrFail(await drafts().keep(caseId, author, { form: 'note', seen: 3, content }));
    await drafts().drop(caseId, other, 'note');
    expect(await read(caseId, author)).toHaveLength(1);
    await drafts().drop(caseId, author, 'note');
    expect(await rows(caseId)).toEqual([]);
  });

  it('leaves no entry in the log', async () => {
    const caseId = await desk.request();
    const { seq } = await desk.state(caseId);
    valueOrFail(await drafts().keep(caseId, idOf('jurist'), { form: 'note', seen: seq, content }));
    expect((await desk.state(caseId)).seq).toBe(seq);
  });

  it('of a locked case is neither read nor kept', async () => {
    const caseId = await desk.request();
    const person = idOf('jurist');
    valueOrFail(await drafts().keep(caseId, person, { form: 'note', seen: 3, content }));
    await desk.give(caseId, { type: 'classify', classification: { ...refused, circuit: 'secret_cell' } });
    expect(await read(caseId, person)).toEqual([]);
    const again = await drafts().keep(caseId, person, { form: 'note', seen: 3, content });
    expect(again).toMatchObject({ ok: false, refusal: { code: 'case-erased' } });
  });

  it('of an erased case is neither read nor kept', async () => {
    const caseId = await desk.request();
    const person = idOf('jurist');
    valueOrFail(await drafts().keep(caseId, person, { form: 'note', seen: 3, content }));
    await eraseAsOwner(desk.platform.fresh, caseId);
    expect(await read(caseId, person)).toEqual([]);
    const again = await drafts().keep(caseId, person, { form: 'note', seen: 3, content });
    expect(again).toMatchObject({ ok: false, refusal: { code: 'case-erased' } });
  });

  it('of an unknown case is neither read nor kept', async () => {
    const unknown = uuidv5('unknown', '1f5c0b0a-0d7e-4b55-8f0f-5b8f3d0a7c61');
    const refused = { ok: false, refusal: { code: 'case-unknown' } };
    expect(await drafts().read(unknown, idOf('jurist'))).toMatchObject(refused);
    expect(await drafts().keep(unknown, idOf('jurist'), { form: 'note', seen: 0, content })).toMatchObject(refused);
  });
});
