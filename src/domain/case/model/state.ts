/** What a case is after its events: a value folded from the log, never stored on its own; the API shows it as it is. */
import { z } from 'zod';
import { Redirect } from '../../classification/rule.js';
import { Shortfall } from '../../law/effect.js';
import { RequestFacts, TargetQuality } from '../../law/fact.js';
import { Action, ApproverRole, Door, Gag, Notice, Outcome, Sha256Text } from '../../law/vocabulary.js';
import { BrokenGlass } from './broken-glass-state.js';
import { PortalDelivery } from './delivery-state.js';
import { Disclosure } from './disclosure.js';
import { ErasureOrder } from './erasure-state.js';
import { Classified, Clock, type Correction, Letter } from './event-schema.js';
import {
  CallBack,
  ChosenRecipient,
  FirstJudgement,
  Floor,
  type Frozen,
  Hold,
  Lowering,
  noFloor,
  ProposedCorrection,
  RecordedOrigin,
} from './floor-state.js';
import { Incident } from './incident-state.js';
import { Instruction } from './instruction-state.js';
import { AskedLaterEnd, AskedPause, AskedResumption, PausedClock } from './moved-clock.js';
import { SealedPackage } from './package-state.js';
import { PartOf, ProposedSplit, StandingSplit } from './part.js';
import { Posting } from './posting-state.js';
import { ProductionOrder } from './production-state.js';
import { Service } from './service.js';
import { UrgentAct } from './urgent-act.js';
import {
  AlarmCode,
  ChallengeKind,
  ChallengeResult,
  Opinion,
  OpinionBody,
  PreservationEnd,
  RedirectAnswer,
} from './vocabulary.js';

const Consent = z.strictObject({
  /** The account; persons are counted by quorum.ts. */
  person: z.string(),
  role: ApproverRole,
  expiresAt: z.string().nullable().describe('After this instant it no longer counts'),
  signed: z.boolean().describe('false in entries older than signatures: it no longer counts'),
});
export type Consent = Frozen<z.infer<typeof Consent>>;

/** What is about to leave, and who has consented to exactly that. */
const Preparation = z
  .strictObject({
    id: z.uuid(),
    seq: z.int().describe('Of the entry that prepared it: a signature states it'),
    action: Action,
    payload: Sha256Text.describe('SHA-256 of exactly what leaves'),
    letters: z.array(Letter),
    accountsDisclosed: z.int().describe('Counted from the table; in entries older than it, as a person stated it'),
    disclosure: Disclosure.optional().describe('What is answered for each target; absent in entries older than it'),
    preparedBy: z.string(),
    requester: Sha256Text.nullable().describe('Who asks, as the checks stood when it was prepared'),
    consents: z.array(Consent),
    dispatchedBy: z.string().nullable().describe('null while it is still here'),
    leavesAt: z.string().optional().describe('Its letters do not leave before; absent where they left at once'),
  })
  .meta({ id: 'Preparation' });
export type Preparation = Frozen<z.infer<typeof Preparation>>;

/** Data kept on an order: until a day, or until they are served. */
const Preservation = z.strictObject({
  actId: z.uuid(),
  until: z.string().nullable(),
  extended: z.boolean(),
  ended: PreservationEnd.nullable(),
});
export type Preservation = Frozen<z.infer<typeof Preservation>>;

const AskedOpinion = z.strictObject({
  id: z.uuid(),
  body: OpinionBody,
  dueAt: z.string().nullable(),
  opinion: Opinion.nullable(),
});
export type AskedOpinion = Frozen<z.infer<typeof AskedOpinion>>;

const Challenge = z.strictObject({
  id: z.uuid(),
  kind: ChallengeKind,
  suspends: z.boolean(),
  result: ChallengeResult.nullable(),
});

const Judged = z.object({
  facts: RequestFacts.nullable().describe('As read, and then as corrected by people; null until a reading is recorded'),
  classification: Classified.nullable(),
  proposed: ProposedCorrection.nullable(),
  seconded: z
    .array(z.object({ fact: z.string(), value: z.unknown() }))
    .describe('What a second person just confirmed, until it is written as a fact'),
});

