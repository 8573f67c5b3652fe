/** What a message is once read: its headers, its parts, the messages inside it, and what could not be read and why. */
import { z } from 'zod';

export const Address = z.strictObject({ name: z.string(), address: z.string() });
export type Address = z.infer<typeof Address>;

/** The fields that name who wrote and who is answered (RFC 5322, 3.6.2). */
export const writerFields = ['from', 'sender', 'replyTo'] as const;
export type WriterField = (typeof writerFields)[number];

/**
 * Headers of one message (RFC 5322), decoded. Addresses are as a tolerant reader finds them, to be shown and searched; what
 * is judged or written to is read from them strictly (domain/reading/sender.ts).
 */
export const Headers = z.strictObject({
  from: z.array(Address),
  sender: z.array(Address),
  to: z.array(Address),
  cc: z.array(Address),
  replyTo: z.array(Address),
  deliveredTo: z.array(Address),
  /** Empty text is the null sender `<>` of bounces and automatic answers (RFC 5321, 4.5.5); null when absent. */
  returnPath: z.string().nullable(),
  subject: z.string(),
  /** With its angle brackets. */
  messageId: z.string().nullable(),
  inReplyTo: z.array(z.string()),
  references: z.array(z.string()),
  /** ISO 8601 in UTC; what the sender says. */
  date: z.string().nullable(),
  /** ISO 8601 in UTC; the date of the top Received line, written by the operator's own relay. */
  received: z.string().nullable(),
  autoSubmitted: z.string().nullable(),
  precedence: z.string().nullable(),
  /** Names of the List-* fields present, lower case (RFC 2369, RFC 2919). */
  list: z.array(z.string()),
  /** Names of the X- fields by which a robot says so, lower case. */
  robot: z.array(z.string()),
  contentType: z.string(),
  /** Parameter `report-type` of multipart/report (RFC 6522). */
  reportType: z.string().nullable(),
  /** True when a list of addresses was longer than the reader keeps. */
  cut: z.boolean(),
  /**
   * The fields that are written several times, or whose text is not exactly one mailbox; each of the others holds one,
   * and no more. Absent in readings older than it.
   */
  disputed: z.partialRecord(z.enum(writerFields), z.enum(['repeated', 'unreadable'])).optional(),
});
export type Headers = z.infer<typeof Headers>;

export const unreadReasons = [
  'no_text_layer',
  'encrypted',
  'damaged',
  'too_large',
  'too_deep',
  'too_many_parts',
  'too_long',
  'unread_format',
  'picture',
  'signature',
  'unknown_type',
  'not_reached',
  'memory',
  'time',
  'crash',
  'output',
  'stored_damaged',
  'cut',
  'removed',
] as const;
export const UnreadReason = z.enum(unreadReasons);
export type UnreadReason = z.infer<typeof UnreadReason>;

/** Why a person looking at the document would not see a run of text. */
export const hiddenReasons = [
  'not_displayed',
  'invisible',
  'transparent',
  'tiny',
  'same_colour',
  'moved_away',
  'clipped',
  'covered',
  'closed_note',
] as const;
export const HiddenReason = z.enum(hiddenReasons);
export type HiddenReason = z.infer<typeof HiddenReason>;

export const marks = [
  'unknown_charset',
  'damaged',
  'cut',
  'invisible_characters',
  'read_by_ocr',
  'text_not_shown',
  'page_unread',
  'form_fields',
  'notes',
  'files_unread',
  'alternatives_differ',
] as const;
export const Mark = z.enum(marks);
export type Mark = z.infer<typeof Mark>;

export const HiddenRun = z.strictObject({
  /** Where in the visible text it would stand. */
  at: z.int().nonnegative(),
  text: z.string(),
  why: HiddenReason,
});
export type HiddenRun = z.infer<typeof HiddenRun>;

/** A leaf of the MIME tree. `path` is unique in the whole message: `2/1.1` is part 1.1 of the message that is part 2. */
export const Part = z.strictObject({
  path: z.string(),
  contentType: z.string(),
  name: z.string().nullable(),
  /** As the Content-Disposition says, or as its type implies. */
  attachment: z.boolean(),
  /** Decoded bytes. */
  size: z.int().nonnegative(),
  /** Of the decoded bytes; null when the part was too large to be kept for reading. */
  sha256: z.string().nullable(),
  /** What a person sees; null when unread. */
  text: z.string().nullable(),
  hidden: z.array(HiddenRun),
  /** For paged documents: where each page begins in `text`. */
  pages: z.array(z.int().nonnegative()),
  unread: UnreadReason.nullable(),
  marks: z.array(Mark),
});
export type Part = z.infer<typeof Part>;

/** A message: the outer one has the empty path, one inside has the path of the part that carries it. */
export const Envelope = z.strictObject({ path: z.string(), headers: Headers });
export type Envelope = z.infer<typeof Envelope>;

export const ReadMessage = z.strictObject({
  readable: z.literal(true),
  /** The outer message first. */
  messages: z.tuple([Envelope], Envelope),
  parts: z.array(Part),
  /** Why the reading stopped before the end; null when everything was reached. */
  stopped: UnreadReason.nullable(),
});
export type ReadMessage = z.infer<typeof ReadMessage>;

/** Nothing could be read: the raw bytes go to a person, with the clock running. */
export interface Unreadable {
  readonly readable: false;
  readonly reason: UnreadReason;
}

/** The path of the message a part belongs to; the empty path is the outer message. */
export function messageOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
