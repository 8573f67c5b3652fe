import { expect, it } from '@jest/globals';
import { clockLaw } from '../../test/support/clocks.js';
import { readCaseFiles } from './files/case-file.js';
import { clockCaseFaults } from './files/clock-case-file.js';
import { written } from './files/yaml-file.js';

const files = readCaseFiles('workflows/clocks', 'workflows/clocks');
const faultsUnder = (clocks: typeof clockLaw.clocks) => clockCaseFaults(files, { ...clockLaw, clocks }).map(written);

it('each clock of the law ends when its cases say, and has a case', () => {
  expect(files.length).toBe(5);
  expect(clockCaseFaults(files, clockLaw)).toEqual([]);
});

it('a clock that was changed is found by its cases, at their lines, with both ends', () => {
  const longer = clockLaw.clocks.map((clock) => (clock.code === 'SLA-24H' ? { ...clock, amount: 25 } : clock));
  expect(faultsUnder(longer as typeof clockLaw.clocks)).toEqual([
    'workflows/clocks/operator.cases.yaml:4: SLA-24H has its alarm 2026-11-25T14:37:00.000Z, not 2026-11-25T13:37:00.000Z: correct the clock, or this case.',
  ]);
});

it('a clock without a case, and a case without a clock, are named', () => {
  const [first] = clockLaw.clocks;
  const added = first ? [{ ...first, code: 'D-NEW-3D' }] : [];
  expect(faultsUnder([...clockLaw.clocks, ...added])).toEqual([
    'workflows/clocks:1: The clock D-NEW-3D has no case: write one in the *.cases.yaml beside its file.',
  ]);
  const without = faultsUnder(clockLaw.clocks.filter(({ code }) => code !== 'D-EEV-96H'));
  expect(without.length).toBeGreaterThan(0);
  expect(without.every((fault) => fault.endsWith('The clock D-EEV-96H is unknown: correct it.'))).toBe(true);
});
