import { expect, it } from '@jest/globals';
import { groupsOf } from './fact-groups.js';

const read = (key: string, part: string) => ({
  ...{ key, label: '1', kind: 'fact' as const },
  spans: [{ part, start: 0, end: 4 }],
});

it('Facts are confirmed together by the piece they were read in, never zone, relay, origin or where an answer goes.', () => {
  const passages = [read('bases', '2'), read('issuerZone', '2'), read('signatory_named', '2'), read('asks_now', '1')];
  const names = ['issuerZone', 'bases', 'relayedBy', 'asks_now', 'origin_established', 'signatory_named'];
  expect(groupsOf([...names, 'destination_agrees', 'channel'], passages)).toEqual([
    { from: null, alone: true, names: ['issuerZone', 'relayedBy', 'origin_established', 'destination_agrees'] },
    { from: '2', alone: false, names: ['bases', 'signatory_named'] },
    { from: '1', alone: false, names: ['asks_now'] },
    { from: null, alone: false, names: ['channel'] },
  ]);
});

it('A fact that only a quoted message says is confirmed by itself.', () => {
  const passages = [read('bases', '1'), read('categories', '1')];
  expect(groupsOf(['bases', 'categories'], passages, (name) => (name === 'bases' ? 'quoted' : 'mail'))).toEqual([
    { from: null, alone: true, names: ['bases'] },
    { from: '1', alone: false, names: ['categories'] },
  ]);
});
