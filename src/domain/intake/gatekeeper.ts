/** What becomes of a message at the gate: a new case, one more message of a case, no request, or unreadable. In doubt, a case. */
import { z } from 'zod';
import type { CaseId } from '../kernel/brand.js';
import type { Bilingual } from '../kernel/result.js';
import { type GateReason, gateSentences } from './gate-reasons.js';
import type { ReadMessage, Unreadable, UnreadReason } from './message.js';

/** What makes of a message an act of asking: any of them makes it a case, but for those that tell nothing of its kind of writer. */
export const askingElements = [
  'claims_power',
  'asks_about_somebody',
  'asks_for_data',
  'relies_on_law',
  'exercises_right',
  'tells_of_order',
  'withdraws',
  'speaks_to_machines',
  'not_understood',
  'names_target',
  'asks_for_papers',
] as const;
export type AskingElement = (typeof askingElements)[number];

/** What reading saw that bears on the gate. */
export const Signals = z.strictObject({
  fromAuthority: z.boolean(),
  /** A document or an inner message that reads like an act, or an unreadable document. */
  carriesAct: z.boolean(),
  /** Empty where an act is carried: then they are not weighed. */
  elements: z.array(z.enum(askingElements)).readonly(),
  /** It says that its end is another one: thanks, an invitation, news, a post, a sale. */
  hasOtherPurpose: z.boolean(),
  /** So little is said that its silence tells nothing. */
  isBrief: z.boolean(),
  /** It speaks of what requests are about, though it asks nothing: then its silence alone proves nothing. */
  touchesRequests: z.boolean(),
  /** A document that says it is an invoice, an order or a quotation. */
  isBusinessPaper: z.boolean(),
  caseReference: z.string().nullable(),
  senderHost: z.string(),
});
export type Signals = z.infer<typeof Signals>;

/** Cases already open, by what a later message can quote. */
export interface KnownCases {
  /** Message-IDs received and sent, with their angle brackets. */
  readonly byMessageId: ReadonlyMap<string, CaseId>;
  /** Keys made by `referenceKey`. */
  readonly byReference: ReadonlyMap<string, CaseId>;
}

export type Gate =
  | { readonly kind: 'new_case' | 'unreadable'; readonly reason: GateReason; readonly sentence: Bilingual }
  | { readonly kind: 'joins'; readonly caseId: CaseId; readonly reason: GateReason; readonly sentence: Bilingual }
  | {
      readonly kind: 'not_a_request';
      /** The case it speaks of, which its people should see; null when none is known. */
      readonly about: CaseId | null;
      readonly reason: GateReason;
      readonly sentence: Bilingual;
    };

/** What is no fault of the message itself is said in its own words. */
const toldApart = ['stored_damaged', 'cut', 'removed'] as const;
const whyUnread = (message: ReadMessage | Unreadable): GateReason =>
  message.readable ? 'unreadable' : (toldApart.find((reason) => reason === message.reason) ?? 'unreadable');

/** A reference from one office: a stranger who guesses the number does not enter the case. */
export function referenceKey(reference: string, host: string): string {
  return `${host} ${reference.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')}`;
}

/** Decides in this order: what is too long to be read, robots and lists on strong evidence, known threads, known references, what asks nothing, then a new case. */
export function gate(message: ReadMessage | Unreadable, signals: Signals | null, known: KnownCases): Gate {
  if (!message.readable || !signals) return { kind: 'unreadable', ...because(whyUnread(message)) };
  // Its headers prove nothing of what it holds: neither that it is a bounce, nor that it belongs to a known thread.
  if (message.stopped === 'too_long') return { kind: 'new_case', ...because('too_long') };
  const thread = threadOf(message, known);
  const referred = signals.caseReference
    ? (known.byReference.get(referenceKey(signals.caseReference, signals.senderHost)) ?? null)
    : null;
  const about = thread ?? referred;
  const nothing = whyNoRequest(message, signals);
  if (nothing && !mayJoin(nothing, about)) return { kind: 'not_a_request', about, ...because(nothing) };
  if (thread && !(signals.carriesAct && isElsewhere(signals, thread, known))) {
    return { kind: 'joins', caseId: thread, ...because('answers_our_message') };
  }
  if (referred) return { kind: 'joins', caseId: referred, ...because('same_reference') };
  return { kind: 'new_case', ...because(whyCase(signals)) };
}

/** What was set aside, and a person says is a request after all: nothing else that the gate said is changed. */
export const takenUp = (judged: Gate): Gate =>
  judged.kind === 'not_a_request' ? { kind: 'new_case', ...because('taken_up') } : judged;

/**
 * A person says that it is a request. One that was served has a clock of its own, and joins no other case.
 * @param isMail it is the file of a mail, which may join its thread
 */
export function entered(judged: Gate, isMail: boolean): Gate {
  const isOwn = judged.kind === 'not_a_request' || (judged.kind === 'joins' && !isMail);
  return isOwn ? { kind: 'new_case', ...because('entered') } : judged;
}

/** A signal is never set aside: it opens a case, or joins the open one about the same thing. */
export function signalled(judged: Gate): Gate {
  if (judged.kind === 'not_a_request' && judged.about) {
    return { kind: 'joins', caseId: judged.about, ...because('same_reference') };
  }
  const opens = judged.kind === 'not_a_request' || judged.kind === 'new_case';
  return opens ? { kind: 'new_case', ...because('signalled') } : judged;
}

