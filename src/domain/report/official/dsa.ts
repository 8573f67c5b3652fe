/**
 * Orders of Member States as a provider publishes them each year (Regulation (EU) 2022/2065, article 15(1)(a)), counted
 * for part 3 of the templates of Regulation (EU) 2024/2835. Exact numbers: this file hides and rounds nothing.
 */
import { dayOf, millisecondsOf } from '../../kernel/instant.js';
import { type IllegalContent, illegalCategoryOf } from '../../law/illegal-content.js';
import type { InstrumentCode } from '../../law/vocabulary.js';
import { median } from '../measure.js';
import { type CaseRow, isPublishable, isTabled, type PublishableRow } from '../row.js';
import { OTHER, type TemplateRow } from './dsa-rows.js';

const memberStates = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);
/** Eurostat writes two codes otherwise than ISO 3166-1; one is a Member State's. */
const eurostat = (country: string): string => (country === 'GR' ? 'EL' : country);

/**
 * What is illegal, by the act that says so. Every other act gives a power and leaves open what for; an order that cites
 * such an act alone has not named the provision that the content breaks (Annex II, part I, 7 and 1.2.1, column D). What a
 * person recorded after reading the order comes before both.
 */
const grounds: Partial<Record<InstrumentCode, IllegalContent>> = {
  'EU-TCO-3': 'KEYWORD_TERRORIST_CONTENT',
  'CPI-L331-14': 'KEYWORD_COPYRIGHT_INFRINGEMENT',
};
const NOT_SPECIFIED = 'STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER';

const againstContent: readonly InstrumentCode[] = ['EU-DSA-9', 'EU-TCO-3', 'LCEN-6-1'];

/** One order, of which nothing but this is published. */
export interface DsaOrder {
  readonly act: boolean;
  readonly inform: boolean;
  /** Two letters of Eurostat. */
  readonly state: string;
  readonly illegal: IllegalContent;
  /** Acts were cited, and none of them says what is illegal. */
  readonly powerAlone: boolean;
  readonly items: number;
  readonly hoursToReceipt: number | null;
  /** From delivery until it was given effect; null where it was not. */
  readonly hoursToEffect: number | null;
}

const hoursBetween = (from: PublishableRow['receivedAt'], to: PublishableRow['closedAt']): number | null =>
  to && (millisecondsOf(to) - millisecondsOf(from)) / 3_600_000;

function orderOf(row: PublishableRow): DsaOrder | null {
  const { bases, categories, country, illegalContent, receivedAt, outcome } = row;
  const isMember = country !== null && memberStates.has(country) && row.zone !== 'THIRD' && row.zone !== 'PRIVATE';
  const act = categories.includes('REM') || bases.some((code) => againstContent.includes(code));
  const inform = categories.some((category) => category !== 'REM' && category !== 'PRES');
  if (!isMember || (!act && !inform)) return null;
  const named = illegalContent ?? bases.map((code) => grounds[code]).find((ground) => ground !== undefined);
  const illegal = named ?? NOT_SPECIFIED;
  const effected = outcome === 'executed' || outcome === 'partly';
  return {
    act,
    inform,
    state: eurostat(country),
    illegal,
    powerAlone: illegal === NOT_SPECIFIED && bases.length > 0,
    items: row.accountsTargeted,
    hoursToReceipt: row.minutesToAcknowledge === null ? null : row.minutesToAcknowledge / 60,
    hoursToEffect: effected ? hoursBetween(receivedAt, row.releasedAt ?? row.closedAt) : null,
  };
}

/** Orders of authorities of Member States that were received in a calendar year of Paris. */
export const dsaOrders = (rows: readonly CaseRow[], year: number): DsaOrder[] =>
  rows
    .filter(isPublishable)
    .filter(isTabled)
    .filter(({ nature, receivedAt }) => nature === 'request' && dayOf(receivedAt).startsWith(`${year}-`))
    .flatMap((row) => orderOf(row) ?? []);

/** The cells of one row of part 3 that Greffe counts; a median of nothing is null, a count of nothing is 0. */
export interface DsaLine {
  /** TOTAL, a category or a sub-category. */
  readonly code: string;
  /** The category of a sub-category; otherwise the code itself. */
  readonly category: string;
  /** TOTAL or a Member State. */
  readonly scope: string;
  readonly act: number;
  readonly items: number;
  readonly actReceipt: number | null;
  readonly actEffect: number | null;
  readonly inform: number;
  readonly informReceipt: number | null;
  readonly informEffect: number | null;
  readonly powerAlone: { readonly act: number; readonly inform: number };
}

/** Hours to one decimal. */
function medianOf(orders: readonly DsaOrder[], of: (order: DsaOrder) => number | null): number | null {
  const known = orders.map(of).filter((hours) => hours !== null);
  const middle = median(known.sort((left, right) => left - right));
  return middle === null ? null : Math.round(middle * 10) / 10;
}

function lineOf({ code, category }: TemplateRow, scope: string, orders: readonly DsaOrder[]): DsaLine {
  const [act, inform] = [orders.filter((order) => order.act), orders.filter((order) => order.inform)];
  const alone = (group: readonly DsaOrder[]) => group.filter(({ powerAlone }) => powerAlone).length;
  return {
    ...{ code, category, scope },
    act: act.length,
    items: act.reduce((sum, { items }) => sum + items, 0),
    actReceipt: medianOf(act, ({ hoursToReceipt }) => hoursToReceipt),
    actEffect: medianOf(act, ({ hoursToEffect }) => hoursToEffect),
    inform: inform.length,
    informReceipt: medianOf(inform, ({ hoursToReceipt }) => hoursToReceipt),
    informEffect: medianOf(inform, ({ hoursToEffect }) => hoursToEffect),
    powerAlone: { act: alone(act), inform: alone(inform) },
  };
}

/** Whether an order counts in a row; of a category, the last row has those that name no sub-category of it. */
function countsIn({ illegal }: DsaOrder, { code, category }: TemplateRow): boolean {
  if (code === 'TOTAL') return true;
  return code === OTHER ? illegal === category : code === illegal || code === illegalCategoryOf(illegal);
}

/**
 * Every row of the template under TOTAL and under each Member State that sent an order, zeros included; a row of
 * `KEYWORD_OTHER` only where there is an order for it, so that the sub-categories add up to their category.
 */
export function dsaLines(orders: readonly DsaOrder[], rows: readonly TemplateRow[]): DsaLine[] {
  const scopes = ['TOTAL', ...[...new Set(orders.map(({ state }) => state))].sort()];
  return scopes.flatMap((scope) => {
    const within = scope === 'TOTAL' ? orders : orders.filter(({ state }) => state === scope);
    return rows.flatMap((row) => {
      const counted = within.filter((order) => countsIn(order, row));
      return row.code === OTHER && counted.length === 0 ? [] : [lineOf(row, scope, counted)];
    });
  });
}
