/** The built server as a process of its own, to be killed like one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { probeTools } from '../../src/platform/child/bounds.js';
import { packageRoot } from '../../src/platform/package/package-root.js';
import { childEnvironment } from './child-environment.js';

const PATIENCE_MILLISECONDS = 120_000;

/** A run that is killed takes its servers with it, where the system offers that. */
const { setpriv } = probeTools();
const withUs = setpriv ? [setpriv, '--pdeathsig', 'KILL'] : [];

export interface Served {
  readonly http: string;
  readonly smtpPort: number;
  /** Where to set up an installation without a registered user. */
  readonly setup: string | undefined;
  readonly pid: number;
  /** What it wrote, piece by piece. */
  readonly printed: readonly string[];
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/**
 * Resolves once the server says where it listens; rejects with what it printed when it stops before that.
 * @param root the project whose build is served
 * @param through a command that becomes the server, which its last words name
 */
export async function serve(
  environment: Record<string, string>,
  options: readonly string[] = [],
  { root = packageRoot(), through = [] }: { root?: string; through?: readonly string[] } = {},
): Promise<Served> {
  const command = [
    ...withUs,
    ...through,
    process.execPath,
    join(root, 'dist/src/cli.js'),
    'serve',
    '--json',
    ...options,
  ];
  const child = spawn(command[0] ?? '', command.slice(1), {
    env: {
      ...childEnvironment(),
      GREFFE_HTTP_PORT: '0',
      GREFFE_SMTP_PORT: '0',
      GREFFE_LOG_LEVEL: 'warn',
      // On the hours of a working day it would be one mail more for each person.
      GREFFE_DIGEST_HOUR: 'never',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  const clock = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MILLISECONDS);
  for await (const line of createInterface({ input: child.stdout })) {
    printed.push(`${line}\n`);
    if (!line.startsWith('{"http"')) continue;
    clearTimeout(clock);
    const { http, smtpPort, setup } = JSON.parse(line) as { http: string; smtpPort: number; setup?: string };
    return { http, smtpPort, setup, pid: child.pid ?? 0, printed, kill: (signal) => kill(child, signal) };
  }
  clearTimeout(clock);
  throw new Error(`The server did not start:\n${printed.join('')}`);
}

async function kill(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  await gone;
}

/** One run of the built command line; its output, whatever its exit code. */
export async function greffe(
  parameters: readonly string[],
  environment: Record<string, string> = {},
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [join(packageRoot(), 'dist/src/cli.js'), ...parameters], {
    env: { ...childEnvironment(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, output: Buffer.concat(printed).toString() };
}
