import { describe, expect, it } from '@jest/globals';
import { type PersonAction, permissions } from '../domain/case/permission.js';
import type { PersonId } from '../domain/kernel/brand.js';
import { roles } from '../domain/law/vocabulary.js';
import { type Caller, type PersonAccess, refusalOf, writes } from './access.js';

const person = (...held: (typeof roles)[number][]) => ({ id: 'p' as PersonId, name: 'Ada', roles: held });
const caller = (change: Partial<Caller> = {}): Caller => ({
  person: person('jurist'),
  writes: false,
  crossSite: false,
  tokenMatches: false,
  lacksFactor: false,
  present: false,
  safeMode: false,
  ...change,
});
const codeOf = (asked: DistributiveOmit<PersonAccess, 'stepUp'> & { stepUp?: boolean }, change?: Partial<Caller>) =>
  refusalOf({ stepUp: false, ...asked } as PersonAccess, caller(change))?.code;
type DistributiveOmit<T, Key extends string> = T extends unknown ? Omit<T, Key> : never;
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

  it('names who may, in words', () => {
    const asked = { kind: 'permit', action: 'case.ratify', stepUp: false } as const;
    const sentence = refusalOf(asked, caller({ person: person('auditor') }))?.sentence;
    expect(sentence?.fr).toMatch(/responsable juridique, DPO ou direction\.$/);
    expect(sentence?.en).toMatch(/head of legal, DPO or executive\.$/);
  });

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

  it('asks for a recent proof of presence where the route says so, after everything else', () => {
    const release = { kind: 'permit', action: 'case.release', stepUp: true } as const;
    expect(codeOf(release)).toBe('step-up-required');
    expect(codeOf(release, { present: true })).toBeUndefined();
    expect(codeOf(release, { person: person('analyst') })).toBe('not-permitted');
    expect(codeOf({ kind: 'signed_in', stepUp: true })).toBe('step-up-required');
  });

  it('closes all but their own account to a user who must have a second factor and has none', () => {
    const lacking = { lacksFactor: true, present: true };
    expect(codeOf({ kind: 'permit', action: 'case.read' }, lacking)).toBe('second-factor-due');
    expect(codeOf({ kind: 'signed_in', stepUp: true }, lacking)).toBeUndefined();
    expect(codeOf({ kind: 'public' }, lacking)).toBeUndefined();
  });
});
