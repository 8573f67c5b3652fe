import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { passkeySignatory } from '../../../test/support/signatory.js';
import { actOn, digestOfAct } from './act.js';
import { faultOfSignature } from './assertion.js';
import { challengeOf, signedTogether } from './list.js';
import { MOST_SIGNED_TOGETHER } from './signature.js';

const acts = Array.from({ length: MOST_SIGNED_TOGETHER }, (_, seq) => actOn('refuse', { case: randomUUID(), seq }));

test.each([1, 2, 3, 7, 20])('one signature covers each act of a list of %i, in its place alone', (size) => {
  const some = acts.slice(0, size);
  const { key, signTogether } = passkeySignatory(randomUUID());
  const signatures = signTogether(some);
  some.forEach((act, at) => {
    const signature = signatures[at];
    if (!signature?.list) throw new Error('A signature of a list names its place.');
    const challenge = challengeOf(act, signature.list);
    expect(challenge && faultOfSignature(signature, challenge, key)).toBeNull();
    expect(challenge).not.toBeNull();
    expect(challengeOf({ ...act, seq: 99 }, signature.list)).toBeNull();
    expect(challengeOf(act, { ...signature.list, index: (at + 1) % 20 })).toBeNull();
    expect(challengeOf(act, { ...signature.list, root: 'a'.repeat(64) })).toBeNull();
  });
});

test('the length of a list is signed with it', () => {
  const [one] = signedTogether(acts.slice(0, 2)).inclusions;
  if (!one) throw new Error('A list has a first place.');
  const claimed = challengeOf(acts[0] ?? actOn('refuse', {}), one);
  expect(claimed).toEqual(digestOfAct(actOn('sign_list', { payload: one.root, seq: 2 })));
});
