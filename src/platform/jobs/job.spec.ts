import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { defineJob } from '../database/job-contract.js';
import { enqueue } from '../database/outbox.js';
import type { Tx } from '../database/transaction.js';
import { JobFailure, JobRegistry, nothing } from './job.js';

const Payload = z.strictObject({ caseId: z.string(), again: z.literal(true).optional() });
const job = defineJob('test.job', Payload, { lane: 'letters' });

test('work carries the topic and the lane of its contract, or the lane it names', () => {
  expect(job.work({ caseId: 'a' })).toEqual({ topic: 'test.job', payload: { caseId: 'a' }, lane: 'letters' });
  expect(job.work({ caseId: 'a', again: true }, { lane: 'timers' }).lane).toBe('timers');
});

/** Never called: each line that is marked MUST NOT compile. */
function wrongWork(tx: Tx, registry: JobRegistry): void {
  // @ts-expect-error a payload without the case
  job.work({});
  // @ts-expect-error a payload of another type
  job.work({ caseId: 7 });
  // @ts-expect-error a payload with more than the schema knows
  job.work({ caseId: 'a', name: 'Ada' });
  // @ts-expect-error a lane that does not exist
  job.work({ caseId: 'a' }, { lane: 'fast' });
  // @ts-expect-error work that no contract made
  void enqueue(tx, { topic: 'test.job', payload: { caseId: 'a' }, lane: 'letters' });
  // @ts-expect-error a handler of another payload
  registry.register(job, async (_payload: { letterId: string }) => nothing);
}

test('work of another payload, or that no contract made, does not compile', () => {
  expect(wrongWork).toHaveLength(2);
});

test('a stored payload is parsed once, before its handler; another one reaches no handler', async () => {
  const registry = new JobRegistry();
  const handled: unknown[] = [];
  registry.register(job, async (payload, id) => {
    handled.push([payload, id]);
    return nothing;
  });
  const perform = registry.find('test.job')?.perform;
  await perform?.({ caseId: 'a' }, 'id-1');
  await expect(perform?.({ caseId: 'a', name: 'Ada' }, 'id-2')).rejects.toThrow(JobFailure);
  expect(handled).toEqual([[{ caseId: 'a' }, 'id-1']]);
});

test('a second handler of a topic, and a contract without a handler, stop the start', () => {
  const registry = new JobRegistry();
  registry.register(job, async () => nothing);
  expect(() => registry.register(job, async () => nothing)).toThrow('Two handlers for the topic "test.job".');
  expect(() => registry.assertHandlers([job])).not.toThrow();
  const other = defineJob('test.other', Payload, { lane: 'letters' });
  expect(() => registry.assertHandlers([job, other])).toThrow('No handler for the topic "test.other".');
});

test('a step of a sweep with a pause is done again only once the pause is over, also after it failed', async () => {
  const registry = new JobRegistry();
  const done: string[] = [];
  registry.onSweep(async () => void done.push('each sweep'));
  registry.onSweep(() => {
    done.push('with a pause');
    return done.length > 2 ? Promise.resolve() : Promise.reject(new Error('It failed.'));
  }, 3_600_000);
  await expect(registry.sweep()).rejects.toThrow('It failed.');
  await registry.sweep();
  expect(done).toEqual(['each sweep', 'with a pause', 'each sweep']);
});
