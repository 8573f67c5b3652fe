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
  /** Before which its letters do not leave, where a person held them. */
  readonly leaves: string | null;
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
    ...{ for: what, since, roles: [], until: null, leaves: null },
    ...more,
  });
  const { preparation, classification, clocks } = state;
  const under = letterUnderWay(state);
  if (under) {
    const leaves = state.left.at(-1)?.leavesAt ?? null;
    return waits(under, last(of('case.released', 'case.refused', 'case.informed')), { leaves });
  }
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

/** Whether a released letter waits for the person who posts it, or for its delivery. */
function letterUnderWay({ left, lettersSent }: Told['state']): 'posting' | 'delivery' | null {
  const letters = left.flatMap((released) => released.letters).filter(({ id }) => !lettersSent.includes(id));
  if (letters.length === 0) return null;
  return letters.some(({ post }) => post) ? 'posting' : 'delivery';
}
