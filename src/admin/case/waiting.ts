/** What an open case waits for, from whom, and since when. */
import type { CaseFile } from './read.js';

type Role = CaseFile['asked'][number];
type Entry = CaseFile['history'][number];

export interface Waiting {
  readonly for:
    | 'rules'
    | 'facts'
    | 'preparation'
    | 'consent'
    | 'sending'
    | 'posting'
    | 'delivery'
    | 'collection'
    | 'authority';
  /** Roles whose consent is open; of a consent alone. */
  readonly roles: readonly Role[];
  /** The instant of the entry since which it waits. */
  readonly since: string;
  /** When the answer of the authority is due, where a clock runs from the question. */
  readonly until: string | null;
  /** Before which its letters do not leave, where a person held them. */
  readonly leaves: string | null;
}

type Told = Pick<CaseFile, 'status' | 'stepKind' | 'asked' | 'history'> & {
  readonly state: Pick<
    CaseFile['state'],
    'preparation' | 'classification' | 'clocks' | 'left' | 'lettersSent' | 'packages' | 'deliveries'
  >;
};

/**
 * null of a closed case. A letter that was released waits to be posted or delivered; a question that left waits for the
 * authority until another message joins the case.
 */
export function waitingOf({ status, stepKind, asked, history, state }: Told): Waiting | null {
  if (status !== 'open') return null;
  const last = (isOne: (entry: Entry) => boolean) => history.findLast(isOne)?.at ?? history[0]?.at ?? '';
  const of =
    (...types: string[]) =>
    ({ type }: Entry) =>
      types.includes(type);
  const waits = (what: Waiting['for'], since: string, more: Partial<Waiting> = {}): Waiting => ({
    ...{ for: what, since, roles: [], until: null, leaves: null },
    ...more,
  });
  const { preparation, classification, clocks } = state;
  const under = letterUnderWay(state);
  if (under) return waits(under, last(of(...since[under])), { leaves: leavesAt(under, state) });
  const question = openQuestion(history);
  if (question) {
    const from = question.data.leavesAt ?? question.at;
    return waits('authority', question.at, {
      until: clocks.find(({ startsAt }) => startsAt === from)?.legalEnd ?? null,
    });
  }
  if (preparation && preparation.dispatchedBy === null) {
    const roles = asked.filter((role) => !preparation.consents.some((consent) => consent.role === role));
    if (roles.length > 0) return waits('consent', last(of('case.prepared', 'case.approved')), { roles });
    return waits('sending', last(of('case.approved')));
  }
  if (!classification) return waits('rules', last(of('case.opened', 'case.read', 'case.fact_confirmed')));
  return waits(stepKind === 'triage' ? 'facts' : 'preparation', last(of('case.classified', 'case.sent_back')));
}

/** The question that left last, while no message has joined the case since, and nothing else was prepared. */
function openQuestion(history: readonly Entry[]): Entry | undefined {
  const asking = history.findLastIndex(({ type, data }) => type === 'case.refused' && data.action === 'clarify');
  const later = history
    .slice(asking + 1)
    .some(({ type }) => ['case.joined', 'case.prepared', 'case.recalled'].includes(type));
  return asking < 0 || later ? undefined : history[asking];
}

/** Whether the data of an answer wait on the portal without a link that was sent: a released one that was recalled is not here. */
const isToCollect = ({ left, packages = [], deliveries = [] }: Told['state']): boolean =>
  left.some(({ disclosure, letters }) => {
    const sealed = packages.filter(({ letterId }) => letters.some(({ id }) => id === letterId)).map(({ id }) => id);
    return disclosure?.byPortal && !deliveries.some((one) => one.announced && sealed.includes(one.packageId));
  });

/** Since which of these entries. */
const since = {
  posting: ['case.released', 'case.refused', 'case.informed'],
  delivery: ['case.released', 'case.refused', 'case.informed'],
  collection: ['case.letter_sent', 'case.delivery_opened'],
} as const;

const leavesAt = (under: keyof typeof since, { left }: Told['state']): string | null =>
  under === 'collection' ? null : (left.at(-1)?.leavesAt ?? null);

/** Whether a released letter waits for the person who posts it, for its delivery, or for its data to be made available. */
function letterUnderWay(state: Told['state']): keyof typeof since | null {
  const { left, lettersSent } = state;
  const letters = left.flatMap((released) => released.letters).filter(({ id }) => !lettersSent.includes(id));
  if (letters.length === 0) return isToCollect(state) ? 'collection' : null;
  return letters.some(({ post }) => post) ? 'posting' : 'delivery';
}
