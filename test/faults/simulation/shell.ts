import type { Command } from '../../../src/domain/case/command.js';
import { objectionTo } from '../../../src/domain/case/moves.js';
import type { ApproverRole } from '../../../src/domain/law/vocabulary.js';
import { type Doing, Handling } from './handling.js';
import { uuid } from './people.js';
import { send } from './post.js';
import { type Work } from './store.js';

const LEASE = 15;
const GRACE = 5;

const asked: ApproverRole[][] = [
  ['jurist', 'head_of_legal'],
  ['jurist', 'jurist'],
  ['jurist', 'dpo'],
  ['jurist'],
  ['dpo', 'ciso'],
];

export class Shell extends Handling {
  /** Ids that the queue holds; it may vanish, repeat and reorder. */
  queue: string[] = [];
  /** What the relay took: letter id → times. */
  readonly taken = new Map<string, number>();
  readonly early: string[] = [];
  private lastPosition = 0;

  dispatch(): void {
    for (const work of this.store.due(this.now)) {
      if (work.dispatchedAt !== null) continue;
      work.dispatchedAt = this.now;
      this.queue.push(work.id);
    }
  }

  /** Jobs that no worker took within the grace time. */
  *sweep(): Doing {
    if (this.has('has_no_sweeper')) return;
    for (const { id, dispatchedAt } of this.store.due(this.now - GRACE)) {
      if (dispatchedAt === null || dispatchedAt <= this.now - GRACE) yield* this.execute(id, 0);
    }
  }

  /** @param skew of the clock of the process that takes it */
  *execute(id: string, skew: number): Doing {
    const work = this.store.outbox.get(id);
    const clock = this.now + (this.has('trusts_the_process_clock') ? skew : 0);
    if (!work || work.done || work.due > clock || work.leasedUntil > this.now) return;
    if (work.due > this.now) this.early.push(id);
    work.attempts += 1;
    work.leasedUntil = this.now + LEASE;
    const attempt = work.attempts;
    if (this.has('marks_done_before_the_effect')) work.done = true;
    yield;
    if (this.random.chance(0.1)) {
      if (work.attempts === attempt && !work.done)
        Object.assign(work, { due: this.now + attempt, leasedUntil: 0, dispatchedAt: null });
      return;
    }
    const effect = yield* this.run(work);
    yield;
    this.finish(work, attempt, effect);
  }

  private finish(work: Work, attempt: number, effect: (() => boolean) | null): void {
    const late = work.attempts !== attempt || work.done;
    if (late && !this.has('lets_a_late_attempt_commit') && !this.has('marks_done_before_the_effect')) return;
    if (effect?.() === false) Object.assign(work, { due: this.now + attempt, leasedUntil: 0, dispatchedAt: null });
    else work.done = true;
  }

  /** The outside part now; the effect, for the commit, is returned. */
  private *run({ id, topic, payload, attempts }: Work): Generator<void, (() => boolean) | null, void> {
    const caseId = String(payload.caseId);
    // A late attempt of a product without its fence writes under keys of its own.
    const key = this.has('lets_a_late_attempt_commit') ? `${id}-${attempts}` : id;
    if (topic === 'ingestion.read_message') return () => this.read(String(payload.messageId), key);
    if (topic === 'classification.classify') return () => this.classify(caseId, key);
    if (topic === 'correspondence.send_letter') return yield* send(this, caseId, String(payload.letterId));
    if (topic === 'cases.close') return () => this.close(caseId, key);
    return () => true;
  }

  private read(messageId: string, key: string): boolean {
    const message = this.store.messages.find((each) => each.id === messageId);
    if (!message) throw new Error('The message is gone.');
    const open = [...this.store.streams.keys()].filter((id) => this.store.state(id).status === 'open');
    if (open.length > 0 && message.mail % 3 === 0) {
      const caseId = open[message.mail % open.length] ?? '';
      if (!this.within(caseId, { type: 'join', messageId, reason: 'thread' }, `${key}-join`)) return false;
      message.caseId = caseId;
      return true;
    }
    message.caseId = uuid(this.random);
    const readable = message.mail % 7 !== 0;
    const at = { door: 'smtp', receivedAt: '2026-11-24T13:37:12.000Z' } as const;
    const open0 = { type: 'open', messageId, ...at, readable, reason: 'request', clocks: [] } as const;
    return this.within(message.caseId, open0, `${key}-open`);
  }

  private classify(caseId: string, key: string): boolean {
    const state = this.store.state(caseId);
    if (!state.facts && !this.recordReading(caseId, key)) return true;
    const read = this.store.state(caseId);
    if (objectionTo('classify', read, { kind: 'system', room: 'classification' }, this.at)) return true;
    const choices = [...this.at.circuits.values()].flatMap((circuit) =>
      Object.keys(circuit.opens).map((verdict) => ({ circuit: circuit.code, verdict })),
    );
    const judged = this.random.of(choices);
    const admits = this.random.chance(0.5) ? { circuit: 'judicial', verdict: 'ADMIT' } : judged;
    const approvers = this.random.of(asked);
    const classification = {
      ...admits,
      row: 'F01',
      rule: 'F01',
      grounds: [],
      notices: [],
      clocks: [],
      gag: 'G_JUD',
      approvers,
    };
    const rest = { letterBlocks: [], failing: [], unknown: [], facts: ['issuerZone'], law: 'b'.repeat(64) };
    this.within(
      caseId,
      { type: 'classify', classification: { ...classification, ...rest } } as Command,
      `${key}-classify`,
    );
    return true;
  }

  private recordReading(caseId: string, key: string): boolean {
    const facts = {
      issuerZone: this.random.chance(0.8) ? 'FR' : 'THIRD',
      issuerCountry: 'FR',
      issuerKind: 'police',
      relayedBy: 'NONE',
      addressee: 'OPERATOR',
      channel: 'OTHER',
      bases: ['CPP-60-1'],
      categories: ['SUB'],
      tenantFlags: [],
      emergency: false,
      checks: {},
    };
    const digests = { targetsDigest: 'c'.repeat(64), caseReferenceDigest: null };
    const reading = { facts, language: 'fr', targets: 1, ...digests, reader: 'test' };
    return this.within(caseId, { type: 'record_reading', reading } as Command, `${key}-read`);
  }

  private close(caseId: string, key: string): boolean {
    const objection = objectionTo('close', this.store.state(caseId), { kind: 'system', room: 'cases' }, this.at);
    return objection !== null || this.within(caseId, { type: 'close' }, `${key}-close`, 'cases');
  }

  /** Takes what waits, in the order of its positions. */
  seal(): void {
    const batch = [...this.store.unsealed].sort((a, b) => a.position - b.position);
    const taken = this.has('seals_above_the_last')
      ? batch.filter(({ position }) => position > this.lastPosition)
      : batch;
    for (const { position, place } of taken) {
      this.store.sealed.push(place);
      this.lastPosition = Math.max(this.lastPosition, position);
    }
    this.store.unsealed.length = 0;
  }
}