const Followed = z.object({
  seq: z.int().describe('Entries folded so far: to be stated with the next write'),
  status: z.enum(['absent', 'open', 'closed']),
  circuit: z.string(),
  step: z.string(),
  door: Door,
  receivedAt: z.string(),
  service: Service.optional().describe('When a request that a person entered was served; absent for others'),
  readable: z.boolean(),
  messages: z.array(z.string()),
  confirmed: z.array(z.string()).describe('Facts that a person confirmed'),
  targets: z.int(),
  qualities: z.array(TargetQuality).optional().describe('What a person said of each target; absent until then'),
  clocks: z.array(Clock),
  computed: z.array(Clock).describe('The same as the law computes them, whatever a person set'),
  deadlines: z
    .array(Clock)
    .describe('Clocks whose end the authority set, as they were set: the law may end one sooner since'),
  started: z
    .array(Clock)
    .optional()
    .describe('Clocks that an event after receipt started; absent until a first one did'),
  met: z
    .array(z.string())
    .optional()
    .describe('Clocks that are owed no more: a person recorded it, or the end of an impossibility started others'),
  dueLater: z.array(Notice).optional().describe('Notices that an event after receipt made due'),
  laterEnd: AskedLaterEnd.nullable().optional(),
  question: z.int().optional().describe('Messages that the case had when its last question left; absent until then'),
  unanswered: z.int().optional().describe('Messages that it had when silence was concluded; absent until then'),
  paused: z.array(PausedClock).optional().describe('Absent until a first one is'),
  pauseAsked: AskedPause.nullable().optional(),
  resumptionAsked: AskedResumption.nullable().optional(),
  assignee: z.string().nullable(),
  first: FirstJudgement.nullable(),
  floor: Floor,
  proposedSplit: ProposedSplit.optional().describe('A division that waits for a second person'),
  split: StandingSplit.optional().describe('The parts that became cases of their own'),
  partsOpened: z
    .int()
    .optional()
    .describe('Cases of parts that were ever opened, those of an undone division included'),
  part: PartOf.optional().describe('Of a case that is a part of another request'),
  lowering: Lowering.nullable(),
  loweredBy: z.array(z.string()).describe('Accounts that lowered it, two at a time: a signature states how many'),
  apart: z.array(z.string()).describe('Cases that two persons said are another request'),
  origins: z.array(RecordedOrigin),
  alone: z.array(z.string()).describe('Facts whose strict value one person alone changed'),
  preparation: Preparation.nullable(),
  left: z.array(Preparation).describe('All that was released, oldest first'),
  recalled: z.array(z.string()).describe('Ids of preparations that were recalled before they left'),
  answerTo: z
    .strictObject({ id: z.uuid(), digest: Sha256Text, by: z.string() })
    .nullable()
    .describe('The address that a person confirmed, by its digest; null until then'),
  recipient: ChosenRecipient.optional().describe('Of letters that ask or refuse; absent until a person chose one'),
  callBack: CallBack.nullable(),
  acts: z.array(UrgentAct),
  shortfall: Shortfall.nullable().optional().describe('Why what the order asks is not done, as a person stated it'),
  incident: Incident.optional().describe('What was decided of an incident; absent until then'),
  instructions: z.array(Instruction).optional().describe('To operations; absent until a first one was given'),
  glass: z.array(BrokenGlass),
  alarms: z.array(z.strictObject({ code: AlarmCode, about: z.string().nullable() })),
  rungs: z
    .array(z.strictObject({ clock: z.string(), safeEnd: z.string(), rung: z.string() }))
    .describe('The last escalation level reached, for each clock'),
  hold: Hold.nullable().describe('Waiting for the enforcing authority (EEV 10(2), 12)'),
  preservation: Preservation.nullable(),
  silence: z.strictObject({ gag: Gag, until: z.string().nullable(), over: z.boolean() }).nullable(),
  gags: z.array(Gag).optional().describe('Each duty of silence that a judgement presumed; absent where none did'),
  notices: z.array(z.strictObject({ notice: Notice, told: z.boolean() })),
  noticeLetters: z
    .array(
      z.strictObject({
        notice: Notice,
        letter: z.strictObject({ id: z.string(), sha256: z.string() }).nullable(),
        approvedBy: z.string().nullable(),
      }),
    )
    .optional()
    .describe('Letters of notices that silence held back, from its end on; null while one is written'),
  opinions: z.array(AskedOpinion),
  referral: z.strictObject({ to: Redirect, answer: RedirectAnswer.nullable() }).nullable(),
  challenges: z.array(Challenge),
  lettersSent: z.array(z.string()).describe('Ids of letters that left, the acknowledgement included'),
  production: z.array(ProductionOrder).optional().describe('Orders to operations; absent until a first one was issued'),
  packages: z.array(SealedPackage).optional().describe('Of answers with data; absent until a first one was sealed'),
  deliveries: z.array(PortalDelivery).optional().describe('By the portal; absent until a first one was opened'),
  postings: z.array(Posting).optional().describe('Letters that people posted; absent until a first one was'),
  outcome: Outcome.nullable(),
  erasure: z
    .strictObject({ outcome: Outcome, by: z.string() })
    .nullable()
    .optional()
    .describe('Who asked to close a case whose content is locked; absent until then'),
  erasureOrder: ErasureOrder.optional().describe('The last order to destroy its keys; absent until a first one'),
});

export const CaseStateSchema = Followed.extend(Judged.shape)
  .describe('The state folded from the log')
  .meta({ id: 'CaseState' });
export interface CaseState
  extends Frozen<z.infer<typeof Followed>>,
    Readonly<Omit<z.infer<typeof Judged>, 'proposed' | 'seconded'>> {
  readonly proposed: ProposedCorrection | null;
  readonly seconded: readonly Pick<Correction['changes'][0], 'fact' | 'value'>[];
}

/**
 * Where every case starts: people look before any rule has spoken. An opening names no circuit, in entries of every age,
 * so the code of this one belongs to the format of the log; the check of the law demands that it exists.
 */
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
  ...{ preparation: null, left: [], recalled: [] },
  ...{ answerTo: null, callBack: null },
  ...{ acts: [], glass: [], alarms: [], rungs: [] },
  ...{ hold: null, preservation: null, silence: null, notices: [], opinions: [], challenges: [], lettersSent: [] },
  ...{ referral: null, outcome: null },
};
