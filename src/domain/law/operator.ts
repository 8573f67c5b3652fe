/** Who the operator is, who stands around it and what it can do: the facts on which jurisdiction and refusals rest. */
import { z } from 'zod';
import { WrittenInBoth } from '../kernel/both-languages.js';
import { checkedMailbox, MailboxText } from '../kernel/mailbox.js';
import { HolidayTerritory } from './calendar.js';
import { CallBackNumber } from './call-back.js';
import { DeclaredSovereignty } from './sovereignty.js';
import { Country } from './vocabulary.js';

const Host = z.string().regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/);

const Company = z.strictObject({ name: z.string().min(1), country: Country, mailDomains: z.array(Host) });

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
    qualification: z.strictObject({ reference: z.string(), scope: WrittenInBoth }).nullable(),
    /** What the file of the order of 7 March 2022 asks for: control, activities, competitors; and where it goes. */
    sisseFile: z.strictObject({
      address: MailboxText,
      control: WrittenInBoth,
      activities: WrittenInBoth,
      competitors: WrittenInBoth,
    }),
    holidays: HolidayTerritory.nullable(),
  }),
  parent: Company.extend({ affiliates: z.array(Company) }).nullable(),
  foreignTechProvider: Company.nullable(),
  subcontractors: z.array(Company),
  /** How the operator begins the names of its accounts ("proj-"): what begins so is one, known or not. */
  accountForms: z.array(z.string().regex(/^[a-z]{2,12}-$/)),
  /** Our own directory: the numbers at which authorities are called back. */
  callBackNumbers: z.array(CallBackNumber),
  /** How many days a sealed package can be fetched from the portal; absent where nothing is delivered by it. */
  delivery: z.strictObject({ days: z.int().min(10).max(45) }).optional(),
  /** The facts that SecNumCloud 3.2, 19.6, asks for. */
  sovereignty: DeclaredSovereignty,
});
export type OperatorProfile = z.infer<typeof OperatorProfile>;

/** The right side of the Message-IDs of what the operator sends. */
export const messageDomain = ({ operator }: Pick<OperatorProfile, 'operator'>): string =>
  checkedMailbox(operator.legalDesk).domain;
