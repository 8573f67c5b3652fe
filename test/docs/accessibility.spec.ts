import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { packageRoot } from '../../src/platform/package/package-root.js';

const page = readFileSync(join(packageRoot(), 'docs/accessibility.md'), 'utf8');
const rows = [...page.matchAll(/^\| (\d+)\.(\d+) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, theme, criterion, state, how]) => ({ theme: Number(theme), criterion: Number(criterion), state, how: how ?? '' }),
);
/** Criteria of each of the thirteen themes of RGAA 4.1. */
const criteria = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];
const stated = (name: string) => Number(new RegExp(`^\\| ${name} \\| (\\d+) \\|$`, 'm').exec(page)?.[1]);

describe('the page on accessibility', () => {
  it('has each criterion of RGAA 4.1 once, in its order', () => {
    const asked = criteria.flatMap((count, at) => Array.from({ length: count }, (_, n) => `${at + 1}.${n + 1}`));
    expect(rows.map(({ theme, criterion }) => `${theme}.${criterion}`)).toEqual(asked);
  });

  it.each(['held', 'failing', 'not applicable'])('counts the criteria that are %s', (state) => {
    expect(stated(state)).toBe(rows.filter((row) => row.state === state).length);
  });

  it('names sources and tests that exist', () => {
    const named = rows.flatMap(({ how }) =>
      [...how.matchAll(/`((?:src|test)\/[^`]+)`/g)].map(([, path]) => path ?? ''),
    );
    expect(named.length).toBeGreaterThan(30);
    expect([...new Set(named)].filter((path) => !existsSync(join(packageRoot(), path)))).toEqual([]);
  });
});
