/** How each notice is given, as data (workflows/law/notices.yaml). */
import { z } from 'zod';
import type { Authority } from './authority.js';
import { Action, LetterKind, Notice, WebAddress } from './vocabulary.js';

/** Parties that no directory of authorities holds. */
export const noticeParties = [
  'customer',
  'all_customers',
  'data_subject',
  'enforcing_authority',
  'prosecutor',
  'assistance_office',
] as const;

const Recipient = z.union([
  /** Roles of the operator: the service informs them itself. */
  z.strictObject({ roles: z.array(z.enum(['executive', 'ciso', 'secret_officer'])).min(1) }),
  /** By its id in the directory. */
  z.strictObject({ authority: z.string() }),
  /** At the address of the file of the operator's profile. */
  z.strictObject({ file: z.literal('sisse') }),
  z.strictObject({ portal: WebAddress }),
  z.strictObject({ party: z.enum(noticeParties) }),
]);

const NoticeRule = z.strictObject({
  to: Recipient,
  letter: LetterKind.optional(),
  form: z.literal('annex-iii').optional(),
  /** What is sent to the requester together with its letter. */
  with: z.array(Action).default([]),
  /** Silence holds it back; the State is always given the notices that the law wants it to have. */
  silence: z.boolean().default(false),
  /** Instruments under which it is never given. */
  never: z.array(z.string()).default([]),
  /** Its recipient sees the request before the service acknowledges anything by itself. */
  before: z.literal('receipt').optional(),
  /** Whether a report prints its line at zero too, where it counts one, or never: the word alone may reveal a secret. */
  report: z.enum(['always', 'counted', 'never']).default('counted'),
});

export const NoticeFile = z.strictObject({ notices: z.record(Notice, NoticeRule) });
export type NoticeRules = z.infer<typeof NoticeFile>['notices'];
type NoticeRule = NoticeRules[Notice];

/** What says whether a notice is sent as a letter. */
export interface NoticeLaw {
  readonly notices: NoticeRules;
  readonly authorities: readonly Pick<Authority, 'id' | 'channel'>[];
}

/** The address of an authority that is written to by mail; null where the directory has none. */
export const addressOf = (authority: Pick<Authority, 'channel'> | undefined): string | null =>
  authority?.channel?.kind === 'mail' ? authority.channel.address : null;

/** Whether its letter can be sent: the recipient has a mail address. */
export function isReached({ to }: NoticeRule, authorities: NoticeLaw['authorities']): boolean {
  if ('file' in to) return true;
  return 'authority' in to && addressOf(authorities.find(({ id }) => id === to.authority)) !== null;
}

/** How a notice is given, as the desk shows it. */
export function givingOf(notice: Notice, { notices, authorities }: NoticeLaw) {
  const rule = notices[notice];
  return {
    notice,
    letter: rule.letter ?? null,
    portal: 'portal' in rule.to ? rule.to.portal : null,
    withAnswer: rule.with.length > 0 && isReached(rule, authorities),
  };
}

/** The State is informed at the address of its file. */
export const informsState = ({ to }: NoticeRule): boolean => 'file' in to;

/** The person whose data are sought is informed by the operator. */
export const informsPersonAimedAt = ({ to }: NoticeRule): boolean => 'party' in to && to.party === 'data_subject';
