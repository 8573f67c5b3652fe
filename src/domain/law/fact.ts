/** What is known of a request, in closed words: reading proposes facts, people confirm them, rules judge them. */
import { z } from 'zod';
import { IllegalContent } from './illegal-content.js';
import {
  Addressee,
  CheckResult,
  Country,
  DataCategory,
  InstrumentCode,
  IssuerKind,
  IssuerZone,
  Relay,
} from './vocabulary.js';

/** DIS and PNIJ are the two official machine channels; everything else is OTHER (EEV 19, CPP 230-45). */
export const channels = ['DIS', 'PNIJ', 'OTHER'] as const;
export const Channel = z.enum(channels);
export type Channel = z.infer<typeof Channel>;

/** Flags of the tenant whose data are asked (Policy tenants). */
export const tenantFlags = [
  'public_authority',
  'lawyer',
  'press',
  'hds',
  'oiv',
  'sren31',
  'public_content',
  'doctor',
  'notary',
  'magistrate',
  'parliament',
] as const;
export const TenantFlag = z.enum(tenantFlags);
export type TenantFlag = z.infer<typeof TenantFlag>;

/** What a customer is, for the report alone: no rule judges by it. */
export const customerKinds = ['public', 'private', 'individual'] as const;
export const CustomerKind = z.enum(customerKinds);
export type CustomerKind = z.infer<typeof CustomerKind>;

/** Those whom a secret or an immunity protects (CPP 56-1 to 56-5, 100-7): a hospital keeps the secret of its doctors. */
export const protectedFlags = [
  'lawyer',
  'doctor',
  'hds',
  'notary',
  'press',
  'magistrate',
  'parliament',
] as const satisfies readonly TenantFlag[];

/** Whether one of these flags protects. */
export const isProtected = (flags: readonly TenantFlag[]): boolean =>
  flags.some((flag) => (protectedFlags as readonly TenantFlag[]).includes(flag));

/** What a person says of one target. */
export const targetQualities = ['ordinary', ...protectedFlags] as const;
export const TargetQuality = z.enum(targetQualities);
export type TargetQuality = z.infer<typeof TargetQuality>;

/** The named checks a rule may require before it admits (workflows/law/checks.yaml). */
export const checkNames = [
  'is_a_request',
  'withdrawal_stated',
  'origin_established',
  'act_attached',
  'signatory_named',
  'case_reference_given',
  'targets_identified',
  'target_not_protected',
  'protected_person_agrees',
  'language_accepted',
  'within_article_scope',
  'prosecutor_authorisation',
  'frame_agrees',
  'rogatory_commission',
  'judge_order_attached',
  'offence_meets_threshold',
  'secrecy_marking',
  'authority_habilitated',
  'controller_authorisation',
  'electronic_communications_operator',
  'union_power_cited',
  'content_is_public',
  'prior_information_given',
  'certificate_complete',
  'judge_validation',
  'enforcing_authority_notified',
  'enforcement_cleared',
  'processor_addressing_justified',
  'public_tenant_in_issuing_state',
  'privileged_tenant_in_issuing_state',
  'live_preservation',
  'customer_holds_keys',
  'third_country_conflict',
  'asks_to_alter_service',
  'already_disclosed',
  'access_without_act',
  'control_changed',
  'writer_speaks_for_customer',
  'destination_agrees',
  'asks_now',
  'no_ground_to_object',
] as const;
export const CheckName = z.enum(checkNames);
export type CheckName = z.infer<typeof CheckName>;

export const Checks = z.partialRecord(CheckName, CheckResult);
export type Checks = z.infer<typeof Checks>;

export const RequestFacts = z.strictObject({
  issuerZone: IssuerZone,
  issuerCountry: Country.nullable(),
  issuerKind: IssuerKind,
  relayedBy: Relay,
  addressee: Addressee,
  channel: Channel,
  /** Every instrument the act itself stands on; empty when none is cited. */
  bases: z.array(InstrumentCode),
  categories: z.array(DataCategory),
  tenantFlags: z.array(TenantFlag),
  emergency: z.boolean(),
  /** What the order says is illegal: a person records it, nothing reads it; absent until then. */
  illegalContent: IllegalContent.nullable().optional(),
  /** The State on whose behalf an authority executes a request for assistance: a person records it; absent until then. */
  assistedState: Country.nullable().optional(),
  /** Kinds of the customers whose data are asked for, as the directory knew them at receipt; absent where one is unknown. */
  customerKinds: z.array(CustomerKind).min(1).optional(),
  /** A check that is absent is unknown. */
  checks: Checks,
});
export type RequestFacts = z.infer<typeof RequestFacts>;

/** A fact of its own, or a named check. */
const FactName = z.enum([...RequestFacts.omit({ checks: true }).keyof().options, ...checkNames]);
export type FactName = z.infer<typeof FactName>;

/** Where a fact stands: characters `start` to `end` (exclusive) of the text of one part of the message. */
export const Span = z.strictObject({ part: z.string(), start: z.int().nonnegative(), end: z.int().nonnegative() });
export type Span = z.infer<typeof Span>;

/** The place of each fact in the documents; a fact with no place was concluded, not read. */
export const Evidence = z.partialRecord(FactName, z.array(Span).readonly());
export type Evidence = z.infer<typeof Evidence>;
