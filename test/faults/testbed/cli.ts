/** One run of the built command line with something on its standard input. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../../src/platform/package/package-root.js';
import { childEnvironment } from '../../support/child-environment.js';

/**
 * Resolves with what it printed; rejects, with that, when it did not exit 0.
 * @param program where the built product lies, when it is another version of it
 */
export async function greffeWith(
  environment: Record<string, string>,
  words: readonly string[],
  input = '',
  program = packageRoot(),
): Promise<string> {
  const child = spawn(process.execPath, [join(program, 'dist/src/cli.js'), ...words], {
    env: { ...childEnvironment(), ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const printed: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stdin.end(input);
  const code = await new Promise<number | null>((done) => child.once('close', done));
  const text = Buffer.concat(printed).toString();
  if (code !== 0) throw new Error(`greffe ${words[0]} exited with ${code}:\n${text}`);
  return text;
}
