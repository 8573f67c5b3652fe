/** Checks who sent a raw message, in a bounded process of its own: whatever the message does, the answer is a value. */
import { spawn } from 'node:child_process';
import type { ReadingLane } from '../../domain/intake/reading-lane.js';
import { type SenderCheck, type SenderFinding, senderCheck } from '../../domain/reading/sender-check.js';
import { builtProgram } from '../../platform/package/build-folder.js';
import { EndedFromOutside, isFromOutside, killGroup, turn, watchMemory } from '../child/bounded-child.js';
import { type Bounds, boundedCommand, probeBounds } from '../child/bounds.js';
import type { Connection } from './connection.js';
import { bounded, type DnsBounds, type Resolver } from './dns.js';
import { type Answer, FromChild, type Task } from './words.js';

export interface SenderTask {
  readonly connection: Connection;
  /** Null when none is configured: then the DNS is asked nothing. */
  readonly resolver: Resolver | null;
  /** Certificate authorities that are believed, PEM; empty for none. */
  readonly authorities: string;
  /** ISO 8601 in UTC. */
  readonly receivedAt: string;
}

export interface CheckSettings {
  /** Whose turn it is; by default that of a person who waits. */
  readonly lane?: ReadingLane;
  /** The built program; by default the one beside this file. */
  readonly program?: string;
  /** Milliseconds on the parent's clock. */
  readonly patience?: number;
  readonly bounds?: Bounds;
  readonly dns?: DnsBounds;
}

const defaults = {
  lane: 'awaited' as const,
  program: builtProgram('intake/sender/main.js'),
  patience: 40_000,
  bounds: probeBounds(),
};
const questions = ['spf', 'dkim', 'dmarc', 'arc', 'smime', 'pdf_signature'] as const;
const unfinished = {
  spf: 'spf_unfinished',
  dkim: 'dkim_unfinished',
  dmarc: 'dmarc_unfinished',
  arc: 'arc_unfinished',
  smime: 'smime_unfinished',
  pdf_signature: 'pdf_unfinished',
} as const;
const MAXIMUM_FINDINGS = 100;

/**
 * Rejects with `EndedFromOutside` alone. One check at least for each of SPF, DKIM, DMARC, ARC, S/MIME and PDF signatures, in this order; DKIM of
 * the messages inside follows that of the outer one. What could not be checked within the bounds is unknown.
 */
export async function checkSender(raw: Buffer, task: SenderTask, settings: CheckSettings = {}): Promise<SenderCheck[]> {
  const given = { ...defaults, ...settings };
  const done = await turn(given.lane);
  try {
    return completed(await findingsOf(raw, task, given));
  } finally {
    done();
  }
}

function completed(findings: readonly SenderFinding[]): SenderCheck[] {
  const checks = findings.map(({ outcome, detail, message }) => senderCheck(outcome, detail, message));
  return questions.flatMap((question) => {
    const own = checks.filter(({ name }) => name === question);
    return own.some(({ message }) => message === '') ? own : [senderCheck(unfinished[question]), ...own];
  });
}

type Needed = CheckSettings & Required<Pick<CheckSettings, 'program' | 'patience' | 'bounds'>>;

function findingsOf(raw: Buffer, task: SenderTask, settings: Needed): Promise<SenderFinding[]> {
  const [command, ...words] = boundedCommand(settings.bounds, settings.program);
  const child = spawn(command, words, { detached: true, env: {}, stdio: ['pipe', 'ignore', 'ignore', 'ipc'] });
  const stop = () => killGroup(child);
  const resolver = task.resolver && bounded(task.resolver, settings.dns);
  const findings: SenderFinding[] = [];
  child.on('message', (message) => {
    const heard = FromChild.safeParse(message);
    if (!heard.success || findings.length >= MAXIMUM_FINDINGS) return stop();
    if (heard.data.word === 'found') findings.push(heard.data.finding);
    if (heard.data.word === 'ask') {
      void answered(heard.data, resolver).then((answer) => {
        if (child.connected) child.send(answer, () => undefined);
      });
    }
  });
  const { connection, authorities, receivedAt } = task;
  child.send({ connection, authorities, receivedAt, dns: resolver !== null } satisfies Task, () => undefined);
  // A child killed while it is being fed closes the pipe; its end is told by 'close'.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(raw);
  const clock = setTimeout(stop, settings.patience);
  const watch = settings.bounds.prlimit ? undefined : watchMemory(child, stop);
  return new Promise((resolve, reject) => {
    const settle = (signal: NodeJS.Signals | null) => {
      clearTimeout(clock);
      clearInterval(watch);
      if (isFromOutside(signal)) reject(new EndedFromOutside());
      else resolve(findings);
    };
    child.once('error', () => settle(null));
    child.once('close', (_code, signal) => settle(signal));
  });
}

type Question = Extract<FromChild, { word: 'ask' }>;

async function answered({ id, name, type }: Question, resolver: Resolver | null): Promise<Answer> {
  try {
    return { id, records: resolver ? await resolver(name, type) : null, code: 'ENOTFOUND' };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'ESERVFAIL';
    return { id, records: null, code };
  }
}
