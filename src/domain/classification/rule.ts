/** A rule: one row of the table as a record. Conditions are matches over closed words; there is no expression. */
import { z } from 'zod';
import { WrittenInBoth } from '../kernel/both-languages.js';
import { LaterStart } from '../law/clock.js';
import { Channel, CheckName, TenantFlag } from '../law/fact.js';
import {
  Addressee,
  ApproverRole,
  CheckResult,
  Country,
  DataCategory,
  Gag,
  Ground,
  InstrumentCode,
  IssuerKind,
  IssuerZone,
  Notice,
  RecipientKind,
  Relay,
  Verdict,
} from '../law/vocabulary.js';

/** Equal to a word, one of several, or none of several. */
const condition = <Word extends z.ZodType>(word: Word) =>
  z.union([word, z.array(word).min(1), z.strictObject({ not: z.array(word).min(1) })]);

export const Match = z
  .strictObject({
    issuerZone: condition(IssuerZone),
    issuerCountry: condition(Country),
    issuerKind: condition(IssuerKind),
    relayedBy: condition(Relay),
    addressee: condition(Addressee),
    channel: condition(Channel),
    emergency: z.boolean(),
    /** Instrument that governs the item judged; NONE when no text is cited. */
    basis: condition(z.union([InstrumentCode, z.literal('NONE')])),
    /** Data of the item judged; NONE when the act names none. */
    category: condition(z.union([DataCategory, z.literal('NONE')])),
    /** At least one of these texts is cited, or none of them. */
    cites: condition(InstrumentCode),
    /** At least one tenant aimed at bears one of these flags, or none does. */
    tenant: condition(TenantFlag),
    /** The whole act asks for non-personal data and nothing else (Data Act, art. 32). */
    nonPersonalOnly: z.boolean(),
    checks: z.partialRecord(CheckName, condition(CheckResult)),
  })
  .partial();
export type Match = z.infer<typeof Match>;

/** One match, or several of which one is enough. */
export const Matches = z.union([Match, z.array(Match).min(2)]);
export type Matches = z.infer<typeof Matches>;

const Circuits = z.string().regex(/^[a-z_]+$/);

/** What becomes of the request when a check is not met. */
export const Consequence = z.strictObject({
  verdict: Verdict,
  grounds: z.array(Ground),
  circuit: Circuits,
  roles: z.array(ApproverRole),
  letterBlocks: z.array(z.string()).default([]),
});
export type Consequence = z.infer<typeof Consequence>;

/** A check a rule asks for: by name, by the name of a list of checks, or with a consequence of its own. */
export const Requirement = z.union([
  z.string(),
  z.strictObject({
    check: CheckName,
    when: Matches.optional(),
    fails: Consequence.optional(),
    /** Where the text wants the thing stated in the act, what is not found is asked for. */
    unknown: Consequence.optional(),
  }),
]);
export type Requirement = z.infer<typeof Requirement>;

/** How the head of legal may settle what a rule leaves to a person. */
const decisions = ['clarify', 'ask_magistrate', 'refuse', 'inform', 'admit', 'hand_over'] as const;
export const DecisionName = z.enum(decisions);
export type DecisionName = z.infer<typeof DecisionName>;

/** One such decision, and what becomes of the request. */
const Decision = Consequence.extend({
  decision: DecisionName,
  /** Origins for which it is open; all when absent. */
  zones: z.array(IssuerZone).min(1).optional(),
  /** Where the request should have gone. */
  redirect: z.lazy(() => Redirect).optional(),
  /** To whom its letter is written; the requester when absent. */
  recipient: RecipientKind.optional(),
  /** Checks that must hold, confirmed by a person, before it is taken. */
  requires: z.array(Requirement).default([]),
});
export type Decision = z.infer<typeof Decision>;

/** Who can settle an open question: a text, a court, an authority, a lawyer, or the operator itself. */
const settlers = [
  'legislator',
  'court',
  'counsel',
  'sisse',
  'justice_ministry',
  'data_protection_authority',
  'issuing_authority',
  'operator',
] as const;
export const Settler = z.enum(settlers);

/** What the sources leave open, in two languages, by code (workflows/law/questions.yaml); `owner` follows the question. */
const QuestionCode = z.string().regex(/^Q-[A-Z0-9]+(-[A-Z0-9]+)*$/);
const Question = WrittenInBoth.extend({
  owner: ApproverRole,
  settledBy: Settler,
  /** The day of the answer, and what it is; absent while the question is open. */
  settled: WrittenInBoth.extend({ on: z.iso.date() }).optional(),
});
export const QuestionFile = z.strictObject({ questions: z.record(QuestionCode, Question) });
export type QuestionFile = z.infer<typeof QuestionFile>;

/** Codes of workflows/clocks. */
const DeadlineCode = z.string().regex(/^(D|SLA)-[A-Z0-9-]+$/);

export const Withheld = z.enum([
  'lawEnforcementEffectiveness',
  'frenchAuthoritySilence',
  'issuerAsksSilence',
  'issuerHasNotAgreed',
]);

