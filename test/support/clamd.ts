/** A clamd of one's own, whose only signature is one of ours; only where it is installed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { present } from './tools.js';

export const hasClamd = present('clamd');

/** What the signature looks for, and what clamd then calls it. */
export const VIRUS = 'greffe-test-virus-5f2c9a';
export const SIGNATURE = 'Greffe.Test.UNOFFICIAL';
const STREAM_BYTES = 1_048_576;

export interface Clamd {
  readonly socket: string;
  /** Streams above this size are refused. */
  readonly largest: number;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Resolves when it takes connections on a socket in this folder. */
export async function startClamd(folder: string): Promise<Clamd> {
  const socket = join(folder, 'clamd.sock');
  const settings = join(folder, 'clamd.conf');
  writeFileSync(join(folder, 'own.ndb'), `Greffe.Test:0:*:${Buffer.from(VIRUS).toString('hex')}\n`);
  writeFileSync(
    settings,
    [
      `LocalSocket ${socket}`,
      `DatabaseDirectory ${folder}`,
      `StreamMaxLength ${STREAM_BYTES}`,
      'Foreground yes',
      'FixStaleSocket yes',
      '',
    ].join('\n'),
  );
  let child: ChildProcess | undefined;
  const start = async () => {
    child = spawn('clamd', ['--config-file', settings], {
      env: { ...process.env, LD_PRELOAD: undefined },
      stdio: 'ignore',
    });
    while (!existsSync(socket)) {
      if (child.exitCode !== null) throw new Error(`clamd ended with ${child.exitCode}.`);
      await wait(50);
    }
  };
  const stop = async () => {
    child?.kill('SIGTERM');
    while (child?.exitCode === null && child.signalCode === null) await wait(20);
  };
  await start();
  return { socket, largest: STREAM_BYTES, start, stop };
}
