import { expect, test } from '@jest/globals';
import { assessRedis } from './redis-ground.js';

const info = (version: string, policy: string) =>
  `# Server\r\nredis_version:${version}\r\n# Memory\r\nmaxmemory:0\r\nmaxmemory_policy:${policy}\r\n`;

test.each(['6.2.0', '7.0.15', '8.0.2', '10.0.0'])('Redis %s that evicts nothing carries the queue', (version) => {
  expect(assessRedis(info(version, 'noeviction'))).toEqual([]);
});

test('Valkey goes by its own version', () => {
  expect(assessRedis(`${info('7.2.4', 'noeviction')}valkey_version:8.1.1\r\n`)).toEqual([]);
});

test.each(['6.0.16', '5.0.14', '2.8', 'unknown'])('Redis %s is refused, saying what to install', (version) => {
  expect(assessRedis(info(version, 'noeviction'))).toEqual([
    `Redis ${version} is older than 6.2: install Redis 6.2 or newer, or Valkey.`,
  ]);
});

test.each(['allkeys-lru', 'volatile-lru', 'volatile-ttl', 'allkeys-random'])('the policy %s is refused', (policy) => {
  expect(assessRedis(info('8.0.2', policy))).toEqual([
    `maxmemory-policy is "${policy}", under which Redis drops work in silence: set maxmemory-policy noeviction in redis.conf.`,
  ]);
});

test('an answer that says nothing is never taken for good ground', () => {
  expect(assessRedis('')).toHaveLength(2);
});
