/** A start of the built server that is expected to fail, and what it said. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../src/platform/package/package-root.js';
import { childEnvironment } from './child-environment.js';

const PATIENCE_MILLISECONDS = 90_000;

export interface Ended {
  /** null for a process that had to be killed. */
  readonly code: number | null;
  readonly output: string;
}

/** Runs `greffe serve --json` until it ends by itself; one that does not end, or that starts, is killed. */
export async function failedStart(
  environment: Readonly<Record<string, string>>,
  options: readonly string[] = [],
): Promise<Ended> {
  const child = spawn(process.execPath, [join(packageRoot(), 'dist/src/cli.js'), 'serve', '--json', ...options], {
    env: { ...childEnvironment(), GREFFE_HTTP_PORT: '0', GREFFE_SMTP_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk;
    if (output.includes('{"http":')) child.kill('SIGKILL');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const clock = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MILLISECONDS);
  const code = await new Promise<number | null>((done) => child.once('close', done));
  clearTimeout(clock);
  return { code, output };
}
