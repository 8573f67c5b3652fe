/** The world of the proof: enough people of each role, the law of one day, and a case with the work that its events ask for. */
import { type Classification, duties } from '../../classification/classification.js';
import { classify, keepAdvice } from '../../classification/classify.js';
import type { RuleBook } from '../../classification/rule-book.js';
import { type Day, day } from '../../kernel/day.js';
import { type Instant, instantOf } from '../../kernel/instant.js';
import type { Calendar } from '../../law/calendar.js';
import type { Clocks } from '../../law/clock.js';
import { deadlineOf } from '../../law/deadline.js';
import type { RequestFacts } from '../../law/fact.js';
import type { NoticeRules } from '../../law/notice.js';
import type { OriginMethods } from '../../law/origin.js';
import type { Role } from '../../law/vocabulary.js';
import type { People } from '../../workflow/approval.js';
import { type Circuit, type Circuits, circuitsOn } from '../../workflow/circuit.js';
import type { Escalation } from '../../workflow/escalation.js';
import { eventOf } from '../actions/index.js';
import type { Command } from '../command.js';
import { decide } from '../decide.js';
import type { CaseEvent } from '../event.js';
import { evolve } from '../evolve.js';
import type { Actor, AnswerGiven, Circumstances } from '../model/circumstances.js';
import type { Clock } from '../model/event-schema.js';
import type { FollowUp } from '../model/follow-up.js';
import type { PartStanding } from '../model/part.js';
import { standsInZone } from '../model/receiving.js';
import type { CaseState } from '../model/state.js';
import type { Timer } from '../model/vocabulary.js';

/** The law that cases follow. */
export interface LawOfCases extends RuleBook {
  readonly hash: string;
  readonly circuits: readonly Circuit[];
  readonly clocks: Clocks;
  readonly escalation: Escalation;
  readonly calendar: Calendar;
  readonly notices: NoticeRules;
  readonly originMethods: OriginMethods;
}

type Judged = Extract<Command, { type: 'classify' }>['classification'];

/** Work that an event left behind. */
export type Pending = Extract<FollowUp, { do: 'send_letter' | 'set_timer' }>;

/** A case at one moment, with the work that waits. */
export interface Moment {
  readonly state: CaseState;
  readonly pending: readonly Pending[];
  readonly now: Instant;
  readonly answer: AnswerGiven;
}

export const hex = (digit: string): string => digit.repeat(64);
export const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** More of each role than any rule asks: who of them acts then never closes a way. */
const staff: readonly Role[] = [
  ...(['jurist', 'jurist', 'jurist', 'jurist', 'head_of_legal', 'head_of_legal', 'head_of_legal'] as const),
  ...(['dpo', 'dpo', 'ciso', 'ciso', 'executive', 'executive', 'operations'] as const),
];
export const persons: readonly Extract<Actor, { kind: 'person' }>[] = staff.map((role, at) => ({
  kind: 'person',
  id: idOf(at + 1),
  roles: [role],
}));
const roleById = new Map(persons.map(({ id, roles: [role] }) => [id, role]));
export const roleOf = (account: string): string => roleById.get(account) ?? account;
const people: People = new Map(persons.map(({ id, roles }) => [id, { person: id, roles, active: true }]));
export const service: Actor = { kind: 'system', room: 'cases' };

const DIRECTORY = 'directory';
const NUMBER = '+33 1 00 00 00 00';
export const calledAt = { authority: DIRECTORY, number: NUMBER };

/** A part walks as a request of its own row: here it has ended, the first with an answer. */
const endedPart = (id: string, at: number): PartStanding => ({
  ...{ id, closed: true, outcome: at === 0 ? 'executed' : 'refused', accountsDisclosed: 0, seq: 1, touched: true },
});

/** The law of one day: what every case of the walk is decided on. */
export class World {
  readonly circuits: Circuits;
  private readonly rules: RuleBook;
  private readonly surroundings = new WeakMap<object, Circumstances>();
  private readonly circumstances = new WeakMap<Moment, Circumstances>();
  private readonly classifications = new WeakMap<Classification, Judged>();

  /** At noon, so that a day of Paris and one of UTC are the same. */
  readonly start: Instant;

  constructor(
    readonly law: LawOfCases,
    readonly on: string,
  ) {
    this.circuits = circuitsOn(law.circuits, on);
    this.start = instantOf(day(on), '12:00');
    this.rules = { ...law };
    keepAdvice(this.rules, day(on));
  }

  judge(facts: RequestFacts): Classification {
    return classify(facts, this.rules, this.on as Day);
  }

  at(moment: Moment): Circumstances {
    const known = this.circumstances.get(moment);
    if (known) return known;
    const at = this.around(moment);
    this.circumstances.set(moment, at);
    return at;
  }

  private around({ state: { facts, split }, now, answer }: Moment): Circumstances {
    const known = this.surroundings.get(facts ?? this) ?? this.surroundingsOf(facts, answer);
    this.surroundings.set(facts ?? this, known);
    const around = known.answer === answer ? known : this.surroundingsOf(facts, answer);
    if (around.now === now && !split) return around;
    return { ...around, now, ...(split && { parts: split.cases.map(endedPart) }) };
  }

