/** The shell of the product in small: the same guards around the same `decide`, each step of it interruptible. */
import { sendLetter } from '../../../src/cases/handle/jobs.js';
import { followUps } from '../../../src/cases/handle/reactions.js';
import type { Command } from '../../../src/domain/case/command.js';
import { decide } from '../../../src/domain/case/decide.js';
import type { CaseEvent } from '../../../src/domain/case/event.js';
import { evolve } from '../../../src/domain/case/evolve.js';
import type { Actor, Circumstances } from '../../../src/domain/case/model/circumstances.js';
import type { CaseState } from '../../../src/domain/case/model/state.js';
import type { Result } from '../../../src/domain/kernel/result.js';
import type { Random } from '../testbed/random.js';
import type { Flaw } from './flaw.js';
import { uuid } from './people.js';
import { softened } from './softened.js';
import { Store } from './store.js';

/** Something a process is doing: each yield is a moment at which it may die or another may go first. */
export type Doing = Generator<void, void, void>;

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

/** What becomes of a mail and of an action: the transactions of the product, each with its flaws. */
export class Handling {
  readonly store = new Store();
  now = 0;
  readonly acknowledged = new Set<number>();

  constructor(
    protected readonly random: Random,
    protected readonly at: Circumstances,
    protected readonly flaw: Flaw | null,
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
      return early
        ? lettersOf(caseId, entry.event)
        : followUps(caseId, entry.event, state, { ...this.at, circuit: this.at.circuits.get(state.circuit) });
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
}

function lettersOf(caseId: string, event: CaseEvent) {
  const letters = event.type === 'case.prepared' ? event.data.letters : [];
  return letters.map(({ id }) => sendLetter.work({ caseId, letterId: id }));
}
