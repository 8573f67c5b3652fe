import { describe, expect, it } from '@jest/globals';
import { anySignature } from '../../../../test/support/case-walk.js';
import { courseOf, mayDeliver, maySignOff, type StatementCourse } from './statement-course.js';

const person = (number: number): string => `00000000-0000-4000-8000-00000000000${number}`;
const [first, second] = ['a'.repeat(64), 'b'.repeat(64)] as const;
const at = '2026-11-24T14:00:00.000Z';
const entry = (type: string, by: number, data: object) => ({ type: `statement.${type}`, actor: person(by), at, data });
const asked = entry('asked', 1, {
  customer: person(9),
  ...{ from: '2026-01-01', to: '2026-03-31', askedOn: '2026-04-02' },
});
const prepared = (digest: string) => entry('prepared', 1, { digest, files: { 'a.pdf': digest } });
const signed = (digest: string) => entry('signed_off', 2, { digest, signature: anySignature });
const courseFrom = (...entries: (typeof asked)[]): StatementCourse => {
  const course = courseOf(entries);
  if (!course) throw new Error('No customer asked.');
  return course;
};
const codeOf = (result: ReturnType<typeof mayDeliver>) => (result.ok ? null : result.refusal.code);
const own = (account: string): string => (account === person(3) ? person(1) : account);

describe('the course of a statement', () => {
  it('does not begin before a customer asked', () => {
    expect(courseOf([])).toBeNull();
    expect(() => courseOf([prepared(first)])).toThrow();
  });

  it('A sign-off counts for exactly the files that were prepared last.', () => {
    const course = courseFrom(asked, prepared(first), signed(first));
    expect(course.signedOff?.by).toBe(person(2));
    expect(codeOf(mayDeliver(course, first, true))).toBeNull();
    const again = courseFrom(asked, prepared(first), signed(first), prepared(second));
    expect(again.signedOff).toBeNull();
    expect(codeOf(mayDeliver(again, second, true))).toBe('statement-not-signed-off');
    expect(codeOf(mayDeliver(again, first, true))).toBe('statement-changed');
    expect(courseFrom(asked, prepared(second), signed(first)).signedOff).toBeNull();
  });

  it('Nothing is delivered under a signature that does not count.', () => {
    const course = courseFrom(asked, prepared(first), signed(first));
    expect(codeOf(mayDeliver(course, first, false))).toBe('statement-not-signed-off');
  });

  it('The person who prepared it does not sign it off, under another account either, nor does anyone twice.', () => {
    const course = courseFrom(asked, prepared(first));
    for (const by of [person(1), person(3)]) {
      expect(codeOf(maySignOff(course, { digest: first, by }, own))).toBe('statement-preparer');
    }
    expect(codeOf(maySignOff(course, { digest: first, by: person(2) }, own))).toBeNull();
    const done = courseFrom(asked, prepared(first), signed(first));
    expect(codeOf(maySignOff(done, { digest: first, by: person(4) }, own))).toBe('statement-signed-off');
  });

  it('What was delivered stays as it is.', () => {
    const delivered = courseFrom(asked, prepared(first), signed(first), entry('delivered', 1, { digest: first }));
    expect(codeOf(maySignOff(delivered, { digest: first, by: person(2) }, own))).toBe('statement-delivered');
    expect(codeOf(mayDeliver(delivered, first, true))).toBe('statement-delivered');
  });
});
