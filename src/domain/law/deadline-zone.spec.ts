// @stage long
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { clockLaw, clocks } from '../../../test/support/clocks.js';
import { size } from '../../../test/support/set.js';
import { addHours, instant } from '../kernel/instant.js';
import { deadlineOf } from './deadline.js';

const codes = [
  ...clocks.map((clock) => clock.code.replace('<n>', '3')),
  'D-CPP801-10',
  'D-R1182-2',
  'SLA-1H',
  'SLA-24H',
  'SLA-2WD',
  'SLA-10WD',
];
/** Every eleven hours over the two changes of the clocks, Easter, and the turn of the year: each hour from 0 to 23 comes up. */
const moments = ['2026-03-27', '2026-10-23', '2026-12-22'].flatMap((first) =>
  Array.from({ length: 14 }, (_, step) => addHours(instant(`${first}T00:30:00+01:00`), step * 11)),
);
const asked = moments.flatMap((at) => codes.map((code) => [code, at] as const));

const program = `
  import { readFileSync } from 'node:fs';
  import { deadlineOf } from './src/domain/law/deadline.ts';
  const { asked, law } = JSON.parse(readFileSync(0, 'utf8'));
  const told = asked.map(([code, at]) => deadlineOf(code, at, law));
  process.stdout.write(JSON.stringify({ offset: new Date(2026, 0, 1).getTimezoneOffset(), told }));
`;

/** What a process of its own says whose clock is set to the zone. */
function toldIn(zone: string): { offset: number; told: unknown } {
  const loader = ['--no-warnings', '--import', './test/support/typescript.mjs'];
  const output = execFileSync(process.execPath, [...loader, '--input-type=module', '-e', program], {
    env: { TZ: zone },
    input: JSON.stringify({ asked, law: clockLaw }),
    maxBuffer: 1 << 28,
  });
  return JSON.parse(output.toString('utf8'));
}

describe('a clock is one and the same wherever the process runs', () => {
  const here = JSON.parse(JSON.stringify(asked.map(([code, at]) => deadlineOf(code, at, clockLaw))));

  const zones: [name: string, offset: number][] = [
    ['Pacific/Kiritimati', -840],
    ['America/Anchorage', 540],
    ['Asia/Kathmandu', -345],
  ];

  it.each(size({ short: zones.slice(0, 1), long: zones }))('%s', (zone, offset) => {
    const there = toldIn(zone);
    expect(there.offset).toBe(offset);
    expect(there.told).toEqual(here);
  });
});
