/** One case as its screen shows it, in shapes that the description of the API carries. */
import { z } from 'zod';
import { LoweringReason, OriginMethod, Weakening } from '../domain/case/correction-event.js';
import {
  ChallengeKind,
  ChallengeResult,
  HoldEnd,
  Opinion,
  OpinionBody,
  PreservationEnd,
  RedirectAnswer,
} from '../domain/case/course-event.js';
import { AlarmCode } from '../domain/case/emergency-event.js';
import { Classified, Letter } from '../domain/case/event.js';
import { Clock } from '../domain/case/event-schema.js';
import type { CaseState } from '../domain/case/state.js';
import { Redirect } from '../domain/classification/rule.js';
import { CallBackNumber } from '../domain/law/call-back.js';
import { RequestFacts } from '../domain/law/fact.js';
import {
  Action,
  AddressZone,
  ApproverRole,
  Door,
  Gag,
  IssuerZone,
  Notice,
  Outcome,
  ReversibleAct,
  Sha256Text,
  Verdict,
} from '../domain/law/vocabulary.js';
import { SenderCheck } from '../domain/reading/sender-check.js';
import { CircuitCommand } from '../domain/workflow/circuit.js';
import { CaseSummary } from './case.store.js';
import { CaseLink } from './link.store.js';
import { Particulars } from './particulars.js';

const Words = z.strictObject({ fr: z.string(), en: z.string() });
const Preparation = z
  .strictObject({
    id: z.uuid(),
    seq: z.int().describe('Of the entry that prepared it: a signature states it'),
    action: Action,
    payload: Sha256Text.describe('SHA-256 of exactly what leaves'),
    letters: z.array(Letter),
    accountsDisclosed: z.int(),
    preparedBy: z.string(),
    requester: Sha256Text.nullable().describe('Who asks, as the checks stood when it was prepared'),
    consents: z.array(
      z.strictObject({
        person: z.string(),
        role: ApproverRole,
        expiresAt: z.string().nullable().describe('After this instant it no longer counts'),
        signed: z.boolean().describe('false in entries older than signatures: it no longer counts'),
      }),
    ),
    dispatchedBy: z.string().nullable().describe('null while it is still here'),
  })
  .meta({ id: 'Preparation' });

/** What runs beside the decision. */
const BesideTheDecision = z.object({
  callBack: z.strictObject({ authority: z.string(), number: z.string(), by: z.string() }).nullable(),
  acts: z.array(
    z.strictObject({
      ...{ id: z.uuid(), action: ReversibleAct, by: z.string(), ratifyBefore: z.string() },
      ratifiedBy: z.string().nullable(),
      upheld: z.boolean().nullable().describe('false when a second person had it undone, null while nobody looked'),
    }),
  ),
  glass: z.array(
    z.strictObject({
      ...{ id: z.uuid(), askedBy: z.string(), grantedBy: z.string().nullable(), until: z.string().nullable() },
    }),
  ),
  alarms: z.array(z.strictObject({ code: AlarmCode, about: z.string().nullable() })),
  rungs: z
    .array(z.strictObject({ clock: z.string(), safeEnd: z.string(), rung: z.string() }))
    .describe('The last rung of the ladder that rang, for each clock'),
  hold: z
    .strictObject({ until: z.string().nullable(), over: HoldEnd.nullable(), stopped: z.boolean() })
    .nullable()
    .describe('Waiting for the enforcing authority (EEV 10(2), 12)'),
  preservation: z
    .strictObject({
      ...{ actId: z.uuid(), until: z.string().nullable(), extended: z.boolean(), ended: PreservationEnd.nullable() },
    })
    .nullable(),
  silence: z.strictObject({ gag: Gag, until: z.string().nullable(), over: z.boolean() }).nullable(),
  notices: z.array(z.strictObject({ notice: Notice, told: z.boolean() })),
  opinions: z.array(
    z.strictObject({ id: z.uuid(), body: OpinionBody, dueAt: z.string().nullable(), opinion: Opinion.nullable() }),
  ),
  referral: z.strictObject({ to: Redirect, answer: RedirectAnswer.nullable() }).nullable(),
  challenges: z.array(
    z.strictObject({ id: z.uuid(), kind: ChallengeKind, suspends: z.boolean(), result: ChallengeResult.nullable() }),
  ),
});

const Judged = z.strictObject({ rule: z.string(), verdict: Verdict, approvers: z.array(ApproverRole) });

