/** What a Redis or Valkey must be to carry the queue: read from its own answer, before any worker starts. */
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { messageOf } from '../telemetry/failure.js';

const CONNECT_MILLISECONDS = 2_000;
/** The oldest that BullMQ advises; Valkey began above it. */
const OLDEST = [6, 2] as const;
const POLICY = 'noeviction';

export type RedisGround =
  | { readonly answered: true; readonly faults: readonly string[] }
  /** The outbox works without it, so the start goes on. */
  | { readonly answered: false; readonly reason: string };

/** Asks once and hangs up, within some seconds; never rejects. A refusal that a server answers is a fault of the setting. */
export async function readRedisGround(url: string): Promise<RedisGround> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MILLISECONDS,
    commandTimeout: CONNECT_MILLISECONDS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  // What a server answers to a wrong password comes as an event; `connect` says only that it was closed.
  let refused: unknown;
  redis.on('error', (error) => {
    refused ??= error;
  });
  try {
    const info = redis.connect().then(async () => {
      // ioredis goes on with database 0 where the one that was named does not exist.
      await redis.select(redis.options.db ?? 0);
      return redis.info();
    });
    return { answered: true, faults: assessRedis(await Promise.race([info, late()])) };
  } catch (error) {
    const refusal = [refused, error].find(isRefusal);
    if (refusal) return { answered: true, faults: [`Redis refuses: ${messageOf(refusal)}`] };
    return { answered: false, reason: messageOf(error) };
  } finally {
    redis.disconnect();
  }
}

/** Throws, naming the setting, when a Redis that answered may lose work or takes none. */
export function refuseFaults(ground: RedisGround): void {
  if (!ground.answered || ground.faults.length === 0) return;
  throw new Error(
    `REDIS_URL: this Redis may not carry the queue:\n${ground.faults.map((fault) => `- ${fault}`).join('\n')}`,
  );
}

async function late(): Promise<never> {
  await wait(2 * CONNECT_MILLISECONDS, undefined, { ref: false });
  throw new Error('it does not answer as Redis');
}

/** A wrong password, a database that does not exist, a server that is no Redis. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && ['ReplyError', 'ParserError'].includes(error.name);

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
