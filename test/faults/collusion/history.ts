/** What happened on one case, recorded from its events alone: it reads nothing that the domain folds for itself. */
import type { CaseEvent } from '../../../src/domain/case/event.js';
import type { CaseState } from '../../../src/domain/case/model/state.js';
import type { RequestFacts } from '../../../src/domain/law/fact.js';
import type { ApproverRole, IssuerZone } from '../../../src/domain/law/vocabulary.js';
import type { Member } from './people.js';

/** Evidence of an origin, and whether a second person of the stricter roles looked at it. */
export interface Evidence {
  readonly zone: IssuerZone;
  readonly noteId: string;
  readonly by: string;
  readonly seconded: boolean;
}

export interface History {
  /** Every role that a judgement asked, since two persons lowered them. */
  readonly asked: readonly ApproverRole[];
  /** Roles of the judgement that asked the most. */
  readonly strictest: readonly ApproverRole[];
  /** Accounts that proposed what waits. */
  readonly proposers: readonly string[];
  /** Account that asked to lower the quorum. */
  readonly asksLess: string | null;
  /** Accounts that lowered the quorum. */
  readonly lowered: readonly string[];
  readonly origins: readonly Evidence[];
  /** What was done by fewer persons than it takes. */
  readonly faults: readonly string[];
}

export const noHistory: History = {
  ...{ asked: [], strictest: [], proposers: [], asksLess: null, lowered: [], origins: [], faults: [] },
};

const foreign: readonly IssuerZone[] = ['THIRD', 'INTL', 'PRIVATE', 'EEA_CH', 'EU_DK'];

/** A foreign, relayed or false origin of the facts, one word each. */
const strictOrigins = ({ issuerZone, relayedBy, checks }: RequestFacts): string[] => [
  ...(foreign.includes(issuerZone) ? [`zone ${issuerZone}`] : []),
  ...(relayedBy === 'NONE' ? [] : [`relay ${relayedBy}`]),
  ...(checks.origin_established === 'fails' ? ['false origin'] : []),
];

const union = <T>(one: readonly T[], other: readonly T[]): T[] => [...new Set([...one, ...other])].sort();

/** True where another natural person than each of the first did it, who holds one of the roles. */
export function seconds(
  members: readonly Member[],
  second: string,
  first: readonly string[],
  roles: readonly ApproverRole[],
): boolean {
  const of = (account: string) => members.find((each) => each.account === account);
  const holder = of(second);
  return (
    holder !== undefined &&
    first.length > 0 &&
    first.every((account) => of(account)?.person !== holder.person) &&
    roles.some((role) => holder.roles.includes(role))
  );
}

const longer = (one: readonly ApproverRole[], other: readonly ApproverRole[]) =>
  other.length > one.length ? other : one;

const faulty = (history: History, fault: string): History => ({ ...history, faults: union(history.faults, [fault]) });

/** One event: what it adds to the history before it. */
type Add<Type extends CaseEvent['type']> = (
  history: History,
  data: Extract<CaseEvent, { type: Type }>['data'],
  by: { readonly account: string; readonly members: readonly Member[]; readonly after: CaseState },
) => History;

const adds: { readonly [Type in CaseEvent['type']]?: Add<Type> } = {
  'case.classified': (history, { approvers }) => ({
    ...history,
    asked: union(history.asked, approvers),
    strictest: longer(history.strictest, approvers),
  }),
  'case.floor_inherited': (history, { strictest }) => ({
    ...history,
    strictest: longer(history.strictest, strictest),
  }),
  'case.correction_proposed': (history, _data, { account }) => ({
    ...history,
    proposers: union(history.proposers, [account]),
  }),
  'case.correction_confirmed': (history) => ({ ...history, proposers: [] }),
  'case.correction_withdrawn': (history) => ({ ...history, proposers: [] }),
  // A note that is recorded again says nothing new: in the product each has an id of its own.
  'case.origin_recorded': (history, { zone, noteId, proves }, { account }) =>
    history.origins.some((origin) => origin.noteId === noteId && origin.zone === zone)
      ? history
      : {
          ...history,
          // Who recorded that the origin is proved opens and closes nothing.
          origins: [...history.origins, { zone, noteId, by: proves === 'origin' ? '' : account, seconded: false }],
        },
  'case.origin_confirmed': (history, { noteId }, { account, members }) => ({
    ...history,
    origins: history.origins.map((origin) =>
      origin.noteId === noteId && seconds(members, account, [origin.by], history.strictest)
        ? { ...origin, seconded: true }
        : origin,
    ),
  }),
  'case.floor_lowering_asked': (history, _data, { account }) => ({ ...history, asksLess: account }),
  'case.floor_lowered': (history, _data, { account, members, after }) => {
    const first = history.asksLess ?? account;
    const both =
      seconds(members, account, [first], history.strictest) && seconds(members, first, [account], history.strictest);
    const asked = [...(after.classification?.approvers ?? [])].sort();
    const lowered = { asked, strictest: asked, asksLess: null, lowered: union(history.lowered, [first, account]) };
    const now = { ...history, ...lowered };
    return both ? now : faulty(now, 'the quorum was lowered by fewer than two persons of the stricter roles');
  },
};

/** Facts that left a strict or an unknown origin with fewer persons, or less evidence, than it takes. */
function leaving(
  history: History,
  [before, after]: readonly [RequestFacts, RequestFacts],
  confirmed: boolean,
): History {
  const kept = strictOrigins(after);
  const left = strictOrigins(before).some((word) => !kept.includes(word));
  if (left && !confirmed)
    return faulty(history, 'a strict origin was left without a second person of the stricter roles');
  const known = before.issuerZone === 'UNKNOWN' && after.issuerZone !== 'UNKNOWN';
  const proved = history.origins.some(({ zone }) => zone === after.issuerZone);
  return known && !proved ? faulty(history, 'an unknown origin was left without evidence') : history;
}

/** The events of one command, with the state before and after. */
export function recorded(
  history: History,
  events: readonly CaseEvent[],
  account: string,
  [before, after]: readonly [CaseState, CaseState],
  members: readonly Member[],
): History {
  const confirmed =
    events.some(({ type }) => type === 'case.correction_confirmed') &&
    seconds(members, account, history.proposers, history.strictest);
  const [was, is] = [before.facts, after.facts];
  const begun = was && is ? leaving(history, [was, is], confirmed) : history;
  return events.reduce((all, { type, data }) => {
    const add = adds[type] as Add<typeof type> | undefined;
    return add ? add(all, data as never, { account, members, after }) : all;
  }, begun);
}
