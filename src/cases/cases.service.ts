/** The spine: load, decide, append, project, and enqueue what follows, in one transaction. */
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.service.js';
import type { Law } from '../catalogue/law.js';
import type { Circumstances } from '../domain/case/circumstances.js';
import type { Actor, Command, CommandType } from '../domain/case/command.js';
import { decide } from '../domain/case/decide.js';
import { CaseEvent, type CaseEventType } from '../domain/case/event.js';
import { type CaseEntry, evolve, replay } from '../domain/case/evolve.js';
import { openClocks } from '../domain/case/open-clock.js';
import { refusals } from '../domain/case/refusal.js';
import { standingOf } from '../domain/case/standing.js';
import type { CaseState } from '../domain/case/state.js';
import { accept, type Refusal, type Result, refuse } from '../domain/kernel/result.js';
import { canonical } from '../domain/ledger/canonical.js';
import type { EntryClass } from '../domain/ledger/entry.js';
import { sha256 } from '../domain/ledger/hash.js';
import type { Circuits } from '../domain/workflow/circuit.js';
import { Ledger } from '../ledger/ledger.js';
import { crashPoint } from '../platform/crash-point.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { DataKeys } from '../platform/keys.js';
import { enqueueAll, type Work } from '../platform/queue/outbox.js';
import { AlarmStore } from './alarm.store.js';
import { CaseStore, type ReceiptRange } from './case.store.js';
import { CaseClockStore } from './case-clock.store.js';
import { FourEyesStore } from './four-eyes.store.js';
import { followUps } from './reactions.js';
import { RequesterCheck, type SeenRequester } from './requester-check.js';
import { SearchIndex } from './search-index.js';
import { Surroundings } from './surroundings.js';

export interface Handling {
  readonly actor: Actor;
  /** Made by the caller, once per intention: the same key again is answered, not carried out (idempotency). */
  readonly key: string;
  /** The sequence the caller saw; of two writers one is told to look again. */
  readonly seen?: number;
}

export interface ReceivedCase {
  readonly reference: string;
  readonly state: CaseState;
}

export interface Question {
  readonly code: string;
  readonly fr: string;
  readonly en: string;
}

type ReadingEvent = Extract<CaseEvent, { type: 'case.read' }>;

const PAGE = 100;

/** What is prepared, consented to and let go stands on who asks: the checks are looked at anew each time. */
const standsOnRequester: readonly CommandType[] = ['prepare', 'approve', 'refuse', 'release', 'inform'];

/** How each event is counted by an outsider who holds its opening. */
const classes: Partial<Record<CaseEventType, EntryClass>> = {
  'case.opened': 'opened',
  'case.refused': 'decided',
  'case.released': 'decided',
  'case.informed': 'decided',
  'case.closed': 'closed',
};

const keyReused: Refusal = {
  code: 'idempotency-key-reused',
  kind: 'conflict',
  sentence: {
    fr: 'Cette clé d’idempotence a déjà servi à un autre acte : employez-en une nouvelle.',
    en: 'This idempotency key was used for something else: use a new one.',
  },
};

