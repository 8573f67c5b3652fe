// @stage redis slow
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { anySignature } from '../../support/case-walk.js';
import { asked, Forger, french } from '../../support/forger.js';
import { admitted } from '../../support/written-request.js';

const parts = [
  { bases: ['CPP-60-1'], categories: ['SUB'], targets: [0] },
  { bases: ['DOU-65'], categories: ['CORP'], targets: [0] },
];

/** Against a stolen role of the application: the signatures are the guard of the program, this is the guard of the database. */
describe('the parts of a request, kept by the database alone', () => {
  const forger = new Forger();
  const { who, entry, fails } = forger;
  beforeAll(forger.open);
  afterAll(forger.close);

  const propose = (caseId: string, by: string) =>
    entry(caseId, 'case.split_proposed', who(by), { parts, noteId: randomUUID() });
  const confirm = (caseId: string, by: string, proposal: number, confirmed: readonly object[] = parts) =>
    entry(caseId, 'case.split', who(by), { proposal, parts: confirmed, step: 'parts', signature: anySignature });
  const cases = [randomUUID(), randomUUID()];
  const opened = { messageId: randomUUID(), door: 'smtp', receivedAt: '2026-11-24T13:37:12.000Z', readable: true };
  const begin = (id: string, whole: string, number: number) =>
    entry(id, 'case.opened', 'cases', { ...opened, reason: 'part_of_request', clocks: [], part: { whole, number } });

  it('are confirmed by another person of the stricter roles, as they were proposed', async () => {
    const caseId = await forger.desk.request(french);
    await fails(() => confirm(caseId, 'head', 4), 'No such division');
    await propose(caseId, 'jurist');
    await fails(() => confirm(caseId, 'jurist', 4), 'another person');
    await fails(() => confirm(caseId, 'head', 3), 'No such division');
    await fails(() => confirm(caseId, 'head', 4, parts.toReversed()), 'Another division');
    await confirm(caseId, 'head', 4);
  });

  it('are proposed again once the request was judged anew', async () => {
    const caseId = await forger.desk.request(french);
    await propose(caseId, 'jurist');
    await entry(caseId, 'case.classified', 'classification', { ...admitted, approvers: asked, step: 'preparation' });
    await fails(() => confirm(caseId, 'head', 4), 'No such division');
  });

  it('are opened where two persons divided the request, and nowhere else', async () => {
    const caseId = await forger.desk.request(french);
    await fails(() => entry(caseId, 'case.parts_opened', 'cases', { cases, first: 1 }), 'divided no such request');
    await propose(caseId, 'jurist');
    await confirm(caseId, 'head', 4);
    await fails(() => begin(cases[0] ?? '', caseId, 1), 'no part of that request');
    await fails(
      () => entry(caseId, 'case.parts_opened', 'cases', { cases: [...cases, randomUUID()], first: 1 }),
      'divided no such request',
    );
    await entry(caseId, 'case.parts_opened', 'cases', { cases, first: 1 });
    await fails(() => begin(randomUUID(), caseId, 1), 'no part of that request');
    await fails(() => begin(cases[0] ?? '', caseId, 2), 'no part of that request');
    await begin(cases[0] ?? '', caseId, 1);
  });
});
