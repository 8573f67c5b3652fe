import { test } from '@jest/globals';
import { Redis } from 'ioredis';

/** The Redis or Valkey of this run; the keys of each fresh database carry its own installation id. */
export const redisUrl = process.env.REDIS_URL;

/** A test that needs Redis: skipped, and saying so, when REDIS_URL is not set. */
export const redisTest = redisUrl ? test : test.skip;

/** What a flush does to one installation, leaving the rest of a shared Redis alone. */
export async function forgetQueue(installation: string): Promise<void> {
  const redis = new Redis(redisUrl ?? '');
  const keys = await redis.keys(`greffe-${installation}:*`);
  if (keys.length > 0) await redis.del(...keys);
  await redis.quit();
}
