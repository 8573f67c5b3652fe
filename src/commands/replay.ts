/** What another law would have concluded on the cases already judged: read before a draft becomes the law. */
import { CasesService, type ReceivedCase } from '../cases/cases.service.js';
import { type ReadCatalogue, readCatalogue } from '../catalogue/catalogue.js';
import type { CommonLaw } from '../catalogue/law.js';
import { readSources } from '../catalogue/source.js';
import type { CaseState } from '../domain/case/model/state.js';
import { classify } from '../domain/classification/classify.js';
import { adviceOf, type Change, compare, type Difference } from '../domain/classification/compare.js';
import { type Day, day } from '../domain/kernel/day.js';
import { dayOf, endOf, type Instant, instantOf } from '../domain/kernel/instant.js';
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
export async function replayRules(options: Output & Days & { against?: string }): Promise<boolean> {
  const range = rangeOf(options);
  const read = readCatalogue(readSources(packageRoot(), options.against));
  if (read.ok) return reading((rooms) => replayCases(rooms.get(CasesService).received(range), read.law, options));
  sayFaults(read, options);
  return false;
}

/** The same on the cases given, for a law without faults. */
export async function replayCases(
  cases: AsyncIterable<ReceivedCase>,
  law: CommonLaw,
  options: Output,
): Promise<boolean> {
  const count = { changed: 0, judged: 0, unjudged: 0 };
  for await (const { reference, state } of cases) {
    const judged = judgeAgain(state, law);
    if (!judged) {
      count.unjudged += 1;
      continue;
    }
    count.judged += 1;
    const { change, ...known } = judged;
    if (!change) continue;
    count.changed += 1;
    say(options, { reference, ...known, ...change }, linesOf(reference, change));
  }
  say(options, { ok: true, ...count, law: law.hash }, countLines(count));
  return true;
}

/** Undefined for a case on which the rules have not spoken, or not yet since a person corrected a fact. */
function judgeAgain({ facts, classification, receivedAt }: CaseState, law: CommonLaw) {
  if (!facts || !classification) return undefined;
  const receivedOn = dayOf(receivedAt as Instant);
  const before = { ...classification, clocks: classification.clocks.map(({ code }) => code) };
  const change = compare(before, adviceOf(classify(facts, law, receivedOn)));
  return { receivedOn, judgedUnder: classification.law, change };
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