/** What two persons do where less would be asked than before. */
const ByTwo = z.object({
  first: z
    .strictObject({
      ...{ row: z.string().nullable(), rule: z.string(), verdict: Verdict, zone: IssuerZone.nullable() },
      seq: z.int().describe('Of its entry'),
    })
    .nullable()
    .describe('How the case was judged first'),
  floor: z
    .object({
      approvers: z.array(ApproverRole),
      fewest: z.int(),
      callBack: z.boolean(),
      hold: z.strictObject({ until: z.string().nullable(), over: HoldEnd.nullable(), stopped: z.boolean() }).nullable(),
      strictest: z.array(ApproverRole).describe('Of the judgement that asked the most persons'),
      from: z.array(z.uuid()).describe('Cases about the same act from which a part of it came'),
    })
    .describe('What the case asked at its strictest'),
  lowering: z.strictObject({ noteId: z.uuid(), why: LoweringReason, by: z.string() }).nullable(),
  loweredBy: z.array(z.string()).describe('Accounts that lowered it, two at a time: a signature states how many'),
  proposed: z
    .object({ seq: z.int().describe('To be stated by the second person'), by: z.array(z.string()) })
    .nullable(),
  origins: z.array(
    z.strictObject({
      ...{ noteId: z.uuid(), zone: IssuerZone, method: OriginMethod, evidence: Sha256Text },
      mailbox: Sha256Text.nullable(),
      ...{ by: z.string(), confirmedBy: z.string().nullable() },
    }),
  ),
});

const State = z
  .object({
    seq: z.int().describe('To be stated with the next write'),
    status: z.enum(['absent', 'open', 'closed']),
    circuit: z.string(),
    step: z.string(),
    door: Door,
    receivedAt: z.string(),
    readable: z.boolean(),
    messages: z.array(z.string()),
    facts: RequestFacts.nullable(),
    confirmed: z.array(z.string()).describe('Facts that a person confirmed'),
    targets: z.int(),
    classification: Classified.nullable(),
    clocks: z.array(Clock),
    deadlines: z
      .array(Clock)
      .describe('Clocks whose end the authority set, as they were set: the law may end one sooner since'),
    assignee: z.string().nullable(),
    preparation: Preparation.nullable(),
    left: z.array(Preparation).describe('All that was let go, oldest first'),
    ...BesideTheDecision.shape,
    answerTo: z
      .strictObject({ id: z.uuid(), digest: Sha256Text, by: z.string() })
      .nullable()
      .describe('The address that a person confirmed, by its digest; null while nobody did'),
    ...ByTwo.shape,
    lettersSent: z.array(z.string()),
    outcome: Outcome.nullable(),
  })
  .describe('The state folded from the log')
  .meta({ id: 'CaseState' });

type Seen<T> = T extends object ? { readonly [Key in keyof T]: Seen<T[Key]> } : T;
/** Does not compile once a state of the domain has another shape than the one described. */
type Described = CaseState extends Seen<z.input<typeof State>> ? z.ZodType : never;

const Move = z.strictObject({
  command: CircuitCommand,
  closed: z
    .strictObject({ code: z.string(), kind: z.string(), sentence: Words, article: z.string().optional() })
    .nullable()
    .describe('Why it is closed, or null'),
});
const HistoryEntry = z.strictObject({
  type: z.string(),
  data: z.record(z.string(), z.unknown()),
  actor: z.string().describe('The id of a person, or the name of a room'),
  at: z.iso.datetime(),
});

const AnswerView = z.strictObject({
  mailbox: z.string().nullable().describe('null while the messages leave it in doubt'),
  confirmed: z.boolean().describe('A person confirmed it, with evidence'),
  attested: z.boolean().describe('Its origin is proved: then the machine may acknowledge receipt by itself'),
  candidates: z.array(z.string()).describe('What the messages of the case name: one of them may be confirmed'),
});

export const CaseFile = z
  .strictObject({
    ...CaseSummary.shape,
    state: State satisfies Described,
    particulars: z.union([z.literal('erased'), Particulars, z.null()]),
    requester: z
      .strictObject({
        digest: Sha256Text,
        mailbox: z.string().nullable().describe('Where letters to the requester go; null while it is in doubt'),
        checks: z.array(SenderCheck),
      })
      .nullable()
      .describe('Who asks, as the checks stand now: state the digest to consent; null while nothing waits for consent'),
    answer: AnswerView.nullable().describe('Whom to answer by mail; null of a case that was erased or is not read'),
    asked: z
      .array(ApproverRole)
      .describe('Roles whose consent is asked: of the judgement in force, and all that the case ever asked'),
    correction: z
      .strictObject({
        changes: z.array(z.strictObject({ fact: z.string(), before: z.unknown(), value: z.unknown() })),
        weakens: z.array(Weakening),
        ...{ from: Judged, becomes: Judged },
      })
      .nullable()
      .describe('The correction that waits for a second person, and what the rules make of it now'),
    mailbox: z
      .strictObject({ zone: AddressZone, open: z.boolean().describe('Data may go there') })
      .nullable()
      .describe('Where an answer would go'),
    actions: z.array(Action).describe('What the verdict in force lets people prepare'),
    callBackNumbers: z
      .array(CallBackNumber)
      .describe('Of our directory: where the authority may be called back; none where no call-back is wanted'),
    questions: z
      .array(z.strictObject({ code: z.string(), fr: z.string(), en: z.string() }))
      .describe('What is not settled in the law that the advice stands on'),
    links: z.array(CaseLink).describe('Cases that people said are the same request, or belong together'),
    moves: z.array(Move).describe('Open ones, and closed ones with their reason'),
    history: z.array(HistoryEntry).describe('Every entry of the case, in order'),
  })
  .meta({ id: 'CaseFile' });

/** As it is built; what the domain calls read-only stays so. */
export type ShownCase = Seen<z.input<typeof CaseFile>>;
