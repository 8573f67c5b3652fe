/** The sovereignty file as the HTTP API shows it. */
import { z } from 'zod';
import { BothLanguages } from '../domain/kernel/both-languages.js';
import { SovereigntyFile } from '../domain/law/sovereignty.js';
import { Sha256Text } from '../domain/law/vocabulary.js';
import { Signature } from '../domain/signature/signature.js';

const When = z.strictObject({ by: z.uuid(), at: z.iso.datetime() });
const File = SovereigntyFile.meta({ id: 'SovereigntyFile' });

const Departures = z
  .array(
    z.strictObject({
      cite: z.string(),
      sentence: BothLanguages,
      found: z.array(z.string()),
    }),
  )
  .describe('Rules of SecNumCloud 3.2, 19.2 and 19.6, that it does not keep; none is good');

export const SovereigntyShown = z
  .strictObject({
    file: File.nullable().describe('In force; null where its text is missing or was altered'),
    version: z.uuid().nullable().describe('The version in force; null while it is what the profile declares'),
    departures: Departures,
    noticeDue: z.iso.date().nullable().describe('Last day on which customers are informed of the last change (19.6.f)'),
    versions: z
      .array(
        z
          .strictObject({
            changeId: z.uuid(),
            sha256: Sha256Text.describe('Of the canonical JSON of the file'),
            proposed: When,
            adopted: When.nullable(),
            withdrawn: When.nullable(),
            file: File.nullable().describe('Null where its text is missing or was altered'),
            departures: Departures,
          })
          .meta({ id: 'SovereigntyVersion' }),
      )
      .describe('Newest first'),
  })
  .meta({ id: 'Sovereignty' });
export type SovereigntyShown = z.infer<typeof SovereigntyShown>;

export const SovereigntyProposed = z
  .strictObject({ changeId: z.uuid().describe('A new one'), file: File, signature: Signature })
  .meta({ id: 'ProposedSovereignty' });
