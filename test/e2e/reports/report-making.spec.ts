import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { Sequencer } from '../../../src/ledger/sequencer.js';
import { MakingStore } from '../../../src/reports/make/making.store.js';
import { ReportsModule } from '../../../src/reports/reports.module.js';
import { ReportSeal } from '../../../src/reports/seal/report-seal.js';
import { type Desk, startDesk } from '../../support/desk.js';

const period = '2026-Q1';
const path = `/api/reports/${period}/making`;
let desk: Desk;

beforeAll(async () => {
  desk = await startDesk([], {}, [ReportsModule, CasesModule]);
  desk.app.get(Sequencer).start();
});
afterAll(async () => {
  await desk.app.get(Sequencer).stop();
  await desk.close();
});

test('a report that is being built passes its stages in order, each seen by its builder alone, and leaves none', async () => {
  const [head, other] = [await desk.personWith('head_of_legal'), await desk.personWith('head_of_legal')];
  const reach = jest.spyOn(desk.app.get(MakingStore), 'reach');
  const seal = desk.app.get(ReportSeal);
  const sealOne = seal.seal.bind(seal);
  const seen: unknown[] = [];
  jest.spyOn(seal, 'seal').mockImplementationOnce(async (drawn) => {
    for (const person of [head, other]) seen.push((await person.send('GET', path)).json());
    return sealOne(drawn);
  });
  expect((await head.send('GET', path)).json()).toEqual({ stage: null });
  expect((await head.send('POST', '/api/reports', { body: { period } })).statusCode).toBe(201);
  expect(reach.mock.calls.map(([, , , stage]) => stage)).toEqual([
    ...['settling', 'counting', 'drawing', 'sealing', 'keeping'],
  ]);
  expect(seen).toEqual([{ stage: 'sealing' }, { stage: null }]);
  expect((await head.send('GET', path)).json()).toEqual({ stage: null });
});

test('a report that is refused leaves no stage behind, and no one else asks for one', async () => {
  const head = await desk.personWith('head_of_legal');
  expect((await head.send('POST', '/api/reports', { body: { period: '9998-Q1' } })).statusCode).toBe(422);
  expect(await desk.database.query('select * from report_making')).toEqual([]);
  expect((await (await desk.personWith('dpo')).send('GET', path)).statusCode).toBe(403);
});
