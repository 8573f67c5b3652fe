/** The product as it was before its newest migrations: what still runs while the next version joins it. */
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

/** Each migration of a commit by its name, with the id of its bytes. */
function migrationsOf(commit: string): ReadonlyMap<string, string> {
  const lines = git('ls-tree', commit, 'migrations/').toString().split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [, blob = '', name = ''] = / blob (\w+)\t(migrations\/\d+-.*\.ts)$/.exec(line) ?? [];
      return name ? [[name, blob] as const] : [];
    }),
  );
}

/** Whether a database of the first becomes one of the second by the migrations that are missing, and by nothing else. */
function leadsTo(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): boolean {
  const names = [...now.keys()].sort().slice(0, before.size);
  return before.size < now.size && names.every((name) => before.has(name) && before.get(name) === now.get(name));
}

/**
 * The last commit that lacks the newest migrations and whose own are those of today, byte for byte: a migration that was
 * edited or renumbered before it was released was never applied to an installation. Or what `TEST_UPGRADE_FROM` names;
 * undefined where there is no history to find it in.
 */
export function commitBefore(): string | undefined {
  try {
    const named = process.env.TEST_UPGRADE_FROM;
    if (named) return git('rev-parse', '--verify', named).toString().trim();
    const now = migrationsOf('HEAD');
    const changes = git('log', '--format=%H', '--', 'migrations').toString().trim().split('\n');
    const at = changes.findIndex((commit) => leadsTo(migrationsOf(commit), now));
    const next = changes[at - 1];
    return next && git('rev-parse', '--verify', `${next}^`).toString().trim();
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
