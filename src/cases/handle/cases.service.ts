/** Carries out one command on a case: load, decide, append, project, and enqueue what follows, in one transaction. */
import { Injectable } from '@nestjs/common';
import { actionOf } from '../../domain/case/actions/index.js';
import type { Command } from '../../domain/case/command.js';
import { decide } from '../../domain/case/decide.js';
import { type CaseEvent, eventIn } from '../../domain/case/event.js';
import { type CaseEntry, evolve, replay } from '../../domain/case/evolve.js';
import type { Actor, Circumstances, RelatedFloor } from '../../domain/case/model/circumstances.js';
import type { PartStanding } from '../../domain/case/model/part.js';
import { refusals } from '../../domain/case/model/refusal.js';
import type { CaseState } from '../../domain/case/model/state.js';
import type { DatedEntry } from '../../domain/case/signed-entry.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import { canonical } from '../../domain/ledger/canonical.js';
import { sha256 } from '../../domain/ledger/hash.js';
import { provedWriter } from '../../domain/reading/sender-check.js';
import type { Signature } from '../../domain/signature/signature.js';
import type { Circuits } from '../../domain/workflow/circuit.js';
import { classOf } from '../../ledger/event-kinds.js';
import { Ledger } from '../../ledger/ledger.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import type { Work } from '../../platform/database/job-contract.js';
import { enqueueAll } from '../../platform/database/outbox.js';
import type { Tx } from '../../platform/database/transaction.js';
import { keyReused } from '../../platform/http/repeat/idempotency.key.js';
import { inSpan, tracePoint } from '../../platform/telemetry/trace-point.js';
import { CaseStore, type ReceiptRange } from '../rows/case.store.js';
import { CircumstancesLoader } from '../rows/circumstances-loader.js';
import { standingOf } from '../rows/part-standing.js';
import { CaseProjection } from './case-projection.js';
import { CaseSignatures } from './case-signatures.js';
import { DestinationCheck } from './destination-check.js';
import { followUps } from './reactions.js';
import { RelatedCases } from './related-cases.js';
import { RequesterCheck, type SeenRequester } from './requester-check.js';

export interface Handling {
  readonly actor: Actor;
  /** Made by the caller, once per intention: the same key again is answered, not carried out (idempotency). */
  readonly key: string;
  /** The sequence the caller saw; of two writers at once, one is refused and looks again. */
  readonly seen?: number;
  /** Of the person over exactly this act, where the act carries one. */
  readonly signature?: Signature;
}

export interface ReceivedCase {
  readonly id: string;
  readonly reference: string;
  readonly state: CaseState;
}

const PAGE = 100;
const own = { kind: 'system', room: 'cases' } as const;

