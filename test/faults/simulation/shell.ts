/** The shell of the product in small: the same guards around the same `decide`, each step of it interruptible. */
import { sendLetter } from '../../../src/cases/jobs.js';
import { followUps } from '../../../src/cases/reactions.js';
import type { Command } from '../../../src/domain/case/command.js';
import { decide } from '../../../src/domain/case/decide.js';
import type { CaseEvent } from '../../../src/domain/case/event.js';
import { evolve } from '../../../src/domain/case/evolve.js';
import type { Actor, Circumstances } from '../../../src/domain/case/model/circumstances.js';
import type { CaseState } from '../../../src/domain/case/model/state.js';
import { objectionTo } from '../../../src/domain/case/moves.js';
import type { Result } from '../../../src/domain/kernel/result.js';
import type { ApproverRole } from '../../../src/domain/law/vocabulary.js';
import type { Random } from '../laboratory/random.js';
import type { Flaw } from './flaw.js';
import { uuid } from './people.js';
import { send } from './post.js';
import { softened } from './softened.js';
import { Store, type Work } from './store.js';

/** Something a process is doing: each yield is a moment at which it may die or another may go first. */
export type Doing = Generator<void, void, void>;

const LEASE = 15;
const GRACE = 5;

const asked: ApproverRole[][] = [
  ['jurist', 'head_of_legal'],
  ['jurist', 'jurist'],
  ['jurist', 'dpo'],
  ['jurist'],
  ['dpo', 'ciso'],
];

export interface Intention {
  readonly caseId: string;
  readonly command: Command;
  readonly actor: Actor;
  readonly key: string;
  readonly seen: number;
  answered: boolean;
  /** The sequence that was answered when it was accepted. */
  seq: number | null;
}

export class Shell {
  readonly store = new Store();
  /** Ids that the queue holds; it may vanish, repeat and reorder. */
  queue: string[] = [];
  now = 0;
  readonly acknowledged = new Set<number>();
  /** What the relay took: letter id → times. */
  readonly taken = new Map<string, number>();
  readonly early: string[] = [];
  private lastPosition = 0;

  constructor(
    private readonly random: Random,
    private readonly at: Circumstances,
    private readonly flaw: Flaw | null,
  ) {}

  has(flaw: Flaw): boolean {
    return this.flaw === flaw;
  }

  *receive(mail: number): Doing {
    if (this.has('acknowledges_before_commit')) this.acknowledged.add(mail);
    const known = this.store.messages.some((message) => message.mail === mail);
    yield;
    const isNew = this.has('keeps_the_same_bytes_twice')
      ? !known
      : !this.store.messages.some((message) => message.mail === mail);
    if (isNew) {
      const id = uuid(this.random);
      this.store.messages.push({ id, mail, caseId: null });
      this.store.enqueue([{ topic: 'ingestion.read_message', payload: { messageId: id } }], this.now);
    }
    yield;
    this.acknowledged.add(mail);
  }

  *handle(intention: Intention): Doing {
    const { caseId, command, actor, key } = intention;
    const position = this.store.nextPosition();
    const state = this.store.state(caseId);
    const repeated = this.store.receipts.has(key);
    const decided = this.decided(state, command, actor);
    yield;
    if (repeated || (this.store.receipts.has(key) && !this.has('forgets_idempotency_keys'))) {
      if (this.has('forgets_idempotency_keys')) this.commit(caseId, decided, actor, position);
      intention.answered = true;
      return;
    }
    yield* this.carryOut(intention, decided, state, position);
    yield;
    intention.answered = true;
  }

  private *carryOut(
    intention: Intention,
    decided: Result<CaseEvent[]>,
    saw: CaseState,
    position: number,
  ): Generator<void, void, void> {
    const { caseId, actor, key, seen } = intention;
    const stale = saw.seq !== this.store.state(caseId).seq || seen !== saw.seq;
    if (!decided.ok || (stale && !this.has('appends_without_looking'))) return;
    this.store.receipts.add(key);
    const works = this.commit(caseId, decided, actor, position, !this.has('enqueues_after_the_commit'));
    if (this.has('enqueues_after_the_commit')) {
      yield;
      this.store.enqueue(works, this.now);
    }
    intention.seq = this.store.state(caseId).seq;
  }

  /** One command inside a commit that is under way; false when it is refused. */
  within(caseId: string, command: Command, key: string, room = 'test'): boolean {
    if (this.store.receipts.has(key) && !this.has('forgets_idempotency_keys')) return true;
    const actor: Actor = { kind: 'system', room };
    const decided = this.decided(this.store.state(caseId), command, actor);
    if (!decided.ok) return false;
    this.store.receipts.add(key);
    this.commit(caseId, decided, actor, this.store.nextPosition());
    return true;
  }

  private commit(caseId: string, decided: Result<CaseEvent[]>, actor: Actor, position: number, enqueue = true) {
    if (!decided.ok) return [];
    const author = actor.kind === 'person' ? actor.id : actor.room;
    const entries = decided.value.map((event) => ({ event, actor: author }));
    let state = this.store.state(caseId);
    const works = entries.flatMap((entry) => {
      state = evolve(state, entry);
      const early = this.has('sends_before_the_decision_commits') && entry.event.type === 'case.prepared';
      return early ? lettersOf(caseId, entry.event) : followUps(caseId, entry.event, state);
    });
    this.store.append(caseId, entries, position);
    if (enqueue) this.store.enqueue(works, this.now);
    return works;
  }

  /** `decide`, and without one of its guards where the flaw says so. */
  private decided(state: CaseState, command: Command, actor: Actor): Result<CaseEvent[]> {
    return decide(softened(this.flaw, state, command), command, actor, this.at);
  }

  /** The screen asks the same table of moves: it knows no better than a `decide` that forgot where a request comes from. */
  shown(caseId: string): CaseState {
    const state = this.store.state(caseId);
    const forgets = this.has('executes_a_third_country') && state.facts !== null;
    return forgets && state.facts ? { ...state, facts: { ...state.facts, issuerZone: 'FR' } } : state;
  }

  dispatch(): void {
    for (const work of this.store.due(this.now)) {
      if (work.dispatchedAt !== null) continue;
      work.dispatchedAt = this.now;
      this.queue.push(work.id);
    }
  }

  /** Work that nobody took within the grace time. */
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

function lettersOf(caseId: string, event: CaseEvent) {
  const letters = event.type === 'case.prepared' ? event.data.letters : [];
  return letters.map(({ id }) => sendLetter.work({ caseId, letterId: id }));
}
