/** What a commit of the product leaves: rows in memory, changed in one step or not at all. */
import { type CaseEntry, evolve } from '../../../src/domain/case/evolve.js';
import { absent, type CaseState } from '../../../src/domain/case/model/state.js';

export interface Message {
  readonly id: string;
  readonly mail: number;
  caseId: string | null;
}

export interface Work {
  readonly id: string;
  readonly topic: string;
  readonly payload: Readonly<Record<string, unknown>>;
  due: number;
  dispatchedAt: number | null;
  leasedUntil: number;
  attempts: number;
  done: boolean;
}

export interface Delivery {
  state: 'attempting' | 'sent' | 'unknown' | 'failed';
  leasedUntil: number;
}

export interface Stream {
  readonly entries: CaseEntry[];
  /** The state after each entry, as the writer saw it. */
  readonly states: CaseState[];
}

export class Store {
  readonly messages: Message[] = [];
  readonly streams = new Map<string, Stream>();
  readonly receipts = new Set<string>();
  readonly outbox = new Map<string, Work>();
  readonly deliveries = new Map<string, Delivery>();
  readonly unsealed: { position: number; place: string }[] = [];
  readonly sealed: string[] = [];
  private positions = 0;
  private works = 0;

  state(caseId: string): CaseState {
    return this.streams.get(caseId)?.states.at(-1) ?? absent;
  }

  append(caseId: string, entries: readonly CaseEntry[], position: number): void {
    const stream = this.streams.get(caseId) ?? { entries: [], states: [] };
    this.streams.set(caseId, stream);
    for (const entry of entries) {
      stream.states.push(evolve(stream.states.at(-1) ?? absent, entry));
      stream.entries.push(entry);
      this.unsealed.push({ position, place: `${caseId}/${stream.entries.length}` });
    }
  }

  /** Drawn before the commit, like an identity column: a lower one may be committed later. */
  nextPosition(): number {
    this.positions += 1;
    return this.positions;
  }

  enqueue(works: readonly { topic: string; payload: Readonly<Record<string, unknown>> }[], now: number): void {
    for (const { topic, payload } of works) {
      this.works += 1;
      const id = `w${this.works}`;
      this.outbox.set(id, {
        id,
        topic,
        payload,
        due: now,
        dispatchedAt: null,
        leasedUntil: 0,
        attempts: 0,
        done: false,
      });
    }
  }

  /** Work that is due by the clock of the store, whatever a process thinks. */
  due(now: number): Work[] {
    return [...this.outbox.values()].filter((work) => !work.done && work.due <= now);
  }
}
