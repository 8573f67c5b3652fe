/** Every place of the sources that destroys, against docs/destruction.md, which says what each asks. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { packageRoot } from '../../src/platform/package/package-root.js';

const root = packageRoot();

/** Statements of SQL; those over triggers (`before delete or truncate on`) are guards. */
const statements =
  /\bdelete\s+from\s+\w+|\bupdate\s+data_key\b|(?<!\bor |before )\btruncate\s+(?!or\b|on\b)[\w$]+|\bdrop\s+(?:table|column|schema|database|owned)\b|\bon\s+delete\s+(?:cascade|set\s+null)/gi;
/** A row takes the place of what was sealed before it. */
const replaced = /\bdo\s+update\s+set\b[^`;]*\b(?:box|secret|sealed)\b/i;
/** Of files; a method of that name with another object before it is none of them. */
const files =
  /(?<![.\w]|async )(?:rm|rmdir|unlink|rename|ftruncate|rmSync|rmdirSync|unlinkSync|renameSync|truncateSync|ftruncateSync)\(|\bfsp?(?:\.promises)?\.(?:rm|rmdir|unlink|rename|truncate)\w*\(|\bopen\([^()]*'r\+'\)/g;
/** What deletes for its caller. */
const callers =
  /\b(?:keys|copy)\.destroy\(|\.discard\(|\bvault\.(?:erase|forget)\(|\.(?:delete|remove|softDelete)\(\s*[A-Z]\w*/g;

/** What the text runs that destroys, in lower case, once each. */
function destroys(text: string): string[] {
  const found = [statements, files, callers].flatMap((each) => [...text.matchAll(each)].map(([match]) => match));
  const all = found.map((match) => match.replace(/\s+/g, ' ').toLowerCase());
  return [...new Set(replaced.test(text) ? [...all, 'do update set sealed'] : all)];
}

/** The desk runs in a browser and reaches the server over its routes alone. */
const sources = ['src', 'migrations'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.spec.ts') && !path.startsWith('src/admin/')),
);

const page = readFileSync(join(root, 'docs/destruction.md'), 'utf8');
const spans = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const [, where, runs, asks, test] = line.split(' | ').flatMap((cell, at) => (at === 0 ? ['', cell] : [cell]));
    return { where: spans(where)[0] ?? '', runs: spans(runs), asks: asks?.trim() ?? '', test: spans(test)[0] ?? '' };
  });

describe('what destroys', () => {
  it('stands in the page place by place, and the page names no place that is gone', () => {
    const found = sources.flatMap((path) =>
      destroys(readFileSync(join(root, path), 'utf8')).map((what) => `${path}: ${what}`),
    );
    const listed = rows.flatMap(({ where, runs }) => runs.map((what) => `${where}: ${what}`));
    expect(listed.toSorted()).toEqual(found.toSorted());
  });

  it('says in each row what it asks, and names a test that exists', () => {
    const isTest = (path: string) =>
      existsSync(join(root, path)) && /\b(it|test)(\.each[^(]*)?[(`<]/.test(readFileSync(join(root, path), 'utf8'));
    expect(rows.filter(({ asks, test }) => asks === '' || !isTest(test)).map(({ where }) => where)).toEqual([]);
  });

  it('runs the `down` of no migration', () => {
    const undone = sources.filter((path) =>
      /undoLastMigration|migration:revert/.test(readFileSync(join(root, path), 'utf8')),
    );
    expect(undone).toEqual([]);
  });

  it.each([
    ["await tx.query('delete\n from letter where id = $1')", 'delete from letter'],
    ['update data_key set wrapped = null', 'update data_key'],
    ['TRUNCATE case_secret', 'truncate case_secret'],
    ['alter table x add foreign key (y) references z on delete cascade', 'on delete cascade'],
    ['await rm(folder)', 'rm('],
    ['fs.unlinkSync(path)', 'fs.unlinksync('],
    ["await open(file, 'r+')", "open(file, 'r+')"],
    ['await this.copy.destroy(gone)', 'copy.destroy('],
    ['await tx.delete(Letter, { id })', '.delete(letter'],
    ['insert into a values ($1) on conflict (b) do update set at = $1, sealed = $2', 'do update set sealed'],
  ])('is seen in %s', (text, what) => {
    expect(destroys(text)).toEqual([what]);
  });

  it('is not seen in a guard against it', () => {
    const guard = 'create trigger t before delete or truncate on data_key for each statement execute function f()';
    expect(destroys(guard)).toEqual([]);
    expect(destroys('known.delete(key); await this.identities.unlink(tx, person);')).toEqual([]);
  });
});
