/** What an action takes from the case as it stands: the desk shows it, and sends or signs it unchanged. */
import { z } from 'zod';
import { BothLanguages } from '../../kernel/both-languages.js';
import { Sha256Text } from '../../law/vocabulary.js';
import { ActName } from '../../signature/act.js';

const Words = BothLanguages.readonly();

const ShownRow = z.strictObject({
  label: Words,
  of: z.enum(['issuerZone', 'loweringReason', 'recipientKind', 'role', 'serviceManner']).optional(),
  words: z
    .array(z.union([z.string(), Words]))
    .readonly()
    .describe('Words of the vocabulary `of`, or as they are'),
});

const Choice = z
  .union([z.string(), z.strictObject({ shown: z.string(), sent: z.record(z.string(), z.unknown()).readonly() })])
  .describe('A value of the field, or what it shows with the fields that are sent for it; the likeliest is first');

const OfferedSignature = z.strictObject({
  act: ActName,
  preparation: z.uuid().nullable().default(null),
  seq: z.int().nonnegative().default(0),
  payload: z
    .union([
      Sha256Text,
      z.strictObject({
        of: z.record(z.string(), z.unknown()).readonly(),
        fields: z.array(z.string()).readonly().default([]).describe('Fields of the form, as they are sent'),
      }),
    ])
    .nullable()
    .default(null)
    .describe('A digest, or the thing whose canonical JSON is digested (RFC 8785)'),
  by: z.uuid().optional().describe('The account whose act or request it is about'),
  rows: z.array(ShownRow).readonly().default([]).describe('What the signature is over, beside the fields of the form'),
});

/** What an open action offers; a field that is absent offers nothing. */
export const Offer = z
  .strictObject({
    id: z.uuid().optional().describe('What the path of its route names'),
    choices: z.record(z.string(), z.array(Choice).readonly()).readonly().optional(),
    with: z.record(z.string(), z.unknown()).readonly().optional().describe('Sent as it is'),
    signs: OfferedSignature.optional(),
    signsBy: z
      .strictObject({ field: z.string(), of: z.record(z.string(), OfferedSignature).readonly() })
      .optional()
      .describe('What is signed, where it depends on the value of a field'),
  })
  .readonly();
export type Offer = z.infer<typeof Offer>;
/** As a declaration writes it: what is left out takes its default. */
export type DeclaredOffer = z.input<typeof Offer>;
export type OfferedRows = readonly z.input<typeof ShownRow>[];
