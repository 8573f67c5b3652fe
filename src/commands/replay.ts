/** What another law would have concluded on the cases already judged: read before a draft becomes the law. */
import { CasesService, type ReceivedCase } from '../cases/handle/cases.service.js';
import type { SecondReadings } from '../cases/handle/second-reading.js';
import { type ReadCatalogue, readCatalogue } from '../catalogue/catalogue.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { type Law, lawFor } from '../catalogue/files/law.js';
import { readSources } from '../catalogue/files/source.js';
import { judgeAgain, judgeUnderBoth } from '../domain/case/judged-again.js';
import type { CaseState } from '../domain/case/model/state.js';
import { readOtherwise } from '../domain/case/read-otherwise.js';
import type { Change, Difference } from '../domain/classification/compare.js';
import { type Day, day } from '../domain/kernel/day.js';
import { dayOf, endOf, type Instant, instantOf } from '../domain/kernel/instant.js';
import { readAlike } from '../domain/reading/law.js';
import { DraftReadings } from '../intake/reading/draft-readings.js';
import { packageRoot } from '../platform/package/package-root.js';
import { reading } from './application.js';
import { type Output, say } from './output.js';

/** Days of receipt, both included, counted in Europe/Paris. */
interface Days {
  readonly since: string;
  readonly until?: string;
}

/**
 * Judges every case received in these days again, under the draft folder `against` or today's own law, and prints each
 * outcome that would change. False, with every fault told and no case read, when the draft cannot be used.
 */
export async function replayRules(options: Output & Days & { against?: string; on?: string }): Promise<boolean> {
  const range = rangeOf(options);
  const on = options.on === undefined ? undefined : dayGiven('--on', options.on);
  const read = readCatalogue(readSources(packageRoot(), options.against));
  if (!read.ok) {
    sayFaults(read, options);
    return false;
  }
  return reading(async (rooms) => {
    const before = rooms.get(Catalogue).law;
    const law = lawFor(read.law, before.operator.code);
    if (!law) throw new Error(`The draft has no profile ${before.operator.code} in operators/.`);
    const cases = rooms.get(CasesService).received(range);
    const readings = readAlike(before, law) ? null : await rooms.get(DraftReadings).begin(law);
    try {
      return await replayCases(cases, law, { ...options, readings, supposed: on && { before, on } });
    } finally {
      await readings?.close();
    }
  });
}

interface Supposed {
  /** Judges as if each request came in on that day, and compares with the law `before` instead of what is on record. */
  readonly supposed?: { readonly before: Law; readonly on: Day } | undefined;
  /** Where the other law reads messages otherwise: each case is read again under both. */
  readonly readings?: SecondReadings | null;
}

/** The same on the cases given, for a law without faults. */
export async function replayCases(
  cases: AsyncIterable<ReceivedCase>,
  law: Law,
  { supposed, readings = null, ...options }: Output & Supposed,
): Promise<boolean> {
  const count = { changed: 0, judged: 0, unjudged: 0 };
  for await (const { id, reference, state } of cases) {
    const facts = await factsUnder(readings, id, state);
    const change = changeOf({ state, facts }, law, supposed);
    if (change === undefined) {
      count.unjudged += 1;
      continue;
    }
    count.judged += 1;
    if (!change) continue;
    count.changed += 1;
    const [receivedOn, judgedUnder] = [dayOf(state.receivedAt as Instant), state.classification?.law];
    say(options, { reference, receivedOn, judgedUnder, ...change }, linesOf(reference, change));
  }
  say(options, { ok: true, ...count, law: law.hash }, countLines(count));
  return true;
}

/** The facts as the other law reads them; null where a case is to be read again and cannot be. */
async function factsUnder(readings: SecondReadings | null, id: string, state: CaseState): Promise<CaseState['facts']> {
  if (!readings || !state.facts) return state.facts;
  const read = await readings.of(id, state.receivedAt);
  return read && readOtherwise(state, read);
}

function changeOf(
  { state, facts }: Pick<CaseState, 'facts'> & { readonly state: CaseState },
  law: Law,
  supposed: Supposed['supposed'],
): Change | null | undefined {
  if (!facts) return undefined;
  if (supposed) return judgeUnderBoth(state, { before: supposed.before, after: law }, supposed.on, facts);
  return judgeAgain({ ...state, facts }, law);
}

function rangeOf({ since, until }: Days): { from: Instant; before: Instant | null } {
  const first = dayGiven('--since', since);
  const last = until === undefined ? null : dayGiven('--until', until);
  if (last !== null && last < first) throw new Error(`--until ${last} lies before --since ${first}: exchange them.`);
  return { from: instantOf(first, '00:00'), before: last && endOf(last) };
}

function dayGiven(option: string, text: string): Day {
  try {
    return day(text);
  } catch (error) {
    throw new Error(`${option} ${text} is no day: write it as 2026-10-01.`, { cause: error });
  }
}

function sayFaults({ faults }: Extract<ReadCatalogue, { ok: false }>, options: Output & { against?: string }): void {
  const placed = faults.map((fault) =>
    options.against === undefined ? fault : fault.replace(/^workflows(?=\/)/, options.against.replace(/\/+$/, '')),
  );
  say(options, { ok: false, faults: placed }, [...placed, `${placed.length} fault(s).`].join('\n'));
}

const differenceLine = ({ aspect, lost, gained }: Difference): string =>
  `  ${aspect}: ${[...lost.map((value) => `-${value}`), ...gained.map((value) => `+${value}`)].join(' ')}`;

function linesOf(reference: string, { before, after, differences }: Change): string {
  const head = `${reference}  ${before.rule} ${before.verdict} → ${after.rule} ${after.verdict}`;
  return [head, ...differences.map(differenceLine)].join('\n');
}

function countLines({ changed, judged, unjudged }: { changed: number; judged: number; unjudged: number }): string {
  const counted = `${changed} ${changed === 1 ? 'outcome' : 'outcomes'} would change of ${judged}.`;
  return unjudged === 0 ? counted : `${counted}\nLeft out, for the rules have not judged them yet: ${unjudged}.`;
}