/** Thanks for an answer belong to the case that was answered. */
const mayJoin = (nothing: GateReason, about: CaseId | null): boolean => nothing === 'asks_nothing' && about !== null;

/** A new act slipped into an old thread must not lose its own clock. */
function isElsewhere(signals: Signals, thread: CaseId, known: KnownCases): boolean {
  if (!signals.caseReference) return false;
  return known.byReference.get(referenceKey(signals.caseReference, signals.senderHost)) !== thread;
}

function threadOf(message: ReadMessage, known: KnownCases): CaseId | null {
  const { inReplyTo, references } = message.messages[0].headers;
  const quoted = message.messages.slice(1).flatMap(({ headers }) => headers.messageId ?? []);
  const ids = [...inReplyTo, ...[...references].reverse(), ...quoted];
  return ids.map((id) => known.byMessageId.get(id)).find((found) => found !== undefined) ?? null;
}

/** The evidence that a message asks for nothing; null when there is none. */
export function whyNoRequest(message: ReadMessage, signals: Omit<Signals, 'caseReference'>): GateReason | null {
  if (isCutShort(message)) return null;
  if (isBounce(message)) return 'bounce';
  if (isAutomatic(message) && !signals.carriesAct) return 'automatic_reply';
  if (signals.carriesAct) return null;
  return signals.fromAuthority ? whyNoOrder(message, signals) : whyNoDemand(message, signals);
}

/** The power of an authority needs no claim: what counts is that it asks, or names whom it looks at. Its silence alone proves nothing. */
function whyNoOrder(message: ReadMessage, signals: Omit<Signals, 'caseReference'>): GateReason | null {
  const asks = signals.elements.some((element) => element !== 'claims_power');
  return !asks && (signals.hasOtherPurpose || isList(message)) ? 'asks_nothing' : null;
}

const ofAuthorities: ReadonlySet<AskingElement> = new Set(['names_target', 'asks_for_papers']);

/** Anybody may name a machine or an account: what counts is that he asks about it, or claims a power or a right. */
function whyNoDemand(message: ReadMessage, signals: Omit<Signals, 'caseReference'>): GateReason | null {
  if (isList(message)) return 'mailing_list';
  if (signals.elements.some((element) => !ofAuthorities.has(element))) return null;
  if (signals.isBusinessPaper) return 'business_paper';
  const isSilent = !signals.isBrief && !signals.touchesRequests;
  return isSilent || signals.hasOtherPurpose ? 'asks_nothing' : null;
}

function isList(message: ReadMessage): boolean {
  const { list, precedence } = message.messages[0].headers;
  return list.length > 0 && (list.includes('list-unsubscribe') || /bulk|list/.test(precedence ?? ''));
}

const bounds: ReadonlySet<UnreadReason | null> = new Set<UnreadReason>([
  'too_large',
  'too_deep',
  'too_many_parts',
  'too_long',
  'not_reached',
  'memory',
  'time',
  'output',
]);

/** True when a bound of the reading kept something of the message from being read: that part may ask for anything. */
const isCutShort = ({ stopped, parts }: ReadMessage): boolean =>
  bounds.has(stopped) || parts.some(({ unread }) => bounds.has(unread));

/** RFC 3464 and RFC 6522: a report, or a mail system that says, without a sender to answer to, that it could not deliver. */
function isBounce(message: ReadMessage): boolean {
  const { contentType, reportType, returnPath, from, autoSubmitted, subject } = message.messages[0].headers;
  const isReport = contentType === 'multipart/report' && reportType !== null && reportType !== 'feedback-report';
  const daemon = /^(?:mailer-daemon|postmaster)@/i.test(from[0]?.address ?? '');
  const automatic = autoSubmitted !== null && autoSubmitted !== 'no';
  if (isReport) return returnPath === '' || returnPath === null || daemon;
  if (!daemon) return false;
  return (returnPath === '' && automatic) || (!returnPath && undelivered.test(subject));
}
const undelivered =
  /undeliver|returned (?:mail|to sender)|delivery (?:status|failure|has failed)|(?:mail|message) delivery failed|non[ -]?(?:remis|distribu)|échec de (?:la )?(?:remise|distribution)|unzustellbar|no entregado|mancato recapito|onbestelbaar/i;

/** RFC 3834: said by the robot itself, and by nothing a sender of requests would write. */
function isAutomatic(message: ReadMessage): boolean {
  const { autoSubmitted, precedence, robot, returnPath } = message.messages[0].headers;
  const replied = autoSubmitted?.startsWith('auto-replied') ?? false;
  const answered = robot.some(
    (name) => name === 'x-autoreply' || name === 'x-autorespond' || name === 'x-autoresponder',
  );
  return replied || ((answered || precedence === 'auto_reply') && (returnPath === '' || precedence !== null));
}

function whyCase(signals: Signals): GateReason {
  if (signals.fromAuthority) return 'from_authority';
  if (signals.carriesAct) return 'carries_act';
  return signals.elements.length > 0 ? 'asks' : 'not_sorted';
}

function because(reason: GateReason): { reason: GateReason; sentence: Bilingual } {
  return { reason, sentence: gateSentences[reason] };
}
