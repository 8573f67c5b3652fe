import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { productLaw } from '../../../test/support/law.js';
import { readCases } from './case-file.js';

const { instruments } = productLaw();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-cases-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (bases: string, each: string): string => `cases:
  - name: "A case"
    day: 2026-11-24
    facts: { issuerZone: FR, issuerCountry: FR, issuerKind: police, bases: ${bases}, categories: [SUB] }
    each: ${each}
    expect: { row: F01, verdict: ADMIT, gag: G_NONE, circuit: judicial }
`;
const faultOf = (text: string): string => {
  writeFileSync(join(folder, 'a.cases.yaml'), text);
  try {
    readCases(folder, instruments);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};
const unknown = (line: number) =>
  `workflows/rules/a.cases.yaml:${line}: The instrument CPP-999 is unknown: add it to workflows/law/instruments.yaml or correct it.`;

it.each([
  ['nothing, when every instrument of the case exists', file('[CPP-60-1]', '{}'), ''],
  ['an instrument that does not exist', file('[CPP-60-1, CPP-999]', '{}'), unknown(4)],
  ['such an instrument among the values of "each"', file('[]', '{ bases: [[CPP-60-1], [CPP-999]] }'), unknown(5)],
  ['an unknown key', file('[]', '{}').replace('row: F01', 'rows: F01'), 'workflows/rules/a.cases.yaml:6:'],
])('a file of cases is refused with its line for %s', (_, text, fault) => {
  expect(faultOf(text).startsWith(fault)).toBe(true);
  expect(faultOf(text) === '').toBe(fault === '');
});
