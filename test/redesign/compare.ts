/** Two records side by side: every difference is accepted by name and reason, or is a fault. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { verifyReceipt } from '../../src/domain/ledger/receipt.js';
import type { verifyExport } from '../../src/domain/ledger/verify-export.js';
import type { verifyReport } from '../../src/verifier/report/verify-report.js';
import { LONG_AFTER } from '../support/sample-report.js';
import { canonical } from './history.js';
import { exported } from './modules.js';

const Accepted = z.strictObject({
  accepted: z.array(
    z.strictObject({
      /** A regular expression over the whole place of the difference, such as `openapi.json /paths/.*`. */
      where: z.string(),
      before: z.string().default('.*'),
      after: z.string().default('.*'),
      why: z.string().min(1),
    }),
  ),
});

interface Difference {
  /** File and path in it. */
  readonly where: string;
  readonly before: unknown;
  readonly after: unknown;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object';

const codeOf = (value: unknown): unknown => (isObject(value) && 'code' in value ? value.code : undefined);

/** Two refusals, or two clocks, that are not the same one: what else differs in them says nothing more. */
const otherCodes = (before: unknown, after: unknown): boolean =>
  typeof codeOf(before) === 'string' && typeof codeOf(after) === 'string' && codeOf(before) !== codeOf(after);

/**
 * The deepest places in which two values differ. Lists are compared place by place while they are equally long, and what
 * has another code is another thing, compared whole.
 */
export function differences(where: string, before: unknown, after: unknown): Difference[] {
  if (before !== undefined && after !== undefined && canonical(before) === canonical(after)) return [];
  const lists = Array.isArray(before) && Array.isArray(after);
  const comparable = isObject(before) && isObject(after) && Array.isArray(before) === Array.isArray(after);
  if (!comparable || otherCodes(before, after) || (lists && before.length !== after.length))
    return [{ where, before, after }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const own = (value: Readonly<Record<string, unknown>>, name: string) =>
    Object.hasOwn(value, name) ? value[name] : undefined;
  return names.flatMap((name) => differences(`${where}/${name}`, own(before, name), own(after, name)));
}

/** Lines of a list that only one side has: for lists whose order says nothing. */
function lines(where: string, before: readonly unknown[], after: readonly unknown[]): Difference[] {
  return [
    ...before
      .filter((line) => !after.includes(line))
      .map((line) => ({ where: `${where}/${line}`, before: line, after: undefined })),
    ...after
      .filter((line) => !before.includes(line))
      .map((line) => ({ where: `${where}/${line}`, before: undefined, after: line })),
  ];
}

/** Parameters and required names of a description of the API, in one order: theirs says nothing. */
export function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isObject(value)) return value;
  const inOrder = (name: string, inner: unknown) =>
    Array.isArray(inner) && (name === 'required' || name === 'parameters')
      ? inner.map(ordered).sort((one, other) => canonical(one).localeCompare(canonical(other)))
      : ordered(inner);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inOrder(name, inner)]));
}

function ofFile(name: string, before: string, after: string): Difference[] {
  const [old, renewed] = [readFileSync(`${before}/${name}`), readFileSync(`${after}/${name}`)];
  if (!name.endsWith('.json'))
    return old.equals(renewed) ? [] : [{ where: name, before: 'bytes', after: 'other bytes' }];
  const [was, is] = [old, renewed].map((bytes) => JSON.parse(bytes.toString()) as unknown);
  if (name === 'schema.json') return lines(`${name} `, was as unknown[], is as unknown[]);
  if (name === 'openapi.json') return differences(`${name} `, ordered(was), ordered(is));
  return differences(`${name} `, was, is);
}

/** The exports, receipts and sealed reports of the version before, verified by this one. */
async function unverified(before: string, names: readonly string[]): Promise<Difference[]> {
  const verifyLog = await exported<typeof verifyExport>('verifyExport');
  const ofReceipt = await exported<typeof verifyReceipt>('verifyReceipt');
  const ofReport = await exported<typeof verifyReport>('verifyReport');
  const key = readFileSync(`${before}/vkey.txt`, 'utf8');
  const faults: Difference[] = [];
  for (const name of names) {
    const bytes = readFileSync(`${before}/${name}`);
    const verified =
      (name === 'export.jsonl' && (await verifyLog([bytes], key))) ||
      (name.startsWith('receipt-') && (await ofReceipt(bytes.toString(), key))) ||
      (name.endsWith('.pdf') && (await ofReport(bytes, { now: LONG_AFTER })));
    if (verified && !verified.ok) faults.push({ where: `${name} verified`, before: true, after: verified.fault });
  }
  return faults;
}

type Reason = z.infer<typeof Accepted>['accepted'][number];

const compiled = new Map<string, RegExp>();

function matches(pattern: string, text: string): boolean {
  const known = compiled.get(pattern) ?? new RegExp(`^(?:${pattern})$`, 's');
  compiled.set(pattern, known);
  return known.test(text);
}

export const isAccepted = ({ where, before, after }: Difference, reason: Reason): boolean =>
  matches(reason.where, where) && matches(reason.before, canonical(before)) && matches(reason.after, canonical(after));

const short = (value: unknown): string => canonical(value).slice(0, 300);

/** Each change of one value into another once, with the first place where it was found. */
function print(faults: readonly Difference[]): void {
  const places = new Map<string, string[]>();
  for (const { where, before, after } of faults) {
    const change = `  before ${short(before)}\n  after  ${short(after)}`;
    places.set(change, [...(places.get(change) ?? []), where]);
  }
  for (const [change, at] of places)
    console.log(`${at[0]}${at.length > 1 ? ` and ${at.length - 1} more` : ''}\n${change}`);
}

/** True when every difference is accepted; the others are printed. */
export async function compare(before: string, after: string): Promise<boolean> {
  const { accepted } = Accepted.parse(parse(readFileSync(new URL('./accepted.yaml', import.meta.url), 'utf8')));
  const [names, again] = [readdirSync(before).sort(), readdirSync(after)];
  const missing = names.filter((name) => !again.includes(name));
  const both = names.filter((name) => again.includes(name) && !name.endsWith('.pdf'));
  const found = [
    ...missing.map((where) => ({ where, before: 'recorded', after: 'not recorded' })),
    ...both.flatMap((name) => ofFile(name, before, after)),
    ...(await unverified(before, names)),
  ];
  const times = new Map<Reason, number>();
  const faults: Difference[] = [];
  for (const difference of found) {
    const reason = accepted.find((each) => isAccepted(difference, each));
    if (reason) times.set(reason, (times.get(reason) ?? 0) + 1);
    else faults.push(difference);
  }
  print(faults);
  for (const reason of accepted) console.log(`${times.get(reason) ?? 0} accepted at ${reason.where}: ${reason.why}`);
  console.log(`${both.length} files compared, ${found.length} differences, ${faults.length} not accepted.`);
  return faults.length === 0;
}