@Injectable()
export class CasesService {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly store: CaseStore,
    private readonly projection: CaseProjection,
    private readonly circumstancesLoader: CircumstancesLoader,
    private readonly requesters: RequesterCheck,
    private readonly destinations: DestinationCheck,
    private readonly relatives: RelatedCases,
    private readonly signatures: CaseSignatures,
  ) {}

  /** One command in a transaction of its own: all of it is committed, or the refusal is returned and nothing is. */
  handle(caseId: string, command: Command, handling: Handling): Promise<Result<CaseState>> {
    return inSpan(`case ${command.type}`, async () => {
      const handled = await attempt(this.database, (tx) => this.handleIn(tx, caseId, command, handling));
      tracePoint('case.handled');
      return handled;
    });
  }

  /** The same inside the caller's transaction, which MUST be rolled back when the answer is a refusal. */
  async handleIn(tx: Tx, caseId: string, command: Command, handling: Handling): Promise<Result<CaseState>> {
    const fingerprint = sha256(Buffer.from(canonical(command))).toString('hex');
    const claimed = await this.store.claimKey(tx, handling.key, caseId, fingerprint);
    if (claimed === 'other') return refuse(keyReused);
    tracePoint('case.key_claimed');
    const entries = await this.entries(tx, caseId);
    const state = replay(entries);
    if (claimed === 'same') return accept(state);
    if (handling.seen !== undefined && !isUnchangedSince(handling.seen, entries)) return refuse(refusals.lookAgain);
    const { actor, signature = null } = handling;
    const looks = actionOf(command.type).standsOnRequester === true;
    const at = { ...(await this.circumstances(tx, caseId, state, actor, looks)), signature };
    const decided = decide(state, command, actor, at);
    if (!decided.ok) return decided;
    const { value: events } = decided;
    const objection = await this.signatures.objection(tx, caseId, { entries, events, actor: authorOf(actor) }, at);
    if (objection) return refuse(objection);
    tracePoint('case.decided');
    const recorded = await this.record(tx, caseId, state, events, actor);
    return recorded.ok ? this.returnParts(tx, events, at, handling.key, recorded) : recorded;
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

  countReceived(tx: Tx, range: ReceiptRange): Promise<number> {
    return this.store.countReceived(tx, range);
  }

  /** Throws NewerVersion when one of them is not known here. */
  async entries(tx: Tx, caseId: string): Promise<DatedEntry[]> {
    const entries = await this.ledger.read(tx, streamOf(caseId));
    return entries.map((entry) => ({ event: eventIn(entry), actor: entry.actor, at: entry.at }));
  }

  circuits(state: CaseState): Circuits {
    return this.circumstancesLoader.circuits(state);
  }

  /**
   * What a decision of this actor on this state is taken on, the clock of the database included.
   * @param looks whether who asks, and what is about the same act, is looked at again
   */
  async circumstances(tx: Tx, caseId: string, state: CaseState, actor: Actor, looks = false): Promise<Circumstances> {
    const parts = await this.partsOf(tx, state);
    if (!looks) return { ...(await this.circumstancesLoader.of(tx, caseId, state, actor)), parts };
    const requester = await this.requesters.look(tx, caseId, state);
    const looked = {
      requester: requester?.digest ?? null,
      mailbox: await this.destinations.look(tx, caseId, requester?.mailbox ?? null),
      answer: requester?.answer ?? null,
      writer: provedWriter(requester?.checks ?? []),
      related: await this.related(tx, caseId, state),
    };
    return { ...(await this.circumstancesLoader.of(tx, caseId, state, actor, looked)), parts };
  }

  /** How the parts of a divided request stand; none of any other. */
  async partsOf(tx: Tx, { split }: CaseState): Promise<PartStanding[]> {
    const found: PartStanding[] = [];
    for (const id of split?.cases ?? []) found.push(standingOf(id, await this.entries(tx, id)));
    return found;
  }

  /** What other cases about the same act ask, of those that may ask more. */
  async related(tx: Tx, caseId: string, state: CaseState): Promise<RelatedFloor[]> {
    const found: RelatedFloor[] = [];
    for (const { caseId: other, common } of await this.relatives.stricter(tx, caseId, state)) {
      found.push({ caseId: other, common, floor: (await this.load(tx, other)).floor });
    }
    return found;
  }

  /** Who asks, looked at again; null when the case was erased, or is not read. */
  async requesterOf(tx: Tx, caseId: string): Promise<SeenRequester | null> {
    return this.requesters.look(tx, caseId, await this.load(tx, caseId));
  }

  /** Parts of a division that is undone end in the same transaction; refused where a person acted on one meanwhile. */
  private async returnParts(
    tx: Tx,
    events: readonly CaseEvent[],
    { parts }: Circumstances,
    key: string,
    recorded: Result<CaseState>,
  ): Promise<Result<CaseState>> {
    const returned = events.flatMap((event) => (event.type === 'case.split_undone' ? event.data.cases : []));
    for (const { id, seq } of parts.filter((part) => returned.includes(part.id))) {
      const undone = await this.handleIn(tx, id, { type: 'undo_part' }, { actor: own, key: `${key}-${id}`, seen: seq });
      if (!undone.ok) return undone;
    }
    return recorded;
  }

  private async pageAfter(tx: Tx, range: ReceiptRange, after: string): Promise<ReceivedCase[]> {
    const page: ReceivedCase[] = [];
    for (const { id, reference } of await this.store.received(tx, range, after, PAGE)) {
      page.push({ id, reference, state: await this.load(tx, id) });
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
    const author = authorOf(actor);
    const appended = await this.ledger.append(
      tx,
      streamOf(caseId),
      before.seq,
      events.map(({ type, data }) => ({ type, data, actor: author, class: classOf(type) })),
    );
    if (!appended.ok) return appended;
    tracePoint('case.appended');
    let state = before;
    const follows: Work[] = [];
    for (const event of events) {
      state = evolve(state, { event, actor: author });
      await this.projection.event(tx, caseId, event, actor, state);
      tracePoint('case.event_projected');
      const circuit = this.circuits(state).get(state.circuit);
      follows.push(...followUps(caseId, event, state, { circuit, notices: this.circumstancesLoader.notices }));
    }
    await this.projection.state(tx, caseId, state);
    tracePoint('case.projected');
    await enqueueAll(tx, follows);
    tracePoint('case.followed');
    return accept(state);
  }
}

/** A clock that rang changes nothing that a person decides on: they need not reload the case while time runs out. */
function isUnchangedSince(seen: number, entries: readonly CaseEntry[]): boolean {
  return seen <= entries.length && entries.slice(seen).every(({ event }) => event.type === 'case.clock_rang');
}

const authorOf = (actor: Actor): string => (actor.kind === 'person' ? actor.id : actor.room);

export function streamOf(caseId: string): string {
  return `case/${caseId}`;
}
