import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { RefusalError } from '../platform/http/answer/refusal.error.js';
import type { MachineRequest } from '../platform/http/request/machine-request.js';
import { MachineDoor } from './machine-door.js';

const token = `grt_${'a'.repeat(43)}`;
const digest = createHash('sha256').update(token).digest();
const machine = { client: '0198c0de-0000-7000-8000-000000000001', scopes: ['events:read'] as const };

/** Doubles: the database, which knows one token; the safe mode. */
function door(isOn = false) {
  const database = { transaction: (work: (tx: never) => unknown) => Promise.resolve(work(undefined as never)) };
  const store = { ofToken: async (_tx: never, asked: Buffer) => (asked.equals(digest) ? machine : null) };
  return new MachineDoor(database as never, store as never, { isOn } as never);
}
const requestWith = (authorization?: string) => ({ headers: { authorization } }) as MachineRequest;
const codeOf = async (isOn: boolean, authorization?: string, scope: 'events:read' | 'requests:write' = 'events:read') =>
  door(isOn)
    .pass(requestWith(authorization), scope)
    .then(
      () => 'passed',
      (error: unknown) => (error instanceof RefusalError ? error.refusal.code : 'failed'),
    );

it.each<[string, string | undefined, string]>([
  ['its token', `Bearer ${token}`, 'passed'],
  ['no header', undefined, 'machine-token-refused'],
  ['another scheme', `Basic ${token}`, 'machine-token-refused'],
  ['a longer token', `Bearer ${token}a`, 'machine-token-refused'],
  ['two tokens', `Bearer ${token}, Bearer ${token}`, 'machine-token-refused'],
  ['another token', `Bearer grt_${'b'.repeat(43)}`, 'machine-token-refused'],
])('a machine with %s is let in or refused', async (_case, authorization, code) => {
  expect(await codeOf(false, authorization)).toBe(code);
});

it('a machine is refused a route of another scope', async () => {
  expect(await codeOf(false, `Bearer ${token}`, 'requests:write')).toBe('machine-scope-missing');
});

it('no token is taken in safe mode, where a revocation may have been lost', async () => {
  expect(await codeOf(true, `Bearer ${token}`)).toBe('safe-mode');
});
