import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/platform/package/package-root.js';

const folder = mkdtempSync(join(tmpdir(), 'greffe-full-'));
const namespace = ['--user', '--map-root-user', '--mount'];
const canMount = spawnSync('unshare', [...namespace, 'mount', '-t', 'tmpfs', 'none', folder]).status === 0;

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The answer of a process whose blob folder is a disk of this size. */
function writeOnDisk(size: string): unknown {
  const support = join(packageRoot(), 'test/support');
  const write = `node --import ${support}/typescript.mjs ${support}/write-until-full.ts ${folder}`;
  const script = `mount -t tmpfs -o size=${size} none ${folder} && exec ${write}`;
  const run = spawnSync('unshare', [...namespace, 'sh', '-c', script], { encoding: 'utf8' });
  return run.status === 0 ? JSON.parse(run.stdout) : run.stderr;
}

const needsMount = canMount ? test : test.skip;

needsMount('on a full disk a file is refused for now, and nothing of it is left (needs user namespaces)', () => {
  expect(writeOnDisk('512k')).toEqual({ kind: 'unavailable', files: 0 });
  expect(writeOnDisk('4m')).toEqual({ kind: 'accepted', files: 1 });
});
