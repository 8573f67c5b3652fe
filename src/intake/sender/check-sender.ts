/** Checks who sent a raw message, in a bounded process of its own: whatever the message does, the answer is a value. */
import type { ReadingLane } from '../../domain/intake/reading-lane.js';
import { type SenderCheck, type SenderFinding, senderCheck } from '../../domain/reading/sender-check.js';
import { BoundedChild } from '../../platform/child/bounded-child.js';
import { oneFile } from '../../platform/child/bounds.js';
import { builtProgram } from '../../platform/package/build-folder.js';
import { EndedFromOutside, inTurn } from '../child/reading-turn.js';
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
  readonly dns?: DnsBounds;
}

type Given = CheckSettings & Required<Pick<CheckSettings, 'lane' | 'program' | 'patience'>>;

const defaults = {
  lane: 'awaited',
  program: builtProgram('intake/sender/main.js'),
  patience: 40_000,
} as const;
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
  const given: Given = { ...defaults, ...settings };
  return completed(await inTurn(given.lane, () => findingsOf(raw, task, given)));
}

function completed(findings: readonly SenderFinding[]): SenderCheck[] {
  const checks = findings.map(({ outcome, detail, message }) => senderCheck(outcome, detail, message));
  return questions.flatMap((question) => {
    const own = checks.filter(({ name }) => name === question);
    return own.some(({ message }) => message === '') ? own : [senderCheck(unfinished[question]), ...own];
  });
}

async function findingsOf(
  raw: Buffer,
  { resolver: asked, ...task }: SenderTask,
  { program, patience, dns }: Given,
): Promise<SenderFinding[]> {
  const resolver = asked && bounded(asked, dns);
  const findings: SenderFinding[] = [];
  const child = new BoundedChild({ program, limits: oneFile, outputBytes: 0, onMessage });
  function onMessage(message: unknown): void {
    const received = FromChild.safeParse(message);
    if (!received.success || findings.length >= MAXIMUM_FINDINGS) child.stop('crash');
    else if (received.data.word === 'found') findings.push(received.data.finding);
    else if (received.data.word === 'ask') void answered(received.data, resolver).then((answer) => child.send(answer));
  }
  child.allow(patience);
  child.send({ ...task, dns: resolver !== null } satisfies Task);
  child.feed(raw);
  if ((await child.ended).fromOutside) throw new EndedFromOutside();
  return findings;
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
