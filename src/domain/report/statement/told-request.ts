/** Which requests a statement lists, folded from their entries: what the law keeps silent leaves no trace here. */
import { isSecret, owedNotices } from '../../case/actions/confidentiality/owed.js';
import { gagOf } from '../../case/actions/confidentiality/silence.js';
import { eventIn } from '../../case/event.js';
import { replay } from '../../case/evolve.js';
import type { CaseState } from '../../case/model/state.js';
import { dayOf, instant } from '../../kernel/instant.js';
import type { NoticeRules } from '../../law/notice.js';
import type { Gag, Notice } from '../../law/vocabulary.js';
import { bareLaw } from '../counted-law.js';
import { outsideAgreement } from '../figures.js';
import { rowOf } from '../fold-row.js';
import { type CountedEntry, isPublishable, isTabled, type PublishableRow } from '../row.js';
import type { ToldRequest } from './statement.js';

/** A request about the customer. */
export interface RequestOfCustomer {
  readonly reference: string;
  /** By their sequence. */
  readonly entries: readonly CountedEntry[];
}

/** What the law says of notices, and of the circuits whose cases are in no count. */
export interface LawOfTelling {
  readonly notices: NoticeRules;
  readonly secretCircuits: ReadonlySet<string>;
}

/** A foreign duty of silence has no force here. Every other one binds, that of a European certificate too. */
const free: readonly Gag[] = ['G_NONE', 'G_FOR'];

const isOfCustomer = (notice: Notice, { notices }: LawOfTelling): boolean => {
  const { to } = notices[notice];
  return 'party' in to && to.party === 'customer';
};

const decidedOn = ({ notices }: CaseState, law: LawOfTelling) =>
  notices.filter(({ notice }) => isOfCustomer(notice, law));

/**
 * A request is listed once the customer was informed of it, or once its case is closed, no silence binds and no one decided
 * against informing the customer. Whatever is not known keeps it untold.
 */
function isTold(state: CaseState, law: LawOfTelling): boolean {
  if (isSecret(state) || state.silence?.gag === 'G_SEC') return false;
  const decided = decidedOn(state, law);
  if (decided.some(({ told }) => told)) return true;
  const gag = gagOf(state);
  return decided.length === 0 && state.status === 'closed' && gag !== null && free.includes(gag);
}

function informedOn(entries: readonly CountedEntry[], law: LawOfTelling): ToldRequest['informedOn'] {
  const given = entries.findLast((entry) => {
    const event = eventIn(entry);
    return event.type === 'case.notice_decided' && event.data.told && isOfCustomer(event.data.notice, law);
  });
  return given ? dayOf(instant(given.at)) : null;
}

const lineOf = (row: PublishableRow, reference: string, informed: ToldRequest['informedOn']): ToldRequest => ({
  reference,
  receivedOn: dayOf(row.receivedAt),
  closedOn: row.closedAt && dayOf(row.closedAt),
  author: row.kind,
  country: row.country,
  texts: [...row.bases],
  data: [...row.categories],
  outcome: row.outcome === 'pending' ? null : row.outcome,
  informedOn: informed,
});

export interface Telling {
  readonly requests: readonly ToldRequest[];
  /** Orders of third States that were executed outside an international agreement. */
  readonly foreignExecuted: number;
  /** References of requests that would be listed, of which a notice to the customer is still owed: it comes first. */
  readonly owed: readonly string[];
}

/** Parts of a divided request stand for it. Throws when an entry is no event of a case. */
export function tellingOf(all: readonly RequestOfCustomer[], law: LawOfTelling): Telling {
  const known = all.flatMap(({ reference, entries }) => {
    const row = rowOf(entries, { ...bareLaw, secretCircuits: law.secretCircuits });
    if (!row || !isPublishable(row) || !isTabled(row) || row.nature === 'not_a_request') return [];
    const state = replay(entries.map((entry) => ({ event: eventIn(entry), actor: '' })));
    return [{ reference, entries, row, state }];
  });
  const told = known.filter(({ state }) => isTold(state, law));
  const owes = (state: CaseState) => owedNotices(state, law.notices).some((notice) => isOfCustomer(notice, law));
  return {
    requests: told.map(({ row, reference, entries }) => lineOf(row, reference, informedOn(entries, law))),
    foreignExecuted: known.filter(({ row }) => outsideAgreement(row)).length,
    owed: told.filter(({ state }) => owes(state)).map(({ reference }) => reference),
  };
}
