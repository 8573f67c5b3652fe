/** The registry as the HTTP API shows it: authorities with their numbers and changes, tenants, the operator. */
import { z } from 'zod';
import { Authority } from '../domain/law/authority.js';
import { CallBackNumber, callBackStates } from '../domain/law/call-back.js';
import { DirectoryChange, DirectoryEntry } from '../domain/law/directory.js';
import { OperatorProfile } from '../domain/law/operator.js';
import { Sha256Text } from '../domain/law/vocabulary.js';
import { Signature } from '../domain/signature/signature.js';

const CallBack = CallBackNumber.omit({ authority: true }).extend({
  state: z.enum(callBackStates).describe('On the day of the answer; only a callable number may be called'),
});

export const RegisteredAuthorities = z
  .strictObject({
    day: z.iso.date().describe('The civil day, by the clock of the database, for which the states are given'),
    authorities: z.array(
      Authority.extend({
        expired: z.boolean().describe('Its domains prove nothing any more: verify the entry again'),
        numbers: z.array(CallBack).describe('Where it may be called back; none means that it cannot be'),
      }),
    ),
  })
  .meta({ id: 'RegisteredAuthorities' });
export type RegisteredAuthorities = z.infer<typeof RegisteredAuthorities>;

const When = z.strictObject({ by: z.uuid(), at: z.iso.datetime() });
const Entry = DirectoryEntry.meta({ id: 'DirectoryEntry' });
export const ChangeToPropose = DirectoryChange.extend({ entries: z.array(Entry).max(5000) }).meta({
  id: 'DirectoryChangeText',
});
export const RegisteredChanges = z
  .strictObject({
    changes: z.array(
      z
        .strictObject({
          changeId: z.uuid(),
          sha256: Sha256Text.describe('Of the canonical JSON of the change'),
          proposed: When,
          adopted: When.nullable(),
          withdrawn: When.nullable(),
          change: ChangeToPropose.nullable().describe('Null where its text is missing or was altered'),
          before: z
            .array(Entry)
            .describe(
              'The entries that it would replace or take out, as they are now; of a change that is settled, none',
            ),
        })
        .meta({ id: 'DirectoryChange' }),
    ),
  })
  .meta({ id: 'RegisteredChanges' });
export type RegisteredChanges = z.infer<typeof RegisteredChanges>;

const Words = z.strictObject({ fr: z.string().min(1).max(400), en: z.string().min(1).max(400) });
export const ListToRead = z
  .strictObject({
    text: z.string().max(800_000).describe('CSV with a line of column names'),
    source: Words.describe('The official publication'),
    verifiedAt: z.iso.date(),
    expiresAt: z.iso.date(),
  })
  .meta({ id: 'AuthorityList' });
export const ListRead = z
  .strictObject({
    entries: z.array(Entry),
    faults: z.array(z.strictObject({ line: z.int(), what: z.string() })),
  })
  .meta({ id: 'AuthorityListRead' });

export const ProposedChange = z
  .strictObject({ changeId: z.uuid().describe('A new one'), change: ChangeToPropose, signature: Signature })
  .meta({ id: 'ProposedDirectoryChange' });
export const ChangeConsent = z.strictObject({ signature: Signature }).meta({ id: 'DirectoryConsent' });

export const RegisteredOperator = OperatorProfile.omit({
  callBackNumbers: true,
  isDefault: true,
  sovereignty: true,
}).meta({ id: 'RegisteredOperator' });
export type RegisteredOperator = z.infer<typeof RegisteredOperator>;