  private surroundingsOf(facts: RequestFacts | null, answer: AnswerGiven): Circumstances {
    const { escalation, clocks, calendar, notices, originMethods } = this.law;
    const zone = facts && standsInZone('DIS', facts) ? 'DIS' : (facts?.issuerZone ?? 'UNKNOWN');
    return {
      circuits: this.circuits,
      ...{
        escalation,
        clocks,
        calendar,
        notices,
        originMethods,
        people,
        now: this.start,
        answer,
        rules: this.rules,
        writer: DIRECTORY,
        related: [],
        parts: [],
        keys: [],
        deliveryDays: null,
      },
      authorities: facts
        ? [
            {
              ...{ id: DIRECTORY, zone: facts.issuerZone, country: facts.issuerCountry ?? 'FR', kind: 'unknown' },
              ...{ confidence: 'checked', expiresAt: '9999-12-31' },
            },
          ]
        : [],
      callBackNumbers: [{ ...calledAt, source: { fr: '', en: '' }, verifiedAt: this.on, expiresAt: '9999-12-31' }],
      requester: hex('d'),
      mailbox: answer.known ? { zone, digest: hex('2') } : null,
      signature: { key: idOf(900), signature: 'A'.repeat(86) },
    };
  }

  /** What the rules say of the facts, as the service gives it to the case. */
  classificationOf(facts: RequestFacts): Judged {
    const found = this.judge(facts);
    const known = this.classifications.get(found);
    if (known) return known;
    const { items: _items, articles: _articles, deadlines, ...rest } = found;
    const clocks = deadlines.map((code): Clock => {
      const { legalEnd, safeEnd } = deadlineOf(code, this.start, this.law);
      return { code, legalEnd, safeEnd };
    });
    const classification = { ...rest, clocks, notices: duties(found), law: hex('b') } as Judged;
    this.classifications.set(found, classification);
    return classification;
  }

  /** The moment after the command, with what follows by itself; null when it is refused or changes nothing. */
  after(moment: Moment, command: Command, actor: Actor): Moment | null {
    const decided = decide(moment.state, command, actor, this.at(moment));
    if (!decided.ok || decided.value.length === 0) return null;
    const author = actor.kind === 'person' ? actor.id : actor.room;
    let { state } = moment;
    const follows: FollowUp[] = [];
    for (const event of decided.value) {
      state = evolve(state, { event, actor: author });
      follows.push(...this.follows(event, state));
    }
    const next = { ...moment, state, pending: pendingWith(moment.pending, follows, state) };
    if (follows.some((each) => each.do === 'classify')) return this.classified(next);
    if (follows.some((each) => each.do === 'open_parts')) {
      return this.after(next, { type: 'open_parts', cases: [idOf(500), idOf(501)] }, service) ?? next;
    }
    if (!follows.some((each) => each.do === 'close')) return next;
    return this.after(next, { type: 'close' }, service) ?? next;
  }

  /** What the declaration of the event says that follows. */
  follows({ type, data }: CaseEvent, after: CaseState): readonly FollowUp[] {
    return (
      eventOf(type)?.follow?.(data, after, { circuit: this.circuits.get(after.circuit), notices: this.law.notices }) ??
      []
    );
  }

  /** The service classifies at once, as soon as facts are read. */
  classified(moment: Moment): Moment {
    const { facts } = moment.state;
    if (!facts) return moment;
    return this.after(moment, { type: 'classify', classification: this.classificationOf(facts) }, service) ?? moment;
  }
}

const isPending = (each: FollowUp): each is Pending =>
  each.do === 'send_letter' || (each.do === 'set_timer' && each.at !== null && changing.includes(each.timer));

/** Timers whose end changes more than an alarm. */
const changing: readonly Timer[] = ['consent', 'hold', 'preservation', 'answer'];

const nameOf = (each: Pending): string => (each.do === 'set_timer' ? `${each.timer} ${each.about}` : each.letterId);

/** Whether anything still waits for the timer. */
function matters(
  timer: Timer,
  about: string | null,
  { preparation, preservation, question, floor: { hold } }: CaseState,
): boolean {
  if (timer === 'consent') return preparation?.id === about && preparation.dispatchedBy === null;
  if (timer === 'answer') return question !== undefined && preparation?.id === about;
  if (timer === 'preservation') return preservation?.actId === about && preservation.ended === null;
  return hold !== null && hold.over === null && !hold.stopped;
}

/** One of each; a consent that is gone has no end any more. */
function pendingWith(before: readonly Pending[], follows: readonly FollowUp[], state: CaseState): Pending[] {
  const all = new Map([...before, ...follows.filter(isPending)].map((each) => [nameOf(each), each]));
  const leaving = new Set(state.left.flatMap(({ letters }) => letters).map(({ id }) => id));
  return [...all.values()].filter((each) =>
    each.do === 'send_letter' ? leaving.has(each.letterId) : matters(each.timer, each.about, state),
  );
}
