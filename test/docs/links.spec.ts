import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from '@jest/globals';
import { packageRoot } from '../../src/platform/package/package-root.js';

const root = packageRoot();
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const textOf = (page: string) => readFileSync(join(root, page), 'utf8');

const known = new Map<string, ReadonlySet<string>>();

/** As a forge makes them: lower case, punctuation dropped, spaces as hyphens. */
function anchorsOf(page: string): ReadonlySet<string> {
  const found = known.get(page) ?? readAnchors(page);
  known.set(page, found);
  return found;
}

const readAnchors = (page: string): Set<string> =>
  new Set([
    ...[...textOf(page).matchAll(/<a id="([^"]+)">/g)].flatMap(([, id]) => id ?? []),
    ...[...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  ]);

function isBroken(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : relative(root, join(root, dirname(page), path));
  if (!existsSync(join(root, target))) return true;
  return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).has(anchor);
}

it('every link of every page leads to a file, and every anchor to a heading', () => {
  const links = pages.flatMap((page) =>
    [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => ({ page, link })),
  );
  expect(links.length).toBeGreaterThan(50);
  expect(links.filter(({ page, link }) => !/^[a-z]+:/.test(link) && isBroken(page, link))).toEqual([]);
});

it('every npm script that a page names exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
  const named = pages.flatMap((page) =>
    [...textOf(page).matchAll(/npm run (?:-s )?([a-z][a-z0-9:-]*)/g)].map(([, script = '']) => script),
  );
  expect(named.filter((script) => !(script in scripts))).toEqual([]);
});

it('every file of the repository that a page names exists', () => {
  const named = pages
    .filter((page) => page !== 'CHANGELOG.md' && !page.startsWith('docs/law/'))
    .flatMap((page) =>
      [...textOf(page).matchAll(/`((?:src|test|workflows|templates|migrations|scripts)\/[\w./-]+\.\w+)`/g)].map(
        ([, path = '']) => ({ page, path }),
      ),
    );
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter(({ path }) => !existsSync(join(root, path)))).toEqual([]);
});
