import { expect, it } from '@jest/globals';
import { eventKinds } from '../../ledger/event-kinds.js';
import { fedEvents } from './feed.js';

it('every event of the feed is one of a case', () => {
  expect(fedEvents.filter((type) => !Object.hasOwn(eventKinds.case ?? {}, type))).toEqual([]);
});
