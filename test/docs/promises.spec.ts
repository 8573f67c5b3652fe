import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { packageRoot } from '../../src/platform/package/package-root.js';

const page = readFileSync(join(packageRoot(), 'docs/promises.md'), 'utf8');
const sections = page.split(/^## /m).slice(1);
const testsOf = (section: string): string[] =>
  [...section.matchAll(/^\| `([^`]+)` \|/gm)].flatMap(([, path]) => path ?? []);

describe('the page of the promises', () => {
  it('has nine promises, each with an anchor', () => {
    expect(sections.map((section) => section.slice(0, 2))).toEqual(Array.from({ length: 9 }, (_, at) => `P${at + 1}`));
    for (let number = 1; number <= 9; number += 1) expect(page).toContain(`<a id="p${number}"></a>`);
  });

  it.each(sections.map((section) => [section.split('\n')[0] ?? '', section] as const))(
    'names tests that exist for %s',
    (_, section) => {
      const named = testsOf(section);
      expect(named.length).toBeGreaterThan(1);
      const source = (path: string) =>
        existsSync(join(packageRoot(), path)) ? readFileSync(join(packageRoot(), path), 'utf8') : '';
      expect(named.filter((path) => !/\b(it|test)(\.each[^(]*)?[(`<]/.test(source(path)))).toEqual([]);
    },
  );
});
