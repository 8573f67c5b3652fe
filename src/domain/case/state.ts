/** What a case is after its events: a value folded from the log, never stored on its own. */

import type { Redirect } from '../classification/rule.js';
import type { RequestFacts } from '../law/fact.js';
import type { Action, ApproverRole, Door, Gag, Outcome, ReversibleAct } from '../law/vocabulary.js';
import type { CaseEvent, Letter } from './event.js';
import type { Clock } from './event-schema.js';
import {
  type FirstJudgement,
  type Floor,
  type Hold,
  type Lowering,
  noFloor,
  type ProposedCorrection,
  type RecordedOrigin,
} from './floor-state.js';

type Data<Type extends CaseEvent['type']> = Extract<CaseEvent, { type: Type }>['data'];

export interface Consent {
  /** The account; persons are counted by domain/case/quorum.ts. */
  readonly person: string;
  readonly role: ApproverRole;
  /** After this instant it no longer counts. */
  readonly expiresAt: string | null;
  /** False in entries older than signatures: it no longer counts. */
  readonly signed: boolean;
}

/** What is about to leave, and who has consented to exactly that. */
export interface Preparation {
  readonly id: string;
  /** Sequence of the entry that prepared it: what people sign names it. */
  readonly seq: number;
  readonly action: Action;
  readonly payload: string;
  readonly letters: readonly Letter[];
  readonly accountsDisclosed: number;
  /** Digest of who asks, as the checks of sender and authority stood; null in entries older than the digest. */
  readonly requester: string | null;
  readonly preparedBy: string;
  readonly consents: readonly Consent[];
  /** The person who let it go; null while it is still here. */
  readonly dispatchedBy: string | null;
}

/** The authority was called back at a number of our directory, and said that the request is its own. */
export interface CallBack {
  readonly authority: string;
  readonly number: string;
  readonly by: string;
}

/** What one person did at once: kept or removed, for a second to confirm. */
export interface Act {
  readonly id: string;
  readonly action: ReversibleAct;
  readonly by: string;
  readonly ratifyBefore: string;
  readonly ratifiedBy: string | null;
  /** False when the second person had it undone; null while nobody has looked. */
  readonly upheld: boolean | null;
}

/** The glass broken for one account: it reads and reassigns, nothing else, for a few hours. */
export interface BrokenGlass {
  readonly id: string;
  readonly askedBy: string;
  readonly grantedBy: string | null;
  readonly until: string | null;
}

/** Data kept on an order: until a day, or until they are served. */
export interface Preservation {
  readonly actId: string;
  readonly until: string | null;
  readonly extended: boolean;
  readonly ended: Data<'case.preservation_ended'>['reason'] | null;
}

export interface Silence {
  readonly gag: Gag;
  readonly until: string | null;
  readonly over: boolean;
}

export interface AskedOpinion {
  readonly id: string;
  readonly body: Data<'case.opinion_asked'>['body'];
  readonly dueAt: string | null;
  readonly opinion: Data<'case.opinion_received'>['opinion'] | null;
}

/** Referred to the lawful channel, and what came of it. */
export interface Referral {
  readonly to: Redirect;
  readonly answer: Data<'case.redirect_answered'>['answer'] | null;
}

/** The last rung of the ladder of a clock that rang, for the end it had then. */
export type RungReached = Pick<Data<'case.clock_rang'>, 'clock' | 'safeEnd' | 'rung'>;

export interface Challenge {
  readonly id: string;
  readonly kind: Data<'case.challenged'>['kind'];
  readonly suspends: boolean;
  readonly result: Data<'case.challenge_settled'>['result'] | null;
}

/** The address that a person confirmed: it is sealed, and the log holds its digest under the key of the case. */
export interface ConfirmedAddress {
  readonly id: string;
  readonly digest: string;
  readonly by: string;
}

export interface CaseState {
  /** Entries folded so far; a writer states it to be sure that nobody acted in between. */
  readonly seq: number;
  readonly status: 'absent' | 'open' | 'closed';
  /** Circuit and step in which the case stands. */
  readonly circuit: string;
  readonly step: string;
  readonly door: Door;
  readonly receivedAt: string;
  readonly readable: boolean;
  readonly messages: readonly string[];
  /** Facts as read and then as corrected by people; null until a reading is recorded. */
  readonly facts: RequestFacts | null;
  readonly confirmed: readonly string[];
  readonly targets: number;
  readonly classification: Data<'case.classified'> | null;
  readonly clocks: readonly Clock[];
  /** The same as the law computes them, whatever a person set. */
  readonly computed: readonly Clock[];
  /** Clocks whose end the authority set, as they were then. */
  readonly deadlines: readonly Clock[];
  readonly assignee: string | null;
  readonly first: FirstJudgement | null;
  readonly floor: Floor;
  readonly lowering: Lowering | null;
  /** Accounts that lowered the floor. */
  readonly loweredBy: readonly string[];
  /** Cases that two persons said are another request. */
  readonly apart: readonly string[];
  readonly proposed: ProposedCorrection | null;
  readonly origins: readonly RecordedOrigin[];
  /** What a second person just confirmed, until it is written as a fact. */
  readonly seconded: readonly Pick<Data<'case.fact_confirmed'>, 'fact' | 'value'>[];
  /** Facts whose strict value one person alone changed: entries older than second persons, or forged ones. */
  readonly alone: readonly string[];
  readonly preparation: Preparation | null;
  /** Every preparation that was let go and not recalled, oldest first. */
  readonly left: readonly Preparation[];
  /** Ids of preparations that were let go and recalled before they left. */
  readonly recalled: readonly string[];
  /** Null while nobody confirmed one: then the first message says whom to answer, or leaves it in doubt. */
  readonly answerTo: ConfirmedAddress | null;
  readonly callBack: CallBack | null;
  readonly acts: readonly Act[];
  readonly glass: readonly BrokenGlass[];
  readonly alarms: readonly Data<'case.alarm_raised'>[];
  /** One for each clock that rang. */
  readonly rungs: readonly RungReached[];
  readonly hold: Hold | null;
  readonly preservation: Preservation | null;
  readonly silence: Silence | null;
  readonly notices: readonly Pick<Data<'case.notice_decided'>, 'notice' | 'told'>[];
  readonly opinions: readonly AskedOpinion[];
  readonly referral: Referral | null;
  readonly challenges: readonly Challenge[];
  /** Ids of letters that left, the acknowledgement included. */
  readonly lettersSent: readonly string[];
  readonly outcome: Outcome | null;
}

/** The queue in which every case starts: people look before any rule has spoken. */
export const FIRST_CIRCUIT = 'quarantine';

export const absent: CaseState = {
  seq: 0,
  status: 'absent',
  circuit: FIRST_CIRCUIT,
  step: '',
  door: 'smtp',
  receivedAt: '',
  readable: false,
  messages: [],
  facts: null,
  confirmed: [],
  targets: 0,
  classification: null,
  clocks: [],
  computed: [],
  deadlines: [],
  assignee: null,
  first: null,
  floor: noFloor,
  lowering: null,
  loweredBy: [],
  apart: [],
  proposed: null,
  origins: [],
  seconded: [],
  alone: [],
  preparation: null,
  left: [],
  recalled: [],
  answerTo: null,
  callBack: null,
  acts: [],
  glass: [],
  alarms: [],
  rungs: [],
  hold: null,
  preservation: null,
  silence: null,
  notices: [],
  opinions: [],
  referral: null,
  challenges: [],
  lettersSent: [],
  outcome: null,
};
