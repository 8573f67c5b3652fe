/** Who the operator is, who stands around it and what it can do: the facts on which jurisdiction and refusals rest. */
import { z } from 'zod';
import { addMonths, day } from '../kernel/day.js';
import { checkedMailbox, MailboxText } from '../kernel/mailbox.js';
import { HolidayTerritory } from './calendar.js';
import { CallBackNumber } from './call-back.js';
import { TenantFlag } from './fact.js';
import { Words } from './instrument.js';
import { Country } from './vocabulary.js';

const Host = z.string().regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/);

const Company = z.strictObject({ name: z.string().min(1), country: Country, mailDomains: z.array(Host) });

export const Tenant = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  flags: z.array(TenantFlag),
  country: Country,
  /** Accounts, project names, mail addresses and IP addresses that are the tenant's. */
  accounts: z.array(z.string().min(1)),
});
export type Tenant = z.infer<typeof Tenant>;

/** Countries whose companies count as European for SecNumCloud 3.2, 19.6.b. */
const memberStates = [
  'AT',
  'BE',
  'BG',
  'HR',
  'CY',
  'CZ',
  'DK',
  'EE',
  'FI',
  'FR',
  'DE',
  'GR',
  'HU',
  'IE',
  'IT',
  'LV',
  'LT',
  'LU',
  'MT',
  'NL',
  'PL',
  'PT',
  'RO',
  'SK',
  'SI',
  'ES',
  'SE',
] as const;

/** The facts that SecNumCloud 3.2, 19.6, asks for, letter by letter. */
const Sovereignty = z.strictObject({
  /** 19.6.a */
  seat: Country,
  centralAdministration: Country,
  mainEstablishment: Country,
  /** 19.6.b: shares of capital and votes, in per cent, direct or indirect. */
  shareholders: z
    .array(z.strictObject({ name: z.string(), country: Country, capital: z.number().min(0).max(100) }))
    .min(1),
  foreignVeto: z.boolean(),
  foreignAppointsMajority: z.boolean(),
  /** 19.6.c: whether a non-European company has the technical possibility to obtain data. */
  foreignTechnicalAccess: z.boolean(),
  /** 19.6.d: continuity without the technology provider. */
  operationalAutonomy: z.enum(['own_means', 'two_alternatives', 'qualified_provider', 'none']),
  /** 19.6.e: links with a foreign government or public body. */
  foreignPublicLinks: z.array(z.string()),
  /** 19.6.f: the last change that may affect the rest, and when customers were told of it. */
  lastChange: z.iso.date().nullable(),
  lastChangeNotice: z.iso.date().nullable(),
});
export type Sovereignty = z.infer<typeof Sovereignty>;

export const OperatorProfile = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]+$/),
  isDefault: z.boolean(),
  operator: Company.extend({
    siren: z.string().regex(/^\d{9}$/),
    /** Postal address of the letterhead, one line each. */
    letterhead: z.array(z.string().min(1)).min(2),
    town: z.string().min(1),
    /** Mail address of each desk, by address, with what it is for. */
    desks: z.record(MailboxText, z.string().min(1)),
    legalDesk: MailboxText,
    legalDeskPhone: z.string().min(1),
    /** Answered at any hour. */
    emergencyPhone: z.string().min(1),
    /** Where an authority files again. */
    portal: z.string().min(1),
    designatedEstablishment: z.string().min(1),
    /** Languages declared under Directive (EU) 2023/1544, art. 4. */
    languages: z.array(z.string().regex(/^[a-z]{2}$/)).min(1),
    electronicCommunicationsOperator: z.boolean(),
    connectedToPnij: z.boolean(),
    /** Addresses and domains of the decentralised IT system (EEV 19). */
    disSenders: z.array(z.string().min(1)),
    /** SecNumCloud 3.2; null while none is held. */
    qualification: z.strictObject({ reference: z.string(), scope: Words }).nullable(),
    /** What the file of the order of 7 March 2022 asks for: control, activities, competitors; and where it goes. */
    sisseFile: z.strictObject({ address: MailboxText, control: Words, activities: Words, competitors: Words }),
    holidays: HolidayTerritory.nullable(),
  }),
  parent: Company.extend({ affiliates: z.array(Company) }).nullable(),
  foreignTechProvider: Company.nullable(),
  subcontractors: z.array(Company),
  tenants: z.array(Tenant),
  /** Our own directory: the numbers at which authorities are called back. */
  callBackNumbers: z.array(CallBackNumber),
  sovereignty: Sovereignty,
});
export type OperatorProfile = z.infer<typeof OperatorProfile>;

/** The right side of the Message-IDs of what the operator sends. */
export const messageDomain = ({ operator }: Pick<OperatorProfile, 'operator'>): string =>
  checkedMailbox(operator.legalDesk).domain;

/** Customers are told of a change within a month of it (19.6.f); civil days compare as text. */
function toldInTime({ lastChange, lastChangeNotice }: Sovereignty): boolean {
  if (lastChange === null) return true;
  if (lastChangeNotice === null) return false;
  return lastChange <= lastChangeNotice && lastChangeNotice <= addMonths(day(lastChange), 1);
}

const european = (country: string): boolean => memberStates.some((member) => member === country);

/** What in the facts departs from SecNumCloud 3.2, 19.6; empty when nothing does. Shares are taken as declared. */
export function departuresFrom196(facts: Sovereignty): string[] {
  const foreign = facts.shareholders.filter(({ country }) => !european(country));
  const largest = Math.max(0, ...foreign.map(({ capital }) => capital));
  const together = foreign.reduce((sum, { capital }) => sum + capital, 0);
  const seats = [facts.seat, facts.centralAdministration, facts.mainEstablishment];
  const departures: [boolean, string][] = [
    [
      !seats.every(european),
      '19.6.a: the seat, the central administration and the main establishment must be in the Union.',
    ],
    [largest > 24, `19.6.b: one non-European shareholder holds ${largest} %, more than 24 %.`],
    [together > 39, `19.6.b: non-European shareholders hold ${together} % together, more than 39 %.`],
    [facts.foreignVeto, '19.6.b: a non-European shareholder holds a veto.'],
    [facts.foreignAppointsMajority, '19.6.b: a non-European shareholder appoints the majority of a governing body.'],
    [facts.foreignTechnicalAccess, '19.6.c: a non-European company can technically obtain data.'],
    [facts.operationalAutonomy === 'none', '19.6.d: the service cannot be continued without the provider.'],
    [facts.foreignPublicLinks.length > 0, '19.6.e: links with a foreign government are declared.'],
    [!toldInTime(facts), '19.6.f: customers were not told of the last change within one month of it.'],
  ];
  return departures.filter(([departs]) => departs).map(([, sentence]) => sentence);
}

/** Capital is shared out once: more than the whole is a typing error, not a fact. */
export function overSubscribed({ shareholders }: Sovereignty): boolean {
  return shareholders.reduce((sum, { capital }) => sum + capital, 0) > 100.001;
}
