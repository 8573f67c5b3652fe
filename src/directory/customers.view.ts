/** Customers as the HTTP API shows them. */
import { z } from 'zod';
import { CustomerLine, ServiceLine } from '../domain/law/customer.js';
import { CustomerKind, TenantFlag } from '../domain/law/fact.js';
import { Sha256Text } from '../domain/law/vocabulary.js';
import { Signature } from '../domain/signature/signature.js';
import { Statement } from './customer-flags.js';

export const CustomerSought = z
  .strictObject({
    sought: z.string().min(2).max(254).describe('An account, a mail address, a host, or the id of the customer'),
    at: z.iso.datetime().optional().describe('As it was at that moment; absent, now'),
  })
  .meta({ id: 'CustomerSought' });

const When = z.strictObject({ by: z.uuid(), at: z.iso.datetime() });
export const FlagsProposed = z
  .strictObject({
    changeId: z.uuid().describe('A new one'),
    statement: Statement.meta({ id: 'CustomerStatement' }),
    signature: Signature,
  })
  .meta({ id: 'ProposedCustomerFlags' });
export const FlagsStated = z
  .strictObject({
    changes: z.array(
      z
        .strictObject({
          changeId: z.uuid(),
          sha256: Sha256Text,
          proposed: When,
          adopted: When.nullable(),
          withdrawn: When.nullable(),
          statement: Statement.nullable().describe('Null where it was altered, or its customer erased'),
        })
        .meta({ id: 'CustomerFlagsChange' }),
    ),
  })
  .meta({ id: 'CustomerFlagsChanges' });
export type FlagsStated = z.infer<typeof FlagsStated>;

const { name, country, customer } = CustomerLine.shape;
export const FoundCustomers = z
  .strictObject({
    at: z.iso.datetime(),
    taken: z.iso.datetime().nullable().describe('When the directory was last whole; null before'),
    customers: z.array(
      z.strictObject({
        customer,
        name,
        country: country.removeDefault(),
        since: z.iso.datetime(),
        flags: z.array(TenantFlag).nullable().describe('Null where they are not known: never ordinary'),
        stated: z.array(TenantFlag).describe('Those that two people added'),
        kind: CustomerKind.nullable().describe('Null where neither its source nor people state it'),
        statedKind: CustomerKind.nullable().describe('What two people stated: it holds where its source is silent'),
        accounts: z.array(z.string()).describe('Those that answer'),
        services: z.array(ServiceLine.omit({ since: true })),
      }),
    ),
  })
  .meta({ id: 'FoundCustomers' });
export type FoundCustomers = z.infer<typeof FoundCustomers>;
