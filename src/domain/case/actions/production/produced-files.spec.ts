/** Files of operations in an answer: asked when it is prepared, consented to and released. */
import { describe, expect, it } from '@jest/globals';
import {
  approve,
  disclosure,
  id,
  jurist,
  otherJurist,
  payload,
  person,
  prepare,
  refusalOf,
  release,
  run,
  service,
  taken,
} from '../../../../../test/support/case-walk.js';
import type { Command } from '../../command.js';
import type { Disclosure } from '../../model/disclosure.js';

const operations = person(8, 'operations');
const third = person(3, 'jurist');
const [own, other, orderId] = [id(601), id(602), id(500)];
const order: Command = {
  ...{ type: 'order_production', orderId, categories: ['SUB'], period: false, named: 'e'.repeat(64) },
  targets: [own, other].map((target, place) => ({ id: target, place })),
  dueAt: '2026-11-26T14:00:00.000Z',
};
const handIn = (uploadId: string, target = own): Command => ({
  ...{ type: 'hand_in_file', orderId, uploadId, target, size: 10, digest: 'f'.repeat(64) },
});
const scan = (uploadId: string, verdict: 'clean' | 'infected' | 'not_scanned'): Command => ({
  ...{ type: 'record_file_scan', orderId, uploadId, verdict },
});
const collecting = taken(run(...disclosure).state, order, jurist);
const handed = taken(collecting, handIn(id(800)), operations);
const clean = taken(handed, scan(id(800), 'clean'), service);

const table = (uploads: Disclosure['uploads'], files = [1], rest: number[] = []): Command => ({
  ...{ ...prepare('disclose'), type: 'prepare', preparationId: id(200), action: 'disclose', payload, letters: [] },
  attached: files.length + rest.length,
  disclosure: {
    targets: [
      { id: own, place: 0, answer: 'produce', files },
      { id: other, place: 1, answer: rest.length > 0 ? 'produce' : 'no_data', files: rest },
    ],
    ...{ shared: [], named: 'e'.repeat(64), uploads },
  },
});
const one = table([{ file: 1, id: id(800) }]);

describe('a file of operations', () => {
  it('that is clean, or accepted by a person, is part of the answer for its target', () => {
    expect(taken(clean, one, jurist).preparation?.disclosure?.uploads).toEqual([{ file: 1, id: id(800) }]);
    const decide: Command = {
      ...{ type: 'decide_file', orderId, uploadId: id(800), decision: 'accept', noteId: id(702) },
    };
    expect(taken(taken(handed, decide, jurist), one, jurist).preparation).not.toBeNull();
  });

  it('is refused for another target, under no row, and twice', () => {
    const another = /^This file was handed in for another target/;
    expect(refusalOf(clean, table([{ file: 2, id: id(800) }], [1], [2]), jurist)).toMatch(another);
    expect(refusalOf(clean, table([{ file: 9, id: id(800) }]), jurist)).toMatch(another);
    const twice = table(
      [1, 2].map((file) => ({ file, id: id(800) })),
      [1, 2],
    );
    expect(refusalOf(clean, twice, jurist)).toMatch(another);
    const second = taken(taken(clean, handIn(id(801)), operations), scan(id(801), 'clean'), service);
    const same = table([800, 801].map((n) => ({ file: 1, id: id(n) })));
    expect(refusalOf(second, same, jurist)).toMatch(another);
  });

  it('is refused before it came whole, unscanned, infected, and once its order is withdrawn', () => {
    expect(refusalOf(collecting, one, jurist)).toMatch(/^Operations did not hand this file in whole/);
    expect(refusalOf(handed, one, jurist)).toMatch(/^The antivirus did not scan this file/);
    const infected = taken(handed, scan(id(800), 'infected'), service);
    expect(refusalOf(infected, one, jurist)).toMatch(/^The antivirus found a virus in this file: it does not leave/);
    const ended = { withdraw_production: jurist, decline_production: operations } as const;
    for (const [type, by] of Object.entries(ended)) {
      const over = taken(clean, { type, orderId, noteId: id(701) } as Command, by);
      expect(refusalOf(over, one, jurist)).toMatch(/^The order for which this file was handed in was withdrawn/);
    }
  });

  it('in which a virus is found after it was accepted and prepared is neither consented to nor released', () => {
    const decide: Command = {
      ...{ type: 'decide_file', orderId, uploadId: id(800), decision: 'accept', noteId: id(702) },
    };
    const prepared = taken(taken(handed, decide, jurist), one, jurist);
    const found = (state: typeof prepared) => taken(state, scan(id(800), 'infected'), service);
    const virus = /^The antivirus found a virus/;
    expect(refusalOf(found(prepared), approve('jurist'), otherJurist)).toMatch(virus);
    const approved = taken(prepared, approve('jurist'), otherJurist);
    expect(taken(approved, release, third).left).toHaveLength(1);
    expect(refusalOf(found(approved), release, third)).toMatch(virus);
  });
});
