import { expect, it } from '@jest/globals';
import {
  approve,
  disclosure,
  head,
  id,
  jurist,
  otherJurist,
  payload,
  prepare,
  release,
  run,
} from '../../../test/support/case-walk.js';
import type { Command } from '../case/command.js';
import { bareLaw } from './counted-law.js';
import { rowOf } from './fold-row.js';

const letter = {
  ...{ id: id(400), kind: 'answer' as const, language: 'fr' as const, template: 'answer.v1' },
  ...{ templateSha256: payload, sha256: payload, mailbox: payload, zone: 'FR' as const },
};
const released = [
  ...disclosure,
  [{ ...prepare('disclose'), letters: [letter] }, jurist],
  [approve('jurist'), otherJurist],
  [release, head],
] as Parameters<typeof run>;
const row = (...given: Parameters<typeof run>) =>
  rowOf(
    run(...given).entries.map(({ event: { type, data } }, seq) => ({
      ...{ stream: 'case/x', seq, type, data },
      at: '2026-11-24T14:00:00.000Z',
    })),
    bareLaw,
  );

it('data that were released and recalled before delivery are counted nowhere, and once if released again', () => {
  const recall: Command = { type: 'recall', preparationId: id(200), noteId: id(300) };
  expect(row(...released)).toMatchObject({ accountsDisclosed: 1, releasedAt: '2026-11-24T14:00:00.000Z' });
  expect(row(...released, [recall, jurist])).toMatchObject({ accountsDisclosed: 0, releasedAt: null });
  const again = (command: Command) => ({ ...command, preparationId: id(201) }) as Command;
  const anew = [
    [{ ...again(prepare('disclose')), letters: [{ ...letter, id: id(401) }] }, jurist],
    [again(approve('jurist')), otherJurist],
    [again(release), head],
  ] as Parameters<typeof run>;
  expect(row(...released, [recall, jurist], ...anew)).toMatchObject({ accountsDisclosed: 1 });
});
