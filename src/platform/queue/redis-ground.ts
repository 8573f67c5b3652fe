/** What a Redis or Valkey must be to carry the queue: read from its own answer, before any worker starts. */
import { Redis } from 'ioredis';
import { messageOf } from '../failure.js';

const CONNECT_MILLISECONDS = 2_000;
/** The oldest that BullMQ advises; Valkey began above it. */
const OLDEST = [6, 2] as const;
const POLICY = 'noeviction';

export type RedisGround =
  | { readonly answered: true; readonly faults: readonly string[] }
  /** The outbox works without it, so the start goes on. */
  | { readonly answered: false; readonly reason: string };

/** Asks once and hangs up; never rejects. */
export async function readRedisGround(url: string): Promise<RedisGround> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MILLISECONDS,
    commandTimeout: CONNECT_MILLISECONDS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return { answered: true, faults: assessRedis(await redis.info()) };
  } catch (error) {
    return { answered: false, reason: messageOf(error) };
  } finally {
    redis.disconnect();
  }
}

/** @param info the answer of INFO, `name:value` lines; each fault says what to change */
export function assessRedis(info: string): string[] {
  const fields = new Map(info.split(/\r?\n/).map((line) => [line.split(':')[0], line.split(':').slice(1).join(':')]));
  const version = fields.get('valkey_version') ?? fields.get('redis_version') ?? 'unknown';
  const policy = fields.get('maxmemory_policy') ?? 'unknown';
  return [
    ...(isRecent(version)
      ? []
      : [`Redis ${version} is older than ${OLDEST.join('.')}: install Redis ${OLDEST.join('.')} or newer, or Valkey.`]),
    ...(policy === POLICY
      ? []
      : [
          `maxmemory-policy is "${policy}", under which Redis drops work in silence: set maxmemory-policy ${POLICY} in redis.conf.`,
        ]),
  ];
}

function isRecent(version: string): boolean {
  const [major = Number.NaN, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}