@Injectable()
export class CasesService {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly catalogue: Catalogue,
    private readonly store: CaseStore,
    private readonly fourEyes: FourEyesStore,
    private readonly keys: DataKeys,
    private readonly index: SearchIndex,
    private readonly surroundings: Surroundings,
    private readonly requesters: RequesterCheck,
    private readonly alarms: AlarmStore,
    private readonly clocks: CaseClockStore,
  ) {}

  /** One command in a transaction of its own: all of it is committed, or the refusal is returned and nothing is. */
  handle(caseId: string, command: Command, handling: Handling): Promise<Result<CaseState>> {
    return attempt(this.database, (tx) => this.handleIn(tx, caseId, command, handling)).finally(() =>
      crashPoint('case.handled'),
    );
  }

  /** The same inside the caller's transaction, which MUST be rolled back when the answer is a refusal. */
  async handleIn(tx: Tx, caseId: string, command: Command, handling: Handling): Promise<Result<CaseState>> {
    const fingerprint = sha256(Buffer.from(canonical(command))).toString('hex');
    const claimed = await this.store.claimKey(tx, handling.key, caseId, fingerprint);
    if (claimed === 'other') return refuse(keyReused);
    crashPoint('case.key_claimed');
    const entries = await this.entries(tx, caseId);
    const state = replay(entries);
    if (claimed === 'same') return accept(state);
    if (handling.seen !== undefined && !isUnchangedSince(handling.seen, entries)) return refuse(refusals.lookAgain);
    const at = await this.circumstances(tx, caseId, state, handling.actor, standsOnRequester.includes(command.type));
    const decided = decide(state, command, handling.actor, at);
    if (!decided.ok) return decided;
    crashPoint('case.decided');
    return this.record(tx, caseId, state, decided.value, handling.actor);
  }

  /** The state folded from the log; `absent` for an id that has no entry. */
  async load(tx: Tx, caseId: string): Promise<CaseState> {
    return replay(await this.entries(tx, caseId));
  }

  /** Every case received in the range, by reference, folded from the log: erased ones too. A page in memory at a time. */
  async *received(range: ReceiptRange): AsyncGenerator<ReceivedCase> {
    let after = '';
    for (;;) {
      const page = await this.database.transaction((tx) => this.pageAfter(tx, range, after));
      for (const found of page) {
        yield found;
        after = found.reference;
      }
      if (page.length < PAGE) return;
    }
  }

  async entries(tx: Tx, caseId: string): Promise<(CaseEntry & { at: string })[]> {
    const entries = await this.ledger.read(tx, streamOf(caseId));
    return entries.map(({ type, data, actor, at }) => ({ event: CaseEvent.parse({ type, data }), actor, at }));
  }

  circuits(state: CaseState): Circuits {
    return this.surroundings.circuits(state);
  }

  /**
   * What a decision of this actor on this state is taken on, the clock of the database included.
   * @param looks whether who asks is looked at anew
   */
  async circumstances(tx: Tx, caseId: string, state: CaseState, actor: Actor, looks = false): Promise<Circumstances> {
    const requester = looks ? await this.requesters.look(tx, caseId, state) : null;
    return this.surroundings.of(tx, state, actor, requester?.digest);
  }

  /** Who asks, looked at anew; null when the case was erased, or is not read. */
  async requesterOf(tx: Tx, caseId: string): Promise<SeenRequester | null> {
    return this.requesters.look(tx, caseId, await this.load(tx, caseId));
  }

  /** The open questions that the advice on a case stands on, in both languages; a question settled since is left out. */
  questions({ classification }: CaseState): Question[] {
    const { questions } = this.law();
    return (classification?.counsel ?? []).flatMap((code) => {
      const words = questions[code];
      return words ? [{ code, ...words }] : [];
    });
  }

  private law(): Law {
    return this.catalogue.law;
  }

  private async pageAfter(tx: Tx, range: ReceiptRange, after: string): Promise<ReceivedCase[]> {
    const page: ReceivedCase[] = [];
    for (const { id, reference } of await this.store.received(tx, range, after, PAGE)) {
      page.push({ reference, state: await this.load(tx, id) });
    }
    return page;
  }

  private async record(
    tx: Tx,
    caseId: string,
    before: CaseState,
    events: readonly CaseEvent[],
    actor: Actor,
  ): Promise<Result<CaseState>> {
    const author = actor.kind === 'person' ? actor.id : actor.room;
    const appended = await this.ledger.append(
      tx,
      streamOf(caseId),
      before.seq,
      events.map(({ type, data }) => ({ type, data, actor: author, class: classes[type] ?? 'other' })),
    );
    if (!appended.ok) return appended;
    crashPoint('case.appended');
    let state = before;
    const follows: Work[] = [];
    for (const event of events) {
      state = evolve(state, { event, actor: author });
      await this.projectOne(tx, caseId, event, actor, state);
      crashPoint('case.event_projected');
      follows.push(...followUps(caseId, event, state));
    }
    await this.store.project(tx, caseId, state, standingOf(state, this.circuits(state)));
    await this.clocks.project(tx, caseId, openClocks(state, this.law().escalation));
    crashPoint('case.projected');
    await enqueueAll(tx, follows);
    crashPoint('case.followed');
    return accept(state);
  }

  /** People search an instrument by its code, and by its name in either language. */
  private async projectReading(tx: Tx, caseId: string, { language, facts }: ReadingEvent['data']): Promise<void> {
    await this.store.setLanguage(tx, caseId, language);
    const cited = this.law().instruments.filter(({ code }) => facts.bases.includes(code));
    const texts = cited.flatMap(({ code, names }) => [code, names.fr, names.en]);
    await this.index.add(tx, caseId, texts);
  }

  private async projectOne(tx: Tx, caseId: string, event: CaseEvent, actor: Actor, after: CaseState): Promise<void> {
    if (event.type === 'case.opened') {
      const { id } = await this.keys.create(tx);
      const reference = await this.store.create(tx, caseId, id, after);
      await this.index.add(tx, caseId, [reference]);
    }
    if (event.type === 'case.read') await this.projectReading(tx, caseId, event.data);
    if (event.type === 'case.opened' || event.type === 'case.joined') {
      await this.store.addMessage(tx, caseId, event.data.messageId);
    }
    if (event.type === 'case.alarm_raised') await this.alarms.raise(tx, caseId, event.data);
    if (event.type === 'case.clock_rang' && event.data.alarm) {
      await this.alarms.raise(tx, caseId, { code: 'deadline_passed', about: null, clock: event.data.clock });
    }
    if (actor.kind === 'person') await this.fourEyes.project(tx, caseId, event, actor.id, after);
  }
}

/** A clock that rang changes nothing that a person decides on: they need not look again while time runs out. */
function isUnchangedSince(seen: number, entries: readonly CaseEntry[]): boolean {
  return seen <= entries.length && entries.slice(seen).every(({ event }) => event.type === 'case.clock_rang');
}

export function streamOf(caseId: string): string {
  return `case/${caseId}`;
}
