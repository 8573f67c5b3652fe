import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Body, Controller, Patch, Post } from '@nestjs/common';
import { z } from 'zod';
import { SignedIn } from '../../../src/access/permit.js';
import { RefusalError } from '../../../src/platform/http/answer/refusal.error.js';
import { type Desk, startDesk, type Visitor } from '../../support/desk.js';
import { eventually } from '../../support/eventually.js';

const Wish = z.strictObject({ wish: z.string() });
let granted: string[] = [];
let gate = Promise.resolve();

@Controller('/api/wishes')
class WishController {
  @Post()
  @SignedIn()
  async grant(@Body({ schema: Wish }) { wish }: z.infer<typeof Wish>) {
    await gate;
    if (wish === 'impossible') {
      const sentence = { fr: 'Impossible.', en: 'Impossible.' };
      throw new RefusalError({ code: 'impossible', kind: 'conflict', sentence });
    }
    granted.push(wish);
    return { granted: granted.length, to: 'Ada Lovelace' };
  }

  @Patch()
  @SignedIn()
  nothing(): void {}
}

let desk: Desk;
let person: Visitor;

beforeAll(async () => {
  desk = await startDesk([WishController]);
  person = await desk.personWith('jurist');
});
afterAll(() => desk.close());

const send = (key: string | undefined, wish: string, by = person) =>
  by.send('POST', '/api/wishes', { body: { wish }, headers: { 'idempotency-key': key } });

it('does a write once and answers it twice', async () => {
  const key = randomUUID();
  const [first, second] = [await send(key, 'tea'), await send(key, 'tea')];
  expect(granted).toEqual(['tea']);
  expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
  expect(second.json()).toEqual(first.json());
  expect(second.headers['idempotent-replayed']).toBe('true');
  expect(first.headers['idempotent-replayed']).toBeUndefined();
});

it('keeps nothing readable of the answer', async () => {
  const [row] = await desk.fresh.asOwner<{ text: string }>(
    `select string_agg(encode(answer, 'escape'), ' ') as text from idempotency`,
  );
  expect(row?.text).not.toContain('Ada');
});

it('refuses the key for another body', async () => {
  const key = randomUUID();
  await send(key, 'milk');
  const answer = await send(key, 'sugar');
  expect([answer.statusCode, answer.json().type]).toEqual([422, '/problems/idempotency-key-reused']);
  expect(granted).not.toContain('sugar');
});

it('lets another person use the same key for themselves', async () => {
  const key = randomUUID();
  const other = await desk.personWith('jurist');
  expect((await send(key, 'mine')).statusCode).toBe(201);
  const answer = await send(key, 'theirs', other);
  expect([answer.statusCode, answer.headers['idempotent-replayed']]).toEqual([201, undefined]);
});

it('says that the write is running, and does it once, when it is sent many times at once', async () => {
  granted = [];
  let open: () => void = () => undefined;
  gate = new Promise((resolve) => {
    open = resolve;
  });
  const key = randomUUID();
  let answered = 0;
  const answers = Array.from({ length: 8 }, async () => {
    const answer = await send(key, 'once');
    answered += 1;
    return answer;
  });
  await eventually(
    async () => answered,
    (count) => count === 7,
  );
  open();
  const statuses = (await Promise.all(answers)).map(({ statusCode }) => statusCode).sort();
  expect(statuses).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
  expect(granted).toEqual(['once']);
  expect((await send(key, 'once')).statusCode).toBe(201);
  expect(granted).toEqual(['once']);
});

it('gives the key back when the write was refused, since nothing was done', async () => {
  const key = randomUUID();
  expect((await send(key, 'impossible')).statusCode).toBe(409);
  expect((await send(key, 'impossible')).json().type).toBe('/problems/impossible');
});

it('lets a write run again that a dead process left behind, not a living one', async () => {
  const key = randomUUID();
  await send(key, 'again');
  await desk.fresh.asOwner('update idempotency set status = null, answer = null');
  expect((await send(key, 'again')).statusCode).toBe(409);
  await desk.fresh.asOwner(`update idempotency set started_at = now() - interval '2 minutes'`);
  expect((await send(key, 'again')).statusCode).toBe(201);
});

it('forgets an answer after a day', async () => {
  const key = randomUUID();
  await send(key, 'old');
  await desk.fresh.asOwner(`update idempotency set started_at = now() - interval '25 hours'`);
  const answer = await send(key, 'old');
  expect([answer.statusCode, answer.headers['idempotent-replayed']]).toEqual([201, undefined]);
});

it.each([undefined, 'short', 'x'.repeat(256)])(
  'asks for a usable key where a repetition would do it twice (%p)',
  async (key) => {
    const answer = await send(key, 'keyless');
    expect([answer.statusCode, answer.json().type]).toEqual([400, '/problems/idempotency-key-missing']);
  },
);

it('repeats an empty answer as empty', async () => {
  const headers = { 'idempotency-key': randomUUID() };
  const answers = [
    await person.send('PATCH', '/api/wishes', { headers }),
    await person.send('PATCH', '/api/wishes', { headers }),
  ];
  expect(answers.map(({ statusCode, body }) => [statusCode, body])).toEqual([
    [200, ''],
    [200, ''],
  ]);
  expect(answers[1]?.headers['idempotent-replayed']).toBe('true');
});
