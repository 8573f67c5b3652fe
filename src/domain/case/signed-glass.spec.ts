import { expect, it } from '@jest/globals';
import { disclosure, id, person } from '../../../test/support/case-walk.js';
import { SignedCase } from '../../../test/support/signed-case.js';
import { addHours, type Instant } from '../kernel/instant.js';
import { replay } from './evolve.js';
import { glassBrokenFor } from './model/broken-glass.js';
import { glassBrokenBySignatures } from './signed-glass.js';

const [asking, head] = [person(20, 'ciso'), person(21, 'head_of_legal')];
const account = asking.kind === 'person' ? asking.id : '';
const [granted, afterwards] = ['2026-11-28T09:00:00.000Z', '2026-11-28T14:00:00.000Z'] as Instant[] as [
  Instant,
  Instant,
];

function opened(): SignedCase {
  const signed = new SignedCase();
  for (const [command, actor] of disclosure) signed.give(command, actor);
  const requestId = id(600);
  signed.give({ type: 'ask_break_glass', requestId, noteId: id(601) }, asking);
  return signed.give({ type: 'grant_break_glass', requestId }, head);
}

it('a grant of exceptional access that is written again has no new hours', () => {
  const signed = opened();
  const open = (now: Instant) => [
    glassBrokenBySignatures(signed.id, signed.entries, { account, now }, signed.signers),
    glassBrokenFor(replay(signed.entries), account, { now }),
  ];
  expect([open(addHours(granted, 1)), open(afterwards)]).toEqual([
    [true, true],
    [false, false],
  ]);
  const grant = signed.entries.find(({ event }) => event.type === 'case.break_glass_granted');
  if (grant?.event.type !== 'case.break_glass_granted') throw new Error('Nothing was granted.');
  const { event } = grant;
  const data = { ...event.data, until: addHours(afterwards, 4) };
  signed.entries.push({ ...grant, event: { ...event, data }, at: afterwards });
  expect(open(addHours(afterwards, 1))).toEqual([false, false]);
});
