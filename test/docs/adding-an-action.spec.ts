import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { packageRoot } from '../../src/platform/package/package-root.js';

const root = packageRoot();
const PAGE = 'docs/adding-an-action.md';
/** It lists every entry of the product: a command writes it again. */
const ROLES_PAGE = 'docs/database-roles.md';
/** Older migrations list every type of entry; `migrate` fills the table of types since. */
const FIRST_OF_TYPES = 'migrations/1790000000060';
const MOST_FILES = 6;
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
const page = textOf(PAGE);
const listed = [...page.matchAll(/^\| `([^`]+\/[^`]+)` \|/gm)].map(([, file = '']) => file);

it('docs/adding-an-action.md lists every file that names its example, and no more than six', () => {
  const naming = ['src', 'test', 'docs', 'workflows', 'migrations']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter(
      (file) =>
        /\.(tsx?|mjs|yaml|md)$/.test(file) && file !== PAGE && file !== ROLES_PAGE && !file.startsWith('test/docs/'),
    )
    .filter((file) => !file.startsWith('migrations/') || file >= FIRST_OF_TYPES)
    .filter((file) => /keep_preserved|keepPreserved|preservation_kept|keep-preserved/.test(textOf(file)));
  const declaration = listed.filter((file) => file.endsWith('keep-preserved.ts'));
  expect(declaration).toHaveLength(1);
  expect(listed.toSorted()).toEqual(naming.toSorted());
  expect(listed.length).toBeLessThanOrEqual(MOST_FILES);
});

it('docs/adding-an-action.md shows the code as it stands in its files', () => {
  const excerpts = [...page.matchAll(/^```ts\n\/\/ (\S+)\n([\s\S]*?)^```$/gm)];
  expect(excerpts.length).toBeGreaterThanOrEqual(5);
  const others = excerpts.filter(([, file = '', code = '']) => !textOf(file).includes(code)).map(([, , code]) => code);
  expect(others).toEqual([]);
});
