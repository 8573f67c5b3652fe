import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { clockLaw, clocks } from '../../test/support/clocks.js';
import { day } from '../domain/kernel/day.js';
import { endOf, instant } from '../domain/kernel/instant.js';
import { FAMILY_NUMBER } from '../domain/law/clock.js';
import { deadlineOf } from '../domain/law/deadline.js';

const ends = { name: z.string(), clock: z.string(), from: z.string(), alarm: z.string() };
const CaseFile = z.strictObject({
  cases: z.array(
    z.union([
      z.strictObject({ ...ends, lastDay: z.iso.date() }),
      z.strictObject({ ...ends, legalEnd: z.string().nullable() }),
    ]),
  ),
});

const folder = 'workflows/clocks';
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.cases.yaml'))
  .flatMap((name) => CaseFile.parse(parse(readFileSync(`${folder}/${name}`, 'utf8'))).cases);

test.each(cases.map((one) => [one.clock, one.name, one] as const))('the clock %s: %s', (code, _, one) => {
  const { legalEnd, safeEnd } = deadlineOf(code, instant(one.from), clockLaw);
  const stated = 'lastDay' in one ? endOf(day(one.lastDay)) : one.legalEnd && instant(one.legalEnd);
  expect({ legalEnd, safeEnd }).toEqual({ legalEnd: stated, safeEnd: instant(one.alarm) });
});

test('every clock of the law has a case', () => {
  const bearsCase = (code: string): boolean => {
    const [head = '', tail = ''] = code.split(FAMILY_NUMBER);
    return cases.some(
      ({ clock }) =>
        clock === code ||
        ((tail !== '' || code.endsWith(FAMILY_NUMBER)) && clock.startsWith(head) && clock.endsWith(tail)),
    );
  };
  expect(clocks.map(({ code }) => code).filter((code) => !bearsCase(code))).toEqual([]);
});
