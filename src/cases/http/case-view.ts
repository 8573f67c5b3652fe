/** One case as its screen shows it, in shapes that the description of the API carries. */
import { z } from 'zod';
import { MoveName } from '../../domain/case/circuit.js';
import { Offer } from '../../domain/case/model/offer.js';
import { AskedPart } from '../../domain/case/model/part.js';
import { type CaseState, CaseStateSchema } from '../../domain/case/model/state.js';
import { Weakening } from '../../domain/case/model/vocabulary.js';
import { BothLanguages } from '../../domain/kernel/both-languages.js';
import { CallBackNumber } from '../../domain/law/call-back.js';
import { OriginEvidence, OriginMethodCode, OriginProof } from '../../domain/law/origin.js';
import {
  Action,
  AddressZone,
  ApproverRole,
  LetterKind,
  Notice,
  RecipientKind,
  Sha256Text,
  Verdict,
} from '../../domain/law/vocabulary.js';
import { SenderCheck } from '../../domain/reading/sender-check.js';
import { CaseSummary } from '../rows/case.store.js';
import { CaseLink } from '../rows/link.store.js';
import { Particulars } from '../rows/particulars.js';

export const GivenNotice = z.strictObject({
  notice: Notice,
  letter: LetterKind.nullable().describe('Its letter can be drawn: GET /api/cases/{id}/notices/{notice}/letter'),
  portal: z.string().nullable(),
  withAnswer: z.boolean().describe('Its letter leaves with the answer to the requester'),
});

const Judged = z.strictObject({ rule: z.string(), verdict: Verdict, approvers: z.array(ApproverRole) });

type Seen<T> = T extends object ? { readonly [Key in keyof T]: Seen<T[Key]> } : T;

const Move = z.strictObject({
  command: MoveName,
  closed: z
    .strictObject({ code: z.string(), kind: z.string(), sentence: BothLanguages, article: z.string().optional() })
    .nullable()
    .describe('Why it is closed, or null'),
  offer: Offer.nullable().describe('What its form takes from the case; null of a closed one'),
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
  attested: z.boolean().describe('Its origin is proved: then its receipt may be acknowledged automatically'),
  candidates: z.array(z.string()).describe('What the messages of the case name: one of them may be confirmed'),
});

export const CaseFile = z
  .strictObject({
    ...CaseSummary.shape,
    state: CaseStateSchema,
    particulars: z.union([z.literal('erased'), Particulars, z.null()]),
    locked: z.boolean().describe('The content is that of the secret cell: it opens to cleared people alone'),
    requester: z
      .strictObject({
        digest: Sha256Text,
        mailbox: z.string().nullable().describe('Where letters to the requester go; null while it is in doubt'),
        checks: z.array(SenderCheck),
      })
      .nullable()
      .describe('Who asks, as the checks stand now: state the digest to consent; null while nothing waits for consent'),
    answer: AnswerView.nullable().describe('Whom to answer by mail; null of a case that was erased or is not read'),
    recipient: z
      .strictObject({
        ...{ kind: RecipientKind, name: z.string(), mailbox: z.string().nullable() },
        postal: z
          .array(z.string())
          .nullable()
          .describe('The lines of a postal address: letters are printed and posted'),
        confirmed: z.boolean().describe('A second person looked at it'),
      })
      .nullable()
      .describe('To whom a person had letters that ask or refuse written; null where to the requester'),
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
    giving: z.array(GivenNotice).describe('How each notice that is owed is given'),
    owed: z.array(Notice).describe('Notices that are owed now: the case does not close before they are settled'),
    callBackNumbers: z
      .array(CallBackNumber)
      .describe('Of our directory: where an authority that can have issued the request may be called back'),
    callBackWanted: z.boolean().describe('What is disclosed waits for a call-back'),
    originMethods: z
      .array(
        z.strictObject({
          code: OriginMethodCode,
          title: BothLanguages,
          proves: OriginProof,
          needs: z.array(OriginEvidence),
        }),
      )
      .describe('How the origin may be established, and the evidence that each method needs'),
    withoutEnd: BothLanguages.nullable().describe(
      'Why classification and letters wait: the proof shows no end; null otherwise',
    ),
    questions: z
      .array(z.strictObject({ code: z.string(), fr: z.string(), en: z.string() }))
      .describe('What is not settled in the law that the advice stands on'),
    division: z
      .array(z.strictObject({ ...AskedPart.shape, row: z.string().nullable(), verdict: Verdict }))
      .describe(
        'Of a request that is several: its parts as the rules would have them; a person says whose data each asks',
      ),
    parts: z.array(CaseSummary).describe('The cases of its parts, once it is divided'),
    whole: z.strictObject({ id: z.uuid(), reference: z.string() }).nullable().describe('The request it is a part of'),
    links: z.array(CaseLink).describe('Cases that people said are the same request, or belong together'),
    moves: z.array(Move).describe('Open ones, and closed ones with their reason'),
    history: z.array(HistoryEntry).describe('Every entry of the case, in order'),
  })
  .meta({ id: 'CaseFile' });

/** As it is built; what the domain calls read-only stays so. */
export type ShownCase = Seen<Omit<z.input<typeof CaseFile>, 'state'>> & { readonly state: CaseState };
