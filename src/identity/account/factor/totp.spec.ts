import { describe, expect, it, test } from '@jest/globals';
import { newTotpSecret, stepOfCode, totpText, totpUri } from './totp.js';

/** RFC 6238, appendix B: the secret of its SHA-1 rows, and their last six digits. */
const secret = Buffer.from('12345678901234567890');
const vectors = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const;

describe('a code', () => {
  it.each(vectors)('at %i s is %s', (seconds, code) => {
    expect(stepOfCode(secret, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
  });

  it('holds one step before and after its own, and no further', () => {
    const steps = [-60, -31, -30, 0, 30, 59, 60].map((off) => stepOfCode(secret, '287082', (30 + off) * 1000));
    expect(steps).toEqual([undefined, undefined, 1, 1, 1, 1, undefined]);
  });

  it('of another secret, or of another length, is none', () => {
    expect(stepOfCode(newTotpSecret(), '287082', 59_000)).toBeUndefined();
    expect(stepOfCode(secret, '94287082', 59_000)).toBeUndefined();
    expect(stepOfCode(secret, '', 59_000)).toBeUndefined();
  });
});

test('a secret has 160 bits, differs each time, and is given as text and as an address', () => {
  const fresh = newTotpSecret();
  expect(fresh).toHaveLength(20);
  expect(newTotpSecret()).not.toEqual(fresh);
  expect(totpText(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  expect(totpUri(secret, 'ada@desk.example')).toBe(
    `otpauth://totp/Greffe:ada%40desk.example?issuer=Greffe&secret=${totpText(secret)}&algorithm=SHA1&digits=6&period=30`,
  );
});
