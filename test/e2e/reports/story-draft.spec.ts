import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { ReportsModule } from '../../../src/reports/reports.module.js';
import { type Desk, startDesk } from '../../support/desk.js';

const path = '/api/reports/2026-Q3/stories';
const empty = { title: '', text: '' };
const half = [{ fr: { title: 'Un mandat adressé au mauvais pays', text: '' }, en: empty }];
let desk: Desk;

beforeAll(async () => {
  desk = await startDesk([], {}, [ReportsModule, CasesModule]);
});
afterAll(() => desk?.close());

test('half a case is kept, another person goes on from it, and the last version stands', async () => {
  const [first, second] = [await desk.personWith('head_of_legal'), await desk.personWith('head_of_legal')];
  expect((await first.send('GET', path)).json()).toEqual({ draft: null });
  expect((await first.send('PUT', path, { body: { stories: half } })).statusCode).toBe(204);
  expect((await second.send('GET', path)).json()).toMatchObject({ draft: { stories: half, by: first.id } });
  const more = [...half, { fr: empty, en: empty }];
  expect((await second.send('PUT', path, { body: { stories: more } })).statusCode).toBe(204);
  expect((await first.send('GET', path)).json()).toMatchObject({ draft: { stories: more, by: second.id } });
  expect((await first.send('GET', '/api/reports/2026-Q2/stories')).json()).toEqual({ draft: null });
});

test('what is written of a case is nowhere in clear, and a copy of it under another quarter is not read', async () => {
  const head = await desk.personWith('head_of_legal');
  await head.send('PUT', path, { body: { stories: half } });
  const [row] = await desk.fresh.asOwner<{ sealed: Buffer }>('select sealed from story_draft');
  expect(row?.sealed.toString('latin1')).not.toContain('mandat');
  await desk.fresh.asOwner(
    "insert into story_draft (period, sealed, by, at) select '2026-Q1', sealed, by, at from story_draft",
  );
  expect((await head.send('GET', '/api/reports/2026-Q1/stories')).statusCode).toBe(500);
});

test.each(['jurist', 'auditor', 'dpo'] as const)(
  'a person who may not make a report neither reads nor writes its cases: %s',
  async (role) => {
    const other = await desk.personWith(role);
    expect((await other.send('GET', path)).statusCode).toBe(403);
    expect((await other.send('PUT', path, { body: { stories: half } })).statusCode).toBe(403);
  },
);

test('seven cases, or one of an unknown quarter, are refused', async () => {
  const head = await desk.personWith('head_of_legal');
  expect((await head.send('PUT', path, { body: { stories: Array(7).fill(half[0]) } })).statusCode).toBe(422);
  expect((await head.send('PUT', '/api/reports/2026-Q9/stories', { body: { stories: half } })).statusCode).toBe(422);
});