const Notification = z.strictObject({
  code: Notice,
  delay: DeadlineCode.optional(),
  /** Reasons for which a person may decide not to tell; the decision is recorded. `issuerHasNotAgreed`: silence is the rule. */
  unless: z.array(Withheld).optional(),
  when: Matches.optional(),
});

/** Where a request should have gone: the lawful channels of the table. */
const redirects = [
  'AMF_OR_COUNTERPART',
  'ARCOM_OR_COUNTERPART',
  'BUDAPEST_29_24_7',
  'CONTROLLER',
  'CONVENTION_1959',
  'CUSTOMER_OR_MLAT',
  'DESIGNATED_ESTABLISHMENT',
  'DIS',
  'EIO',
  'EPOC_OR_EIO',
  'EPPO_FRANCE',
  'FRENCH_JUDICIAL_AUTHORITY',
  'FRENCH_STATE',
  'GIC',
  'HAGUE_1970',
  'MLAT_BEPI',
  'MLA_CONVENTION_2000',
  'NATIONAL_AUTHORITY',
  'OFAC_24_7',
  'PORTAL',
  'TCA_TITLE_VIII',
] as const;
export const Redirect = z.enum(redirects);
export type Redirect = z.infer<typeof Redirect>;

export const Rule = z.strictObject({
  /** Row of the table (U03), a part of a row (A10-CONSUMER) or a device of the product (U-CATCH-ALL). */
  id: z.string().regex(/^([FAEUX]\d{2}(-[A-Z]+)?|[A-Z]+(-[A-Z]+)+)$/),
  title: WrittenInBoth,
  /** Why the row says so and what the approver looks at; only a catch-all has none. */
  why: WrittenInBoth.optional(),
  match: Matches,
  /** Lower wins, inside the section. */
  precedence: z.int().positive(),
  verdict: Verdict,
  circuit: Circuits,
  grounds: z.array(Ground).default([]),
  requires: z.array(Requirement).default([]),
  route: z
    .strictObject({ redirect: Redirect.optional(), letterBlocks: z.array(z.string()).default([]) })
    .default({ letterBlocks: [] }),
  notify: z.array(Notification).default([]),
  /** Why no SISSE notice is due although the issuer is a third country (invariant 6). */
  noSisse: WrittenInBoth.optional(),
  deadlines: z.array(z.union([DeadlineCode, z.strictObject({ code: DeadlineCode, when: Matches })])).default([]),
  /** Clocks and notices that an event after receipt starts: a removal, an incident, a change. */
  later: z
    .partialRecord(
      LaterStart,
      z.strictObject({ deadlines: z.array(DeadlineCode).min(1), notify: z.array(Notice).default([]) }),
    )
    .default({}),
  gag: Gag,
  approval: z.strictObject({ roles: z.array(ApproverRole) }),
  /** What the head of legal may decide where the row, or a check of it, leaves the question to a person. */
  decisions: z.array(Decision).default([]),
  /** What becomes of the request when the author does not answer our question in time; nothing follows when absent. */
  unanswered: Consequence.optional(),
  legal: z.array(z.string()).min(1),
  /** Open questions the row stands on (workflows/law/questions.yaml): counsel must settle them; absent when there is none. */
  counsel: z.array(QuestionCode).min(1).optional(),
  /** A device that keeps the section closed, no row of the law; it never admits. */
  catchAll: z.boolean().default(false),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  sourceCheckedAt: z.iso.date(),
});
export type Rule = z.infer<typeof Rule>;

/** The row of the table a rule belongs to; null for a device of the product. */
export const rowOf = ({ id, catchAll }: Pick<Rule, 'id' | 'catchAll'>): string | null =>
  catchAll ? null : id.slice(0, 3);

/** Fields of a rule that a file may say once for all its rules. */
const Defaults = Rule.pick({ validFrom: true, validTo: true, sourceCheckedAt: true, gag: true }).partial();

/** A rules file as written, before its defaults are spread over its rules. */
export const RuleFileSource = z.looseObject({
  section: z.string().regex(/^[a-z-]+$/),
  order: z.int().positive(),
  title: WrittenInBoth,
  defaults: Defaults.default({}),
  rules: z.array(z.looseObject({ id: z.string() })).min(1),
});

/** The record of a request that must be split in several (X05). */
export const Split = Rule.pick({ id: true, title: true, legal: true, sourceCheckedAt: true, circuit: true });
export type Split = z.infer<typeof Split>;

export interface Section {
  readonly code: string;
  readonly order: number;
  readonly title: z.infer<typeof WrittenInBoth>;
  readonly rules: readonly Rule[];
}

/** What a check means and what follows when it is not met, unless a rule says otherwise (workflows/law/checks.yaml). */
export const CheckFile = z.strictObject({
  checks: z.record(
    CheckName,
    z.strictObject({ title: WrittenInBoth, cite: z.string(), fails: Consequence, unknown: Consequence.optional() }),
  ),
  lists: z.record(z.string().regex(/^V-[A-Z-]+$/), z.array(CheckName).min(1)),
});
export type CheckFile = z.infer<typeof CheckFile>;
