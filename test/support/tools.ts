import { execFileSync } from 'node:child_process';

/** True when the program is on the PATH. In CI its absence is an error: a check that silently skips proves nothing. */
export function present(tool: string): boolean {
  try {
    execFileSync('which', [tool], { stdio: 'ignore' });
    return true;
  } catch {
    if (process.env.CI) throw new Error(`${tool} must be installed in CI.`);
    return false;
  }
}
