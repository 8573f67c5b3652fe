/** What a person signs of an act that has a form: what the signature is over, and the rows that say so. */
import declared from 'virtual:actions';
import { type ActToSign, actOn, payloadOfThing } from '../api/signing.js';
import type { Vocabulary } from '../i18n/vocabulary.js';
import type { CaseFile } from './read.js';

/** What each field of a form holds. */
export type Given = Readonly<Record<string, string | boolean>>;

/** One row; its words are those of a vocabulary, or stand as they are. */
export interface About {
  readonly label:
    | 'roles'
    | 'cases'
    | 'why'
    | 'zone'
    | 'method'
    | 'authority'
    | 'evidence'
    | 'clock'
    | 'end'
    | 'article'
    | 'recipient'
    | 'manner'
    | 'served'
    | 'days'
    | 'keys';
  readonly of?: Vocabulary;
  readonly words: readonly (string | { readonly fr: string; readonly en: string })[];
}

/** A civil time of this browser, as an instant. */
export const instantSent = (civil: string | boolean | undefined): string => new Date(String(civil)).toISOString();

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

export function signsOrigin({ id, originMethods }: CaseFile, { by, confirmedBy: _, ...recorded }: Recorded): Signs {
  const { noteId, ...record } = recorded;
  const { zone, method, authority, evidence } = record;
  return {
    by,
    act: async () => actOn('confirm_origin', { case: id, preparation: noteId, payload: await payloadOfThing(record) }),
    about: () => [
      { label: 'zone', of: 'issuerZone', words: [zone] },
      { label: 'method', words: [originMethods.find(({ code }) => code === method)?.title ?? method] },
      ...(authority ? [{ label: 'authority' as const, words: [authority] }] : []),
      { label: 'evidence', words: [evidence] },
    ],
  };
}

type LaterEnd = NonNullable<CaseFile['state']['laterEnd']>;

export const signsLaterEnd = ({ id }: CaseFile, { clock, noteId, by }: LaterEnd): Signs => ({
  by,
  act: async () => {
    const payload = await payloadOfThing({ clock });
    return actOn('confirm_later_end', { case: id, preparation: noteId, payload });
  },
  about: () => [
    { label: 'clock', words: [clock.code] },
    { label: 'end', words: [clock.legalEnd ?? ''] },
  ],
});

type Pause = NonNullable<CaseFile['state']['pauseAsked']>;

export const signsPause = ({ id }: CaseFile, { code, article, letterId, noteId, by }: Pause): Signs => ({
  by,
  act: async () => {
    const payload = await payloadOfThing({ code, article, letterId });
    return actOn('confirm_pause', { case: id, preparation: noteId, payload });
  },
  about: () => [
    { label: 'clock', words: [code] },
    { label: 'article', words: [article] },
  ],
});

type Resumption = NonNullable<CaseFile['state']['resumptionAsked']>;

export const signsResumption = ({ id }: CaseFile, { code, messageId, noteId, by }: Resumption): Signs => ({
  by,
  act: async () => {
    const payload = await payloadOfThing({ code, messageId });
    return actOn('confirm_resumption', { case: id, preparation: noteId, payload });
  },
  about: () => [{ label: 'clock', words: [code] }],
});

type Recipient = NonNullable<CaseFile['state']['recipient']>;

/** The address is read on the page of the letter: the signature is over its digest. */
export const signsRecipient = ({ id: of }: CaseFile, { id, kind: recipient, digest, by }: Recipient): Signs => ({
  by,
  act: async () => {
    const payload = await payloadOfThing({ recipient, digest });
    return actOn('confirm_recipient', { case: of, preparation: id, payload });
  },
  about: () => [{ label: 'recipient', of: 'recipientKind', words: [recipient] }],
});

type Service = NonNullable<CaseFile['state']['service']>;

export const signsService = ({ id }: CaseFile, { manner, at, noteId, by }: Service): Signs => ({
  by,
  act: async () =>
    actOn('confirm_service', { case: id, preparation: noteId, payload: await payloadOfThing({ manner, at }) }),
  about: () => [
    { label: 'manner', of: 'serviceManner', words: [manner] },
    { label: 'served', words: [at] },
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

/** Of the erasure that is ordered: the id follows from the case as it is seen, so that what is signed is what is sent. */
export const orderedErasure = ({ id, keys, state }: CaseFile) => ({
  orderId: `${id.slice(0, 24)}${state.seq.toString(16).padStart(12, '0')}`,
  keys,
});

export const signsErasure = (file: CaseFile): Signs => ({
  act: async ({ cause, days }) => {
    const { orderId, keys } = orderedErasure(file);
    const payload = await payloadOfThing({ cause, days: Number(days), keys });
    return actOn('order_erasure', { case: file.id, preparation: orderId, payload });
  },
});

/** What the second person agrees to: the same keys, days and cause. */
export const signsErasureOrder = (
  { id, state: { erasureOrder } }: CaseFile,
  act: 'confirm_erasure' | 'stop_erasure',
): Signs | undefined =>
  erasureOrder && {
    by: erasureOrder.by,
    act: async () => {
      const { id: preparation, seq, cause, days, keys } = erasureOrder;
      if (act === 'stop_erasure') return actOn(act, { case: id, preparation });
      return actOn(act, { case: id, preparation, seq, payload: await payloadOfThing({ cause, days, keys }) });
    },
    about: () => [
      { label: 'why', words: [causeOf(erasureOrder.cause)] },
      { label: 'days', words: [String(erasureOrder.days)] },
      { label: 'keys', words: [String(erasureOrder.keys.length)] },
    ],
  };

const causeOf = (cause: string) =>
  declared.actions.order_erasure.form?.fields.find(({ name }) => name === 'cause')?.values?.[cause] ?? cause;

/** A measure that is ordered: what it is, and nothing that the person cannot read. */
export const signsMeasure = ({ id }: CaseFile): Signs => ({
  act: async ({ measure }) => actOn('order_measure', { case: id, payload: await payloadOfThing({ measure }) }),
});

/** Of a measure that stands: operations confirm it, or it is lifted. */
export const signsStanding = (
  { id, state: { incident } }: CaseFile,
  act: 'acknowledge_measure' | 'lift_measure',
): Signs => ({
  act: ({ measure }) => {
    const ordered = incident?.measures.find((each) => each.measure === measure);
    return actOn(act, { case: id, preparation: ordered?.id ?? null });
  },
});

export const signsIncident = ({ id }: CaseFile): Signs => ({
  act: async ({ significant, dataReached, knownAt }) => {
    const payload = await payloadOfThing({ significant, dataReached, knownAt: instantSent(knownAt) });
    return actOn('decide_incident', { case: id, payload });
  },
});
