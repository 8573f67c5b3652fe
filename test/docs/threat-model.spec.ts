/** docs/threat-model.md is run, not believed: each row names the specification that does the attack, and the one of the step after it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { packageRoot } from '../../src/platform/package/package-root.js';

const root = packageRoot();
const page = readFileSync(join(root, 'docs/threat-model.md'), 'utf8');
const SPEC = /`((?:src|test)\/[^`]+\.ts)`/g;
const specsIn = (text = ''): string[] => [...text.matchAll(SPEC)].flatMap(([, path]) => path ?? []);

/** The cells of each row of the first table under that heading, without its head. */
function rowsUnder(heading: string): string[][] {
  const section = page.split(new RegExp(`^#+ ${heading}$`, 'm'))[1]?.split(/^#+ /m)[0] ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(1).map((line) => line.slice(2, -2).split(' | '));
}

const isTest = (path: string): boolean =>
  existsSync(join(root, path)) && /\b(it|test)(\.each[^(]*)?[(`<]/.test(readFileSync(join(root, path), 'utf8'));

describe('the threat model', () => {
  it('names specifications that exist', () => {
    const named = specsIn(page);
    expect(named.length).toBeGreaterThan(60);
    expect([...new Set(named)].filter((path) => !isTest(path))).toEqual([]);
  });

  it('says of each thief and insider which specification does what is possible, and which has the next step refused', () => {
    const rows = rowsUnder('What can still be done').filter(([first]) => !first?.startsWith('---'));
    expect(rows.length).toBeGreaterThan(12);
    const bare = rows.filter(
      (cells) => cells.length !== 5 || specsIn(cells[3]).length === 0 || specsIn(cells[4]).length === 0,
    );
    expect(bare.map(([first]) => first)).toEqual([]);
  });

  it.each(['What strangers and colleagues write', 'What one person tries at the desk'])(
    'names in each row under "%s" the specification that is the attack',
    (heading) => {
      const rows = rowsUnder(heading).filter(([first]) => !first?.startsWith('---'));
      expect(rows.length).toBeGreaterThan(8);
      expect(rows.filter((cells) => specsIn(cells.at(-1)).length === 0).map(([first]) => first)).toEqual([]);
    },
  );
});
