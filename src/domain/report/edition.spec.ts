import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { type EditionCourse, editionDigest, mayPublish, maySignOff } from './edition.js';

const digest = 'd'.repeat(64);
const course = (given: Partial<EditionCourse> = {}): EditionCourse => ({
  digest,
  builtBy: 'ada',
  signedOffBy: [],
  published: false,
  ...given,
});
const codeOf = (result: ReturnType<typeof mayPublish>) => (result.ok ? 'yes' : result.refusal.code);

test('the digest is that of the lines of sha256sum, whatever the order of the files', () => {
  const lines = `${'a'.repeat(64)}  a.pdf\n${'b'.repeat(64)}  b.json\n`;
  const expected = createHash('sha256').update(lines).digest('hex');
  expect(editionDigest({ 'b.json': 'b'.repeat(64), 'a.pdf': 'a'.repeat(64) })).toBe(expected);
});

test.each([
  ['a first person', course(), { digest, person: 'ada' }, 'yes'],
  ['a second person', course({ signedOffBy: ['ada'] }), { digest, person: 'bo' }, 'yes'],
  ['the same person again', course({ signedOffBy: ['ada'] }), { digest, person: 'ada' }, 'report-already-signed-off'],
  ['who saw other bytes', course(), { digest: 'e'.repeat(64), person: 'ada' }, 'report-changed'],
  ['once it is published', course({ published: true }), { digest, person: 'ada' }, 'report-already-published'],
])('signing off: %s', (_, state, act, code) => {
  expect(codeOf(maySignOff(state, act))).toBe(code);
});

const signed = { signedOffBy: ['ada', 'bo'] };
test.each([
  ['after two persons, by one who did not build it', course(signed), { digest, person: 'bo' }, 'yes'],
  ['after nobody', course(), { digest, person: 'bo' }, 'report-not-signed-off'],
  ['after one person', course({ signedOffBy: ['bo'] }), { digest, person: 'bo' }, 'report-not-signed-off'],
  [
    'after one person with two accounts',
    course({ signedOffBy: ['bo', 'bo'] }),
    { digest, person: 'bo' },
    'report-not-signed-off',
  ],
  ['by whoever built it', course(signed), { digest, person: 'ada' }, 'report-publisher-built'],
  ['of other bytes', course(signed), { digest: 'e'.repeat(64), person: 'bo' }, 'report-changed'],
  ['twice', course({ ...signed, published: true }), { digest, person: 'bo' }, 'report-already-published'],
])('publishing: %s', (_, state, act, code) => {
  expect(codeOf(mayPublish(state, act))).toBe(code);
});
