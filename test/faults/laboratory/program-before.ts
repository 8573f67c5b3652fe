/** The product as it was before its newest migration: what still runs while the next version joins it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../../src/platform/package/package-root.js';

export interface ProgramBefore {
  readonly commit: string;
  readonly folder: string;
  remove(): void;
}

const git = (...words: string[]): Buffer =>
  execFileSync('git', words, { cwd: packageRoot(), maxBuffer: 512 * 1024 * 1024, stdio: ['ignore', 'pipe', 'ignore'] });

/**
 * The commit before the one that added the newest migration, or what `TEST_UPGRADE_FROM` names; undefined where there is
 * no history to find it in.
 */
export function commitBefore(): string | undefined {
  try {
    const [newest] = git('log', '--diff-filter=A', '--format=%H', '--', 'migrations/*-*.ts').toString().split('\n');
    const named = process.env.TEST_UPGRADE_FROM ?? (newest && `${newest}^`);
    return named ? git('rev-parse', '--verify', named).toString().trim() : undefined;
  } catch {
    return undefined;
  }
}

/** Taken from the history and built with the tools of today; its dependencies are those installed here. */
export function buildProgram(commit: string): ProgramBefore {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-before-'));
  execFileSync('tar', ['-x', '-C', folder], { input: git('archive', commit) });
  symlinkSync(join(packageRoot(), 'node_modules'), join(folder, 'node_modules'));
  execFileSync('npm', ['run', '-s', 'build'], { cwd: folder, stdio: 'ignore' });
  return { commit, folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
