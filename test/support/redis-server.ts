/** A Redis of one's own, to be flushed, starved, stopped and started again; only where `redis-server` is installed. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from './free-port.js';

/** Not the clock of `npm run test:dates`: its libfaketime and the allocator of Redis wait for each other at the start. */
const env = { ...process.env, LD_PRELOAD: undefined };

export const hasRedisServer = spawnSync('redis-server', ['--version'], { env }).status === 0;
if (!hasRedisServer && process.env.CI) throw new Error('CI has no redis-server: install it.');

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  flush(): Promise<void>;
  /** Stops answering for that long, as a Redis under a slow command does. */
  sleep(seconds: number): Promise<void>;
  kill(): Promise<void>;
}

/** Resolves when it answers; it keeps nothing on the disk, so a restart is an empty Redis. */
export async function startRedis(
  options: readonly string[] = ['--maxmemory-policy', 'noeviction'],
  onPort?: number,
): Promise<RedisServer> {
  const port = onPort ?? (await freePort());
  const given = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no', ...options];
  const child = spawn('redis-server', [...given, '--enable-debug-command', 'yes'], { env, stdio: 'ignore' });
  const url = `redis://127.0.0.1:${port}`;
  const client = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  client.on('error', () => undefined);
  await client.ping();
  client.disconnect();
  return {
    url,
    port,
    flush: () => once(url, (redis) => redis.flushall()),
    sleep: (seconds) => once(url, (redis) => redis.call('DEBUG', 'SLEEP', seconds)),
    kill: () => kill(child),
  };
}

async function once(url: string, command: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis(url);
  redis.on('error', () => undefined);
  await command(redis).finally(() => redis.disconnect());
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  while (child.exitCode === null && child.signalCode === null) await wait(10);
}
