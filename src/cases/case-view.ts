/** One case as its screen shows it, in shapes that the description of the API carries. */
import { z } from 'zod';
import { MoveName } from '../domain/case/circuit.js';
import { type CaseState, CaseStateSchema } from '../domain/case/model/state.js';
import { Weakening } from '../domain/case/model/vocabulary.js';
import { CallBackNumber } from '../domain/law/call-back.js';
import { Action, AddressZone, ApproverRole, Sha256Text, Verdict } from '../domain/law/vocabulary.js';
import { SenderCheck } from '../domain/reading/sender-check.js';
import { CaseSummary } from './case.store.js';
import { CaseLink } from './link.store.js';
import { Particulars } from './particulars.js';

const Words = z.strictObject({ fr: z.string(), en: z.string() });
const Judged = z.strictObject({ rule: z.string(), verdict: Verdict, approvers: z.array(ApproverRole) });

type Seen<T> = T extends object ? { readonly [Key in keyof T]: Seen<T[Key]> } : T;

const Move = z.strictObject({
  command: MoveName,
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
    state: CaseStateSchema,
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
export type ShownCase = Seen<Omit<z.input<typeof CaseFile>, 'state'>> & { readonly state: CaseState };
