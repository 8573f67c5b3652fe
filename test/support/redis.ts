import { test } from '@jest/globals';
import { Redis } from 'ioredis';

/** A Redis or Valkey for the tests that are about it, even where the queue of the others is on PostgreSQL. */
export const redisUrl = process.env.TEST_REDIS_URL ?? process.env.REDIS_URL;

/** A test that needs Redis: skipped, and saying so, when none is named; in CI that is an error. */
export const redisTest = redisUrl ? test : test.skip;
if (!redisUrl && process.env.CI) throw new Error('CI names no Redis: set TEST_REDIS_URL.');

/** What a flush does to one installation, leaving the rest of a shared Redis alone. */
export async function forgetQueue(installation: string): Promise<void> {
  const redis = new Redis(redisUrl ?? '');
  const keys = await redis.keys(`greffe-${installation}:*`);
  if (keys.length > 0) await redis.del(...keys);
  await redis.quit();
}
