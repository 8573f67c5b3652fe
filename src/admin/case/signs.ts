/** What a person signs of an act that has a form: what the signature is over, and the rows that say so. */
import { type ActToSign, actOn, payloadOfThing } from '../api/signing.js';
import type { Vocabulary } from '../i18n/vocabulary.js';
import type { CaseFile } from './read.js';

/** What each field of a form holds. */
export type Given = Readonly<Record<string, string | boolean>>;

/** One row; its words are those of a vocabulary, or stand as they are. */
export interface About {
  readonly label: 'roles' | 'cases' | 'why' | 'zone' | 'method' | 'evidence';
  readonly of?: Vocabulary;
  readonly words: readonly string[];
}

/** An act that carries no signature has none. */
export interface Signs {
  readonly act: (given: Given) => ActToSign | Promise<ActToSign>;
  readonly about?: (given: Given) => readonly About[];
  /** The account whose act or request it is about. */
  readonly by?: string;
  /** What that person did at once. */
  readonly done?: string;
}

type Recorded = CaseFile['state']['origins'][number];

export const signsOrigin = ({ id }: CaseFile, { noteId, by, zone, method, evidence, mailbox }: Recorded): Signs => ({
  by,
  act: async () => {
    const payload = await payloadOfThing({ evidence, mailbox, method, zone });
    return actOn('confirm_origin', { case: id, preparation: noteId, payload });
  },
  about: () => [
    { label: 'zone', of: 'issuerZone', words: [zone] },
    { label: 'method', of: 'originMethod', words: [method] },
    { label: 'evidence', words: [evidence] },
  ],
});

/** Asks for it, or agrees to what another person asked. */
export function signsLowering({ id, state: { floor, lowering, loweredBy } }: CaseFile, agrees: boolean): Signs {
  const apart = [...new Set(floor.from)];
  const whyOf = (given: Given) => (agrees ? lowering?.why : given.why);
  return {
    ...(agrees && lowering && { by: lowering.by }),
    act: async (given) => {
      const { approvers } = floor;
      const payload = await payloadOfThing({ approvers, apart, earlier: loweredBy.length, why: whyOf(given) });
      const preparation = lowering?.noteId ?? null;
      return agrees
        ? actOn('lower_floor', { case: id, preparation, payload })
        : actOn('ask_lower_floor', { case: id, payload });
    },
    about: (given) => [
      { label: 'roles', of: 'role', words: floor.approvers },
      ...(apart.length > 0 ? [{ label: 'cases' as const, words: [String(apart.length)] }] : []),
      { label: 'why', of: 'loweringReason', words: [String(whyOf(given))] },
    ],
  };
}
