/** What an open case waits for, from whom, and since when. */
import type { CaseFile } from './read.js';

type Role = CaseFile['asked'][number];
type Entry = CaseFile['history'][number];

export interface Waiting {
  readonly for: 'rules' | 'facts' | 'preparation' | 'consent' | 'sending' | 'posting' | 'delivery' | 'authority';
  /** Roles whose consent is open; of a consent alone. */
  readonly roles: readonly Role[];
  /** The instant of the entry since which it waits. */
  readonly since: string;
  /** When the answer of the authority is due, where a clock runs from the question. */
  readonly until: string | null;
}

type Told = Pick<CaseFile, 'status' | 'stepKind' | 'asked' | 'history'> & {
  readonly state: Pick<CaseFile['state'], 'preparation' | 'classification' | 'clocks' | 'left' | 'lettersSent'>;
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
    ...{ for: what, since, roles: [], until: null },
    ...more,
  });
  const { preparation, classification, clocks } = state;
  const under = letterUnderWay(state);
  if (under) return waits(under, last(of('case.released', 'case.refused', 'case.informed')));
  const asking = history.findLastIndex(({ type, data }) => type === 'case.refused' && data.action === 'clarify');
  const later = of('case.joined', 'case.prepared', 'case.recalled');
  const question = asking < 0 || history.slice(asking + 1).some(later) ? undefined : history[asking];
  if (question) {
    const until = clocks.find(({ startsAt }) => startsAt === question.at)?.legalEnd ?? null;
    return waits('authority', question.at, { until });
  }
  if (preparation && preparation.dispatchedBy === null) {
    const roles = asked.filter((role) => !preparation.consents.some((consent) => consent.role === role));
    if (roles.length > 0) return waits('consent', last(of('case.prepared', 'case.approved')), { roles });
    return waits('sending', last(of('case.approved')));
  }
  if (!classification) return waits('rules', last(of('case.opened', 'case.read', 'case.fact_confirmed')));
  return waits(stepKind === 'triage' ? 'facts' : 'preparation', last(of('case.classified', 'case.sent_back')));
}

/** Whether a released letter waits for the person who posts it, or for its delivery. */
function letterUnderWay({ left, lettersSent }: Told['state']): 'posting' | 'delivery' | null {
  const letters = left.flatMap((released) => released.letters).filter(({ id }) => !lettersSent.includes(id));
  if (letters.length === 0) return null;
  return letters.some(({ post }) => post) ? 'posting' : 'delivery';
}
