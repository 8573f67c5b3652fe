/** A letter as data (templates/letters): its parts in order, its paragraphs by code, its words by language. */
import { z } from 'zod';
import type { Language } from '../../kernel/result.js';
import { Effect } from '../../law/effect.js';
import type { CheckName, TenantFlag } from '../../law/fact.js';
import { DataCategory, Door, Ground, IssuerKind, LetterKind, Relay } from '../../law/vocabulary.js';

/** What every lawful refusal or referral says, whatever the rule that judged the request. */
export const refusalElements = [
  'identity',
  'receipt',
  'request',
  'position',
  'grounds',
  'channel',
  'data',
  'urgency',
  'notices',
  'reservation',
  'contact',
] as const;
const elements = [...refusalElements, 'missing', 'attachments', 'collection'] as const;
export const Element = z.enum(elements);
export type Element = z.infer<typeof Element>;

/** What a text may ask for between braces; `letter-fields.ts` feeds each. No field can carry a target of the request. */
export const mergeFields = [
  'operator',
  'siren',
  'seat',
  'qualification',
  'deskEmail',
  'deskPhone',
  'emergencyPhone',
  'portal',
  'designatedEstablishment',
  'request',
  'ourReference',
  'receivedAt',
  'channel',
  'authority',
  'dataAsked',
  'basis',
  'privilege',
  'position',
  'effect',
  'groundSentences',
  'noticeSentence',
] as const;
export type MergeField = (typeof mergeFields)[number];

const Text = z.string().min(1);
const Part = z.union([
  Text,
  z.strictObject({ list: z.enum(['missingItems']) }),
  z.strictObject({ table: z.enum(['attachments', 'company', 'request', 'exchanges']) }),
]);
export type Part = z.infer<typeof Part>;

const front = {
  /** `refusal.v1`: never edited, only succeeded. */
  template: z.string().regex(/^[a-z_]+\.v[1-9]\d*$/),
  language: z.enum(['fr', 'en']),
  validFrom: z.iso.date(),
};

export const LetterTemplate = z.strictObject({
  ...front,
  kind: LetterKind,
  subject: Text,
  salutation: Text,
  sections: z
    .array(
      z.strictObject({
        element: Element,
        heading: Text.optional(),
        /** Printed in every case. */
        always: z.array(Part).optional(),
        /** Printed when no chosen block speaks to the element. */
        otherwise: z.array(Part).optional(),
      }),
    )
    .min(1),
  closing: Text,
  signature: z.array(Text).min(1),
  /** The message that carries the letter. */
  mail: z.array(Text).min(1),
});
export type LetterTemplate = z.infer<typeof LetterTemplate>;

export const BlockLibrary = z.strictObject({
  ...front,
  blocks: z.record(
    z.string().regex(/^B0$|^B-[A-Z0-9]+(-[A-Z0-9]+)*$/),
    z.strictObject({
      /** The block stands in the first, and speaks to all. */
      elements: z.array(Element).min(1),
      content: z.array(Part).min(1),
      /** It is left out with the last of them that the letter states. */
      states: z.array(Ground).optional(),
    }),
  ),
});
export type BlockLibrary = z.infer<typeof BlockLibrary>;

const labels = [
  'subject',
  'ourReference',
  'yourReference',
  'registered',
  'seat',
  'page',
  'item',
  'information',
  'attachmentName',
  'attachmentHash',
  'company',
  'registration',
  'control',
  'activities',
  'competitors',
  'requester',
  'reference',
  'relay',
  'basis',
  'dataAsked',
  'received',
  'reply',
] as const;

/**
 * Checks whose result the requester may learn, since only it can mend them. The others concern the tenant, the
 * service or another State, and a letter says nothing of those.
 */
export const tellableChecks = [
  'origin_established',
  'act_attached',
  'signatory_named',
  'case_reference_given',
  'targets_identified',
  'language_accepted',
  'within_article_scope',
  'prosecutor_authorisation',
  'frame_agrees',
  'rogatory_commission',
  'judge_order_attached',
  'offence_meets_threshold',
  'authority_habilitated',
  'controller_authorisation',
  'union_power_cited',
  'certificate_complete',
  'judge_validation',
  'processor_addressing_justified',
  'live_preservation',
  'destination_agrees',
] as const satisfies readonly CheckName[];

export const Phrases = z.strictObject({
  ...front,
  request: z.strictObject({
    named: Text,
    unnamed: Text,
    /** In writing that a letter cannot print. */
    unprintable: Text,
  }),
  channels: z.record(Door, Text),
  noCategory: Text,
  categories: z.record(DataCategory, Text),
  noBasis: Text,
  issuers: z.record(IssuerKind, Text),
  privileges: z.strictObject({ lawyer: Text, press: Text, hds: Text, other: Text }),
  positions: z.strictObject({ refused: Text, redirected: Text }),
  effects: z.record(Effect, Text),
  notices: z.strictObject({ informed: Text, reserved: Text }),
  qualification: z.strictObject({ held: Text, none: Text }),
  generalGround: Text,
  incomplete: Text,
  grounds: z.record(Ground, Text),
  checks: z.record(z.enum(tellableChecks), Text),
  recipients: z.strictObject({ requester: z.array(Text), relay: z.array(Text), sisse: z.array(Text).min(1) }),
  labels: z.record(z.enum(labels), Text),
  relays: z.record(Relay, Text),
});
export type Phrases = z.infer<typeof Phrases>;

/** Secrets (Policy tenants) that a letter can name without saying whose they are. */
export const privilegedFlags = ['lawyer', 'press', 'hds'] as const satisfies readonly TenantFlag[];

/** A file of the catalogue, with the SHA-256 of its bytes. */
export interface Filed<Content> {
  readonly file: string;
  readonly sha256: string;
  readonly content: Content;
}

export interface LetterBook {
  readonly letters: readonly Filed<LetterTemplate>[];
  readonly blocks: readonly Filed<BlockLibrary>[];
  readonly phrases: readonly Filed<Phrases>[];
}

export const languages = ['fr', 'en'] as const satisfies readonly Language[];
