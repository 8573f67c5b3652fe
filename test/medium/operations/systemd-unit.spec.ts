// @stage slow
/** The unit that an operator takes from docs/operations/systemd, as systemd reads and judges it. It is not booted here. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { processRoles } from '../../../src/platform/database/roles.js';
import { packageRoot } from '../../../src/platform/package/package-root.js';
import { present } from '../../support/tools.js';

const folderOfUnits = join(packageRoot(), 'docs/operations/systemd');
const source = readFileSync(join(folderOfUnits, 'greffe@.service'), 'utf8');
/** Of ten; 20 stands for 2.0, and a unit without any bound has 9.6. */
const MOST_EXPOSED = 20;

(present('systemd-analyze') ? describe : describe.skip)('the unit of systemd', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-unit-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** With a program that is there, since systemd looks for it. */
  function unit(text: string): string {
    const program = join(folder, 'greffe');
    writeFileSync(program, '#!/bin/sh\n');
    chmodSync(program, 0o755);
    const file = join(folder, 'greffe@api.service');
    writeFileSync(file, text.replace('ExecStart=greffe', `ExecStart=${program}`));
    return file;
  }
  /** What it complains of; throws where it refuses. */
  const analyze = (...words: string[]): string =>
    execFileSync('systemd-analyze', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  it('is read without a complaint', () => {
    expect(() => analyze('verify', '--man=no', unit(source))).not.toThrow();
  });

  it('leaves the process little to do harm with', () => {
    const judge = (text: string) =>
      analyze('security', '--offline=true', `--threshold=${MOST_EXPOSED}`, '--no-pager', unit(text));
    expect(() => judge(source)).not.toThrow();
    // A control: without one of its bounds it is judged too exposed.
    expect(() => judge(source.replace(/^SystemCallFilter.*$/gm, '').replace(/^Restrict.*$/gm, ''))).toThrow();
  });

  it('starts each role that there is but "all", by the example of the first line', () => {
    const named = [...(source.split('\n')[0] ?? '').matchAll(/greffe@(\w+)/g)].map(([, role]) => role);
    expect(named.sort()).toEqual(processRoles.filter((role) => role !== 'all').sort());
  });

  it('finds a folder of secrets for each of these roles', () => {
    const made = readFileSync(join(folderOfUnits, 'greffe.tmpfiles.conf'), 'utf8');
    const named = [...made.matchAll(/^d \/etc\/greffe\/secrets\/(\w+) 0700 root root -$/gm)].map(([, role]) => role);
    expect(named.sort()).toEqual(processRoles.filter((role) => role !== 'all').sort());
  });
});
