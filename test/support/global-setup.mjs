import './typescript.mjs';

/**
 * One PostgreSQL with a migrated template, and one Redis where `redis-server` is installed, for the whole run: the test
 * processes find them in their environment.
 */
export default async function globalSetup() {
  const { startTestServer } = await import('./server.ts');
  const server = await startTestServer();
  globalThis.greffeTestServer = server;
  Object.assign(process.env, server.environment);
  await findRedis();
}

/** TEST_REDIS_URL names it; TEST_QUEUE=redis puts the queue of every test on it. */
async function findRedis() {
  const { hasRedisServer, startRedis } = await import('./redis-server.ts');
  if (!process.env.TEST_REDIS_URL && hasRedisServer) {
    const redis = await startRedis();
    globalThis.greffeTestRedis = redis;
    process.env.TEST_REDIS_URL = redis.url;
    // Also where the run ends before its end, by results-reporter.mjs.
    process.once('exit', () => void redis.kill());
  }
  if (process.env.TEST_QUEUE !== 'redis') return;
  if (!process.env.TEST_REDIS_URL) throw new Error('The queue should be on Redis: install redis-server.');
  process.env.REDIS_URL = process.env.TEST_REDIS_URL;
}
