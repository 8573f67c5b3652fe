import { expect, it } from '@jest/globals';
import {
  approve,
  disclosure,
  head,
  jurist,
  otherJurist,
  prepare,
  release,
  run,
} from '../../../test/support/case-walk.js';
import { tableOf } from '../../../test/support/target-table.js';
import type { Command } from '../case/command.js';
import { bareLaw } from './counted-law.js';
import { rowOf } from './fold-row.js';

const row = (...given: Parameters<typeof run>) =>
  rowOf(
    run(...given).entries.map(({ event: { type, data } }, seq) => ({
      ...{ stream: 'case/x', seq, type, data },
      at: '2026-11-24T14:00:00.000Z',
    })),
    bareLaw,
  );

const [first, second] = tableOf(2, 2).targets;
const answered = (...targets: object[]): Command =>
  ({ ...prepare('disclose'), disclosure: { ...tableOf(2, 1), targets } }) as Command;
const added = { ...first, id: '00000000-0000-4000-8000-000000000799', place: null };
const preparing = (command: Command) => [...disclosure, [command, jurist]] as Parameters<typeof run>;
const releasing = (command: Command) =>
  [...preparing(command), [approve('jurist'), otherJurist], [release, head]] as Parameters<typeof run>;

it('accounts are counted from the targets of the answer that left: struck ones are none, added ones are', () => {
  const struck = answered(first ?? {}, { ...second, answer: 'struck' });
  expect(row(...preparing(struck))).toMatchObject({ accountsTargeted: 2, accountsDisclosed: 0 });
  expect(row(...releasing(struck))).toMatchObject({ accountsTargeted: 1, accountsDisclosed: 1 });
  expect(row(...releasing(answered(first ?? {}, second ?? {}, added)))).toMatchObject({
    ...{ accountsTargeted: 3, accountsDisclosed: 3 },
  });
});
