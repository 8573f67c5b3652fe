// @stage slow
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { quarterOf } from '../../../src/domain/kernel/day.js';
import { dayOf, instant } from '../../../src/domain/kernel/instant.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { Sequencer } from '../../../src/ledger/sequencer.js';
import { ReportsModule } from '../../../src/reports/reports.module.js';
import { type Answer, type Desk, startDesk } from '../../support/desk.js';

let desk: Desk;

beforeAll(async () => {
  desk = await startDesk([], {}, [ReportsModule, CasesModule]);
  desk.app.get(Sequencer).start();
});
afterAll(async () => {
  await desk.app.get(Sequencer).stop();
  await desk.close();
});

interface Edition {
  readonly edition: number;
  readonly digest: string;
}
const reason = { fr: 'Le conseil <en> a besoin des chiffres.', en: 'The board needs the figures.' };
const codeOf = (answer: Answer) =>
  answer.json<{ type?: string }>().type?.replace('/problems/', '') ?? answer.statusCode;

const running = async () => quarterOf(dayOf(instant(new Date(await desk.fresh.now()).toISOString()))).name;

test('a quarter that is not over is reported for a reason in both languages, which its entry keeps', async () => {
  const [head, period] = [await desk.personWith('head_of_legal'), await running()];
  const build = (given: object) => head.send('POST', '/api/reports', { body: { period, ...given } });
  expect(codeOf(await build({}))).toBe('report-quarter-runs');
  expect((await build({ reason: { fr: 'Le conseil.', en: ' ' } })).statusCode).toBe(422);
  expect((await build({ reason })).json()).toMatchObject({ period, reason });
  const over = await head.send('POST', '/api/reports', { body: { period: '2026-Q1', reason } });
  expect(over.json()).not.toHaveProperty('reason');
  const rows = await desk.database.query(
    "select stream, data->'reason' as reason from entry where type = 'report.built'",
  );
  expect(rows).toEqual([
    { stream: `reports/${period}`, reason },
    { stream: 'reports/2026-Q1', reason: null },
  ]);
});

test('the database refuses a report before the end of its quarter that does not say why', async () => {
  const period = await running();
  const record = (data: object) =>
    desk.database.transaction((tx) =>
      desk.app
        .get(Ledger)
        .record(tx, `reports/${period}`, [
          { type: 'report.built', class: 'report', actor: 'command-line', data: { ...data } },
        ]),
    );
  await expect(record({ period })).rejects.toThrow(/before the end of its quarter says why/);
  await expect(record({ period, reason: { fr: ' ', en: 'x' } })).rejects.toThrow(/says why/);
  await expect(record({ period: 'soon', reason })).rejects.toThrow(/A report is of a quarter/);
});

test('no two provisional editions that fewer than five requests tell apart are published, built before or after', async () => {
  const [head, executive] = [await desk.personWith('head_of_legal'), await desk.personWith('executive')];
  const officer = await desk.personWith('dpo');
  const name = await running();
  const build = () => head.send('POST', '/api/reports', { body: { period: name, reason } });
  const [first, second] = [(await build()).json<Edition>(), (await build()).json<Edition>()];
  for (const { edition, digest } of [first, second]) {
    const signOff = `/api/reports/${name}/${edition}/sign-off`;
    for (const person of [officer, executive]) await person.send('POST', signOff, { body: { digest } });
  }
  const publish = ({ edition, digest }: Edition) =>
    executive.send('POST', `/api/reports/${name}/${edition}/publication`, { body: { digest } });
  expect((await publish(first)).json()).toMatchObject({ state: 'published' });
  const page = (await desk.visitor().send('GET', '/transparency/')).body;
  expect(page).toMatch(/<p>Pourquoi cette édition\s: Le conseil &lt;en&gt; a besoin des chiffres\.<\/p>/);
  expect(codeOf(await publish(second))).toBe('report-overtaken');
  await desk.app.get(Sequencer).settle(5000);
  expect(codeOf(await build())).toBe('report-too-near');
});
