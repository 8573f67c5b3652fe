// @stage redis
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LookupStore } from '../../../src/cases/rows/lookup.store.js';
import type { ApproverRole } from '../../../src/domain/law/vocabulary.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { admitted, refused, requisition } from '../../support/written-request.js';

const end = '2099-12-04T23:00:00.000Z';
const clocks = [{ code: 'D-EEV-10D-END', legalEnd: end, safeEnd: end }];
const held = { ...admitted, clocks, approvers: ['jurist' as const] };
const strict: ApproverRole[] = ['head_of_legal', 'dpo', 'executive'];

describe('cases about the same act', () => {
  let desk: LetterDesk;
  beforeAll(async () => {
    desk = await LetterDesk.open();
  });
  afterAll(() => desk?.close());

  /** A case that names the target, as a reading of it would say. */
  async function about(target: string, request: Parameters<LetterDesk['request']>[0]): Promise<string> {
    const caseId = await desk.request(request);
    const things = [{ kind: 'target' as const, value: target }];
    await desk.database.transaction((tx) => desk.module.get(LookupStore).addCommon(tx, caseId, things));
    return caseId;
  }
  const clear = (caseId: string) =>
    desk.give(caseId, { type: 'clear_hold', how: 'clearance', noteId: randomUUID() }, desk.person('jurist'));
  const related = async (caseId: string) => {
    const state = await desk.state(caseId);
    const found = await desk.database.transaction((tx) => desk.cases.related(tx, caseId, state));
    return found.map(({ caseId: other }) => other);
  };
  const french = { facts: requisition, classification: { ...admitted, approvers: ['jurist' as const] } };
  const european = { facts: { ...requisition, issuerZone: 'EU_EEV' as const }, classification: held };

  it('are found where they are stricter, behind any number of orders whose hold is over', async () => {
    const target = randomUUID();
    for (let n = 0; n < 6; n += 1) await clear(await about(target, european));
    const warrant = await about(target, { classification: { ...refused, approvers: strict } });
    expect(await related(await about(target, french))).toEqual([warrant]);
  });

  it('are found behind any number of orders that are held as this one is', async () => {
    const target = randomUUID();
    for (let n = 0; n < 6; n += 1) await about(target, european);
    const warrant = await about(target, { classification: { ...refused, approvers: strict } });
    expect(await related(await about(target, european))).toEqual([warrant]);
  });

  it('are found where a ground was raised, though this one is held too', async () => {
    const target = randomUUID();
    const stopped = await about(target, european);
    const stop = { type: 'stop_hold', scope: 'whole', noteId: randomUUID() } as const;
    await desk.give(stopped, stop, desk.person('jurist'));
    expect(await related(await about(target, european))).toEqual([stopped]);
  });
});
