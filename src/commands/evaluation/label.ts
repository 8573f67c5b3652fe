/** What a lawyer expects of a labelled message (expected.json); what a label leaves out is not scored. */
import { z } from 'zod';
import { Addressee, DataCategory, IssuerKind, IssuerZone, Relay, Verdict } from '../../domain/law/vocabulary.js';

export const Label = z.object({
  description: z.string().optional(),
  language: z.string().optional(),
  issuer: z
    .object({ zone: IssuerZone, country: z.string().nullable().optional(), kind: IssuerKind.optional() })
    .optional(),
  relayedBy: Relay.nullable().optional(),
  addressee: Addressee.optional(),
  /** Codes of instruments, or NONE. */
  legalBasis: z.array(z.string()).optional(),
  acceptableLegalBasis: z.array(z.array(z.string())).default([]),
  dataCategories: z.array(DataCategory).optional(),
  /** Other sets that a fair reader may name. */
  acceptableDataCategories: z.array(z.array(DataCategory)).default([]),
  emergency: z.boolean().optional(),
  targets: z.array(z.string()).optional(),
  caseReference: z.string().nullable().optional(),
  /** null for what is no request. */
  row: z.string().nullable().optional(),
  acceptableRows: z.array(z.string()).default([]),
  verdict: Verdict,
  acceptableVerdicts: z.array(Verdict).default([]),
  mustNotAdmit: z.boolean().default(false),
  deadlines: z.array(z.object({ code: z.string() })).optional(),
  /** A kind of message, to be counted by itself. */
  family: z.string().optional(),
  /** The name that near misses share: two messages almost alike that the law judges differently. */
  pair: z.string().optional(),
});
export type Label = z.infer<typeof Label>;
