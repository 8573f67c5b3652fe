/** What of a message another message may repeat: the act, a file, a reference, a target, a thread. */
import type { ReadMessage } from '../intake/message.js';
import { fold } from '../law/fold.js';
import type { CommonThing } from './model/vocabulary.js';

export interface Common {
  readonly kind: CommonThing;
  /** Personal: only a keyed digest of it is kept. */
  readonly value: string;
}

/** What a reading found that a person would retype. */
export interface Named {
  readonly targets: readonly { readonly value: string }[];
  readonly caseReference: string | null;
}

/** Shorter texts say too little to tell one act from another. */
const ACT_LETTERS = 200;
/** Smaller pictures are logos and signatures: the letters of one office have them in common. */
const PICTURE_BYTES = 20_000;

const bare = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

const plain = (text: string): string => text.trim().toLowerCase();

const isDocument = ({ attachment, contentType, size }: ReadMessage['parts'][number]): boolean =>
  attachment && (!contentType.startsWith('image/') || size >= PICTURE_BYTES);

/** Each thing once, however it is spelt. Pure; never throws. */
export function commonThingsOf({ messages, parts }: ReadMessage, { targets, caseReference }: Named): Common[] {
  const threads = messages.flatMap(({ headers: { messageId, inReplyTo, references } }) => [
    ...(messageId === null ? [] : [messageId]),
    ...inReplyTo,
    ...references,
  ]);
  const acts = parts.map(({ text }) => bare(text ?? '')).filter((text) => text.length >= ACT_LETTERS);
  const files = parts.filter(isDocument).flatMap(({ sha256 }) => sha256 ?? []);
  const values: Readonly<Record<CommonThing, readonly string[]>> = {
    act: acts,
    attachment: files,
    case_reference: caseReference === null ? [] : [bare(caseReference)],
    target: targets.map(({ value }) => plain(value)),
    thread: threads.map(plain),
  };
  return (Object.keys(values) as CommonThing[]).flatMap((kind) =>
    [...new Set(values[kind])].filter((value) => value !== '').map((value) => ({ kind, value })),
  );
}
