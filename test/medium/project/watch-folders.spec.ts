import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { watchFolders } from '../../../scripts/watch-folders.mjs';
import { eventually } from '../../support/eventually.js';

let folder: string;
let end: () => void;
let seen: Set<string>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-watch-'));
  mkdirSync(join(folder, 'inner'));
  writeFileSync(join(folder, 'inner/rule.ts'), '1');
  seen = new Set();
  end = watchFolders([folder], (path: string) => seen.add(path));
});
afterEach(() => {
  end();
  rmSync(folder, { recursive: true });
});

/** As editors save: another file takes the place of the old one. */
function save(name: string, text: string): void {
  writeFileSync(join(folder, `${name}.new`), text);
  renameSync(join(folder, `${name}.new`), join(folder, name));
}

async function noticed(name: string): Promise<boolean> {
  await eventually(async () => seen.has(join(folder, name)), Boolean);
  return seen.delete(join(folder, name));
}

describe('the watcher of npm run dev', () => {
  it('notices each save of an editor that replaces the file', async () => {
    for (const text of ['2', '3', '4']) {
      save('inner/rule.ts', text);
      expect([text, await noticed('inner/rule.ts')]).toEqual([text, true]);
    }
  });

  it('notices a file in a folder that was made later, and its deletion', async () => {
    mkdirSync(join(folder, 'later/deep'), { recursive: true });
    writeFileSync(join(folder, 'later/deep/new.ts'), '1');
    expect(await noticed('later/deep/new.ts')).toBe(true);
    rmSync(join(folder, 'later/deep/new.ts'));
    expect(await noticed('later/deep/new.ts')).toBe(true);
  });
});
