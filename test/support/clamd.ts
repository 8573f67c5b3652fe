/** A clamd of one's own, whose only signature is one of ours; only where it is installed. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { machineTime } from './machine-clock.js';
import { present } from './tools.js';

export const hasClamd = present('clamd');

/** What the signature looks for, and what clamd then calls it. */
export const VIRUS = 'greffe-test-virus-5f2c9a';
export const SIGNATURE = 'Greffe.Test.UNOFFICIAL';
const STREAM_BYTES = 1_048_576;
/** In two parts, so that no antivirus takes this file for it. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export interface Clamd {
  readonly socket: string;
  /** Streams above this size are refused. */
  readonly largest: number;
  stop(): Promise<void>;
  start(): Promise<void>;
}

const signature = (name: string, text: string): string => `${name}:0:*:${Buffer.from(text).toString('hex')}\n`;

export interface Signatures {
  /** Days since they were made; null where none are of a day. */
  readonly age?: number | null;
  /** Whether the test file of EICAR is among them. */
  readonly eicar?: boolean;
}

/** Daily signatures as freshclam brings them, and as anyone may make them: unsigned. */
function writeDaily(folder: string, age: number): void {
  const made = Math.floor(machineTime() / 1000) - age * 86_400;
  const header = (digest: string) => `ClamAV-VDB:01 Jan 2026 10-00 +0000:27000:1:90:${digest}:X:builder:${made}`;
  const none = signature('Greffe.Daily', 'no file holds this text of the daily signatures');
  writeFileSync(join(folder, 'daily.ndb'), none);
  const digest = createHash('sha256').update(none).digest('hex');
  writeFileSync(join(folder, 'daily.info'), `${header('X')}\ndaily.ndb:${none.length}:${digest}\n`);
  const archive = join(folder, 'daily.tar');
  execFileSync('tar', ['--format=ustar', '-cf', archive, '-C', folder, 'daily.info', 'daily.ndb']);
  const bytes = readFileSync(archive);
  const head = header(createHash('md5').update(bytes).digest('hex')).padEnd(512);
  writeFileSync(join(folder, 'daily.cud'), Buffer.concat([Buffer.from(head), bytes]));
  for (const name of ['daily.info', 'daily.ndb', 'daily.tar']) rmSync(join(folder, name));
}

/** Resolves when it takes connections on a socket in this folder. */
export async function startClamd(folder: string, { age = 0, eicar = true }: Signatures = {}): Promise<Clamd> {
  const socket = join(folder, 'clamd.sock');
  const settings = join(folder, 'clamd.conf');
  const own = [signature('Greffe.Test', VIRUS), ...(eicar ? [signature('Greffe.Eicar', EICAR)] : [])];
  writeFileSync(join(folder, 'own.ndb'), own.join(''));
  if (age !== null) writeDaily(folder, age);
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
