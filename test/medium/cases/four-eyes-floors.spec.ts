// @stage redis
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseEvent } from '../../../src/domain/case/event.js';
import { replay } from '../../../src/domain/case/evolve.js';
import { type ApproverRole, approverRoles } from '../../../src/domain/law/vocabulary.js';
import { Random } from '../../faults/testbed/random.js';
import { anySignature } from '../../support/case-walk.js';
import { asked, Forger, french } from '../../support/forger.js';
import { admitted } from '../../support/written-request.js';

const weaker = { ...admitted, approvers: ['jurist'], fewest: 1, callBack: false, hold: false, step: 'preparation' };
/** A stolen application role cannot lower what a case once required. */
describe('the strictest demands, kept by the database alone', () => {
  const forger = new Forger();
  const { sql, who, entry, prepare, approve, dispatch, fails } = forger;
  beforeAll(forger.open);
  afterAll(forger.close);

  const classified = (caseId: string, changed: object = {}) =>
    entry(caseId, 'case.classified', 'classification', { ...weaker, ...changed });
  const ask = (caseId: string, by: string, noteId: string) =>
    entry(caseId, 'case.floor_lowering_asked', who(by), { why: 'misread', noteId, signature: anySignature });
  const lower = (caseId: string, by: string, noteId: string) =>
    entry(caseId, 'case.floor_lowered', who(by), {
      noteId,
      why: 'misread',
      approvers: [],
      apart: [],
      step: 'preparation',
      signature: anySignature,
    });

  it('asks every role that a judgement of the case asked, whatever later ones say', async () => {
    const caseId = await forger.desk.request(french);
    await classified(caseId);
    await fails(() => prepare(caseId, {}, { asked: ['jurist'] }), 'strictest classification');
    const it = await prepare(caseId);
    await approve(it, 'jurist', 'jurist');
    await fails(dispatch(it, 'releaser'), 'head_of_legal is missing');
    await approve(it, 'head', 'head_of_legal');
    await dispatch(it, 'releaser');
  });

  it('asks what a case about the same act asks', async () => {
    const caseId = await forger.desk.request(french);
    const data = { from: randomUUID(), common: 'target', approvers: ['dpo'], fewest: 3, callBack: true, hold: null };
    await entry(caseId, 'case.floor_inherited', 'classification', { ...data, strictest: ['dpo'], step: 'preparation' });
    await fails(() => prepare(caseId), 'strictest classification');
    const it = await prepare(caseId, {}, { asked: [...asked, 'dpo'] });
    await fails(approve(it, 'jurist', 'jurist'), 'not called back');
  });

  it('keeps the number of persons and the call-back that a judgement asked, whatever the preparation says', async () => {
    const many = await forger.desk.request(french);
    await classified(many, { fewest: 3 });
    await classified(many);
    const it = await prepare(many, { fewest: 1 });
    expect(await sql('select fewest from preparation where id = $1', it.id)).toEqual([{ fewest: 3 }]);
    await approve(it, 'jurist', 'jurist');
    await approve(it, 'head', 'head_of_legal');
    await fails(dispatch(it, 'releaser'), '3 persons must consent');
    const urgent = await forger.desk.request(french);
    await classified(urgent, { callBack: true });
    await classified(urgent);
    await fails(approve(await prepare(urgent, { callBack: false }), 'jurist', 'jurist'), 'not called back');
  });

  it('keeps a hold that a judgement ran, until it is cleared', async () => {
    const caseId = await forger.desk.request(french);
    await classified(caseId, { hold: true });
    await classified(caseId);
    await fails(() => prepare(caseId), 'ten days');
    await entry(caseId, 'case.hold_cleared', who('jurist'), { how: 'clearance', noteId: randomUUID() });
    await prepare(caseId);
  });

  describe('lowering them', () => {
    it('takes two persons of the stricter roles, one after the other', async () => {
      const caseId = await forger.desk.request(french);
      const noteId = randomUUID();
      await fails(() => lower(caseId, 'head', noteId), 'No one asked');
      await ask(caseId, 'dpo', noteId);
      await fails(() => lower(caseId, 'head', noteId), 'Two persons of the stricter roles');
      await ask(caseId, 'head', noteId);
      await fails(() => lower(caseId, 'head', noteId), 'Two persons');
      await fails(() => lower(caseId, 'headsSecond', noteId), 'Two persons');
      await fails(() => lower(caseId, 'dpo', noteId), 'Two persons');
      await fails(() => lower(caseId, 'jurist', randomUUID()), 'No one asked');
      await fails(
        () => entry(caseId, 'case.floor_lowered', 'classification', { noteId, signature: anySignature }),
        'writes no entry',
      );
      await classified(caseId);
      await lower(caseId, 'jurist', noteId);
      await fails(() => lower(caseId, 'jurist', noteId), 'No one asked');
      await prepare(caseId, {}, { asked: ['jurist'] });
    });

    it('is nothing for the preparer, before and after', async () => {
      const caseId = await forger.desk.request(french);
      const [one, other] = [randomUUID(), randomUUID()];
      await prepare(caseId);
      await ask(caseId, 'preparersSecond', one);
      await fails(() => lower(caseId, 'jurist', one), 'The preparer lowers no demand');
      await classified(caseId);
      await ask(caseId, 'preparersSecond', other);
      await lower(caseId, 'jurist', other);
      await fails(() => prepare(caseId, {}, { asked: ['jurist'] }), 'prepares nothing');
    });
  });

  it('and `evolve` fold the same demands out of the same entries', async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const random = new Random(seed);
      const caseId = await happened(random);
      const entries = await forger.desk.database.transaction((tx) => forger.desk.cases.entries(tx, caseId));
      const { floor } = replay(entries);
      const [row] = await forger.desk.platform.fresh.asOwner('select (floor_of($1)).*', [caseId]);
      expect({ seed, ...(row as object) }).toEqual({
        seed,
        approvers: [...floor.approvers].sort(),
        fewest: floor.fewest,
        call_back: floor.callBack,
        holds: floor.hold !== null,
        strictest: [...floor.strictest],
      });
      expect(entries.every(({ event }) => CaseEvent.safeParse(event).success)).toBe(true);
    }
  });

  /** Judgements, demands of other cases and lowerings in any order, as `decide` would write them. */
  async function happened(random: Random): Promise<string> {
    const roles = (): ApproverRole[] => ['jurist', ...approverRoles.filter(() => random.chance(0.4))];
    const caseId = await forger.desk.request({ ...french, classification: { ...admitted, approvers: roles() } });
    for (let n = 0; n < 6; n += 1) {
      const step = 'preparation';
      const demand = { fewest: random.below(4), callBack: random.chance(0.3) };
      if (random.chance(0.6)) await classified(caseId, { ...demand, approvers: roles(), hold: false });
      else if (random.chance(0.5)) {
        const other = { from: randomUUID(), common: 'act', hold: null, strictest: roles(), step };
        await entry(caseId, 'case.floor_inherited', 'classification', { ...other, ...demand, approvers: roles() });
      } else {
        const noteId = randomUUID();
        await ask(caseId, 'jurist', noteId);
        await lower(caseId, 'releaser', noteId).catch(() => undefined);
      }
    }
    return caseId;
  }
});
