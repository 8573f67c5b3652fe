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

/** True when the Python of the system has these modules; in CI their absence is an error. */
export function pythonHas(modules: string): boolean {
  try {
    execFileSync('/usr/bin/python3', ['-c', `import ${modules}`], { stdio: 'ignore' });
    return true;
  } catch {
    if (process.env.CI) throw new Error(`The system Python needs ${modules} in CI.`);
    return false;
  }
}
