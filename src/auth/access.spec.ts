import { describe, expect, it } from '@jest/globals';
import type { PersonId } from '../domain/kernel/brand.js';
import { roles } from '../domain/law/vocabulary.js';
import { type PersonAction, permissions } from '../domain/workflow/permission.js';
import { type Access, type Caller, refusalOf, writes } from './access.js';

const person = (...held: (typeof roles)[number][]) => ({ id: 'p' as PersonId, name: 'Ada', roles: held });
const caller = (change: Partial<Caller> = {}): Caller => ({
  person: person('jurist'),
  writes: false,
  crossSite: false,
  tokenMatches: false,
  ...change,
});
const codeOf = (access: Access, change?: Partial<Caller>) => refusalOf(access, caller(change))?.code;
const actions = Object.keys(permissions) as PersonAction[];

describe('who passes a route', () => {
  it.each(actions.flatMap((action) => roles.map((role) => [action, role] as const)))(
    '%s by %s, as the table says',
    (action, role) => {
      const allowed: readonly string[] = permissions[action];
      const code = codeOf({ kind: 'permit', action }, { person: person(role) });
      expect(code).toBe(allowed.includes(role) ? undefined : 'not-permitted');
    },
  );

  it('lets no one in who holds no role', () => {
    for (const action of actions) {
      expect(codeOf({ kind: 'permit', action }, { person: person() })).toBe('not-permitted');
    }
  });

  it('asks for a session everywhere but on a public route', () => {
    expect(codeOf({ kind: 'signed_in' }, { person: undefined })).toBe('session-required');
    expect(codeOf({ kind: 'permit', action: 'case.read' }, { person: undefined })).toBe('session-required');
    expect(codeOf({ kind: 'public' }, { person: undefined })).toBeUndefined();
  });

  it('asks for the token of the session on every write', () => {
    expect(codeOf({ kind: 'signed_in' }, { writes: true })).toBe('csrf-token-missing');
    expect(codeOf({ kind: 'permit', action: 'case.open' }, { writes: true })).toBe('csrf-token-missing');
    expect(codeOf({ kind: 'permit', action: 'case.open' }, { writes: true, tokenMatches: true })).toBeUndefined();
  });

  it('takes no write from another site, not even a sign-in', () => {
    expect(codeOf({ kind: 'public' }, { writes: true, crossSite: true })).toBe('cross-site-request');
    expect(codeOf({ kind: 'signed_in' }, { writes: true, crossSite: true, tokenMatches: true })).toBe(
      'cross-site-request',
    );
  });

  it('takes a method it does not know for a write', () => {
    expect(['GET', 'HEAD', 'OPTIONS'].map(writes)).toEqual([false, false, false]);
    expect(['POST', 'PUT', 'PATCH', 'DELETE', 'PROPPATCH', 'get'].map(writes)).not.toContain(false);
  });
});
