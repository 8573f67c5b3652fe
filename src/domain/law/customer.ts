/** Customers of the operator, as its own systems state them: accounts, services, and what changes how a request is judged. */
import { z } from 'zod';
import { mailbox } from '../kernel/mailbox.js';
import { CustomerKind, isProtected, TenantFlag } from './fact.js';
import { fold } from './fold.js';
import { Country } from './vocabulary.js';

const Id = z.string().min(1).max(120);
const Since = z.iso.datetime({ offset: true }).optional();
/** Absent or null where its source does not say: unknown, never ordinary. */
const Flags = z.array(TenantFlag).max(20).nullable().default(null);

/** A customer as it is from a moment on; it replaces what was said of it before. */
export const CustomerLine = z.strictObject({
  customer: Id,
  name: z.string().min(1).max(300),
  country: Country.nullable().default(null),
  flags: Flags,
  /** Public body, private organisation or natural person; absent or null where its source does not say. */
  kind: CustomerKind.nullable().optional(),
  /** Accounts, project names, mail addresses and IP addresses, each with the service it uses. */
  accounts: z
    .array(z.strictObject({ account: z.string().min(2).max(254), service: Id.nullable().default(null) }))
    .max(10_000),
  since: Since,
});
export type CustomerLine = z.infer<typeof CustomerLine>;

const GoneLine = z.strictObject({ customer: Id, gone: z.literal(true), since: Since });

/** The personal data of a customer, erased for good (GDPR art. 17): its accounts are unknown from then on. */
const EraseLine = z.strictObject({ customer: Id, erase: z.literal(true) });
export type EraseLine = z.infer<typeof EraseLine>;

/** A service carries legal facts of its own: where its data lie, under which qualification, and the flags of all its accounts. */
export const ServiceLine = z.strictObject({
  service: Id,
  name: z.string().min(1).max(300),
  locations: z.array(Country).min(1).max(40),
  qualification: z.string().min(1).max(120).nullable(),
  flags: z.array(TenantFlag).max(20),
  since: Since,
});
export type ServiceLine = z.infer<typeof ServiceLine>;

/** One line of the directory of customers (docs/formats/input.md). */
export const DirectoryLine = z.union([GoneLine, EraseLine, CustomerLine, ServiceLine]);
export type DirectoryLine = z.infer<typeof DirectoryLine>;

/** A customer that a message may concern, as the reading takes it. */
export const Tenant = z.strictObject({
  id: Id,
  /** Null where they are not known. */
  flags: z.array(TenantFlag).nullable(),
  country: Country.nullable(),
  kind: CustomerKind.nullable().optional(),
  accounts: z.array(z.string().min(1)),
  /** Hosts that are this customer's alone. */
  domains: z.array(z.string()),
});
export type Tenant = z.infer<typeof Tenant>;

/** An account as it is compared, whatever its case and its accents. */
export const accountText = (account: string): string => fold(account).trim();

/** The host of an account that is an address or a host; null for any other. */
export function hostOfAccount(account: string): string | null {
  const host = account.includes('@') ? (mailbox(account)?.domain ?? '') : account.toLowerCase();
  return /^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*$/.test(host) ? host : null;
}

/** Of customers to which one account is said to belong, the one for which the law is strictest. */
export const strictest = (tenants: readonly Tenant[]): Tenant | undefined =>
  tenants.find(({ flags }) => flags && isProtected(flags)) ?? tenants.find(({ flags }) => !flags) ?? tenants[0];
