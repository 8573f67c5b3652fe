import { expect, it } from '@jest/globals';
import {
  approve,
  disclosure,
  head,
  id,
  jurist,
  otherJurist,
  prepare,
  release,
  run,
  service,
} from '../../../test/support/case-walk.js';

it('keeps what was released when another message joins before its letter is delivered', () => {
  const { state } = run(
    ...disclosure,
    [prepare('disclose'), jurist],
    [approve('jurist'), otherJurist],
    [release, head],
    [{ type: 'join', messageId: id(101), reason: 'thread' }, service],
  );
  expect(state.preparation?.dispatchedBy).toBe(id(3));
});
