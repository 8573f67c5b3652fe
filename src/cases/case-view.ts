/** One case as its screen shows it, in shapes that the description of the API carries. */
import { z } from 'zod';
import { Classified, Clock, Letter } from '../domain/case/event.js';
import type { CaseState } from '../domain/case/state.js';
import { RequestFacts } from '../domain/law/fact.js';
import { Action, ApproverRole, Door, Outcome, Sha256Text } from '../domain/law/vocabulary.js';
import { CircuitCommand } from '../domain/workflow/circuit.js';
import { CaseSummary } from './case.store.js';
import { Particulars } from './particulars.js';

const Words = z.strictObject({ fr: z.string(), en: z.string() });
const Preparation = z
  .strictObject({
    id: z.uuid(),
    action: Action,
    payload: Sha256Text.describe('SHA-256 of exactly what leaves'),
    letters: z.array(Letter),
    accountsDisclosed: z.int(),
    preparedBy: z.string(),
    consents: z.array(z.strictObject({ person: z.string(), role: ApproverRole })),
    dispatchedBy: z.string().nullable().describe('null while it is still here'),
  })
  .meta({ id: 'Preparation' });

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
    assignee: z.string().nullable(),
    preparation: Preparation.nullable(),
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

export const CaseFile = z
  .strictObject({
    ...CaseSummary.shape,
    state: State satisfies Described,
    particulars: z.union([z.literal('erased'), Particulars, z.null()]),
    questions: z
      .array(z.strictObject({ code: z.string(), fr: z.string(), en: z.string() }))
      .describe('What is not settled in the law that the advice stands on'),
    moves: z.array(Move).describe('Open ones, and closed ones with their reason'),
    history: z.array(HistoryEntry).describe('Every entry of the case, in order'),
  })
  .meta({ id: 'CaseFile' });
