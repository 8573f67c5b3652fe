import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { type EditionCourse, editionDigest, mayPublish, maySignOff } from './edition.js';

const digest = 'd'.repeat(64);
const course = (given: Partial<EditionCourse> = {}): EditionCourse => ({
  digest,
  builtBy: 'ada',
  signedOffBy: [],
  published: false,
  overtaken: false,
  ...given,
});
const codeOf = (result: ReturnType<typeof mayPublish>) => (result.ok ? 'yes' : result.refusal.code);

test('the digest is that of the lines of sha256sum, whatever the order of the files', () => {
  const lines = `${'a'.repeat(64)}  a.pdf\n${'b'.repeat(64)}  b.json\n`;
  const expected = createHash('sha256').update(lines).digest('hex');
  expect(editionDigest({ 'b.json': 'b'.repeat(64), 'a.pdf': 'a'.repeat(64) })).toBe(expected);
});

test.each([
  ['a first person', course(), { digest, person: 'bo' }, 'yes'],
  ['a second person', course({ signedOffBy: ['bo'] }), { digest, person: 'cy' }, 'yes'],
  ['the same person again', course({ signedOffBy: ['bo'] }), { digest, person: 'bo' }, 'report-already-signed-off'],
  ['the person who had it built', course(), { digest, person: 'ada' }, 'report-signer-built'],
  ['who saw other bytes', course(), { digest: 'e'.repeat(64), person: 'bo' }, 'report-changed'],
  ['once it is published', course({ published: true }), { digest, person: 'ada' }, 'report-already-published'],
])('signing off: %s', (_, state, act, code) => {
  expect(codeOf(maySignOff(state, act))).toBe(code);
});

const signed = { signedOffBy: ['bo', 'cy'] };
test.each([
  ['after two other persons, by one who did not build it', course(signed), { digest, person: 'bo' }, 'yes'],
  ['without a sign-off', course(), { digest, person: 'bo' }, 'report-not-signed-off'],
  ['after one person', course({ signedOffBy: ['bo'] }), { digest, person: 'bo' }, 'report-not-signed-off'],
  [
    'after one person with two accounts',
    course({ signedOffBy: ['bo', 'bo'] }),
    { digest, person: 'bo' },
    'report-not-signed-off',
  ],
  [
    'after one person and the one who built it, under an older version',
    course({ signedOffBy: ['ada', 'bo'] }),
    { digest, person: 'bo' },
    'report-not-signed-off',
  ],
  ['by the person who built it', course(signed), { digest, person: 'ada' }, 'report-publisher-built'],
  ['of other bytes', course(signed), { digest: 'e'.repeat(64), person: 'bo' }, 'report-changed'],
  [
    'when another was published since it was built',
    course({ ...signed, overtaken: true }),
    { digest, person: 'bo' },
    'report-overtaken',
  ],
  ['twice', course({ ...signed, published: true }), { digest, person: 'bo' }, 'report-already-published'],
])('publishing: %s', (_, state, act, code) => {
  expect(codeOf(mayPublish(state, act))).toBe(code);
});
