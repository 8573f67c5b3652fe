/** What a schema found in a file, in sentences for the person who writes it: each fault once, with what was probably meant. */
import type { z } from 'zod';
import { slipsBetween } from '../../domain/kernel/slips.js';
import { fieldsAt, type Path } from './schema-fields.js';

type Issue = z.core.$ZodIssue;

export interface WordedIssue {
  readonly path: Path;
  readonly sentence: string;
}

interface Checked {
  readonly schema: z.core.$ZodType;
  readonly value: unknown;
  /** Where the value stands in its file. */
  readonly under: Path;
}

/** The faults of a value under its schema, with their places in the file. */
export function wordsOfIssues(issues: readonly Issue[], checked: Checked): WordedIssue[] {
  const { schema, under } = checked;
  const value = under.reduceRight<unknown>((inner, key) => ({ [key]: inner }), checked.value);
  const fieldsOf = (path: Path) => fieldsAt(schema, path.slice(under.length));
  const all = issues
    .map((issue) => ({ ...issue, path: [...under, ...issue.path] }) as Issue)
    .flatMap((issue) => told(issue, value));
  const missing = all.filter((issue) => isMissing(issue, value));
  const misspelt = all.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? spelt(issue, fieldsOf(issue.path), missing) : [],
  );
  const meant = new Set(misspelt.map(({ path, field }) => written([...path, field])));
  return [
    ...misspelt.map(({ path, key, field }) => ({
      path: [...path, key],
      sentence: `${placeOf(path, value)}"${key}" is no field here: "${field}" was probably meant.`,
    })),
    ...all
      .filter((issue) => issue.code !== 'unrecognized_keys' && !meant.has(written(issue.path)))
      .map((issue) => ({ path: issue.path, sentence: sentenceOf(issue, value) })),
    ...all.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys
            .filter((key) => !misspelt.some((one) => one.key === key && written(one.path) === written(issue.path)))
            .map((key) => ({
              path: [...issue.path, key],
              sentence: `${placeOf(issue.path, value)}"${key}" is no field here: remove it.`,
            }))
        : [],
    ),
  ];
}

const written = (path: Path): string => path.map(String).join('\u0000');

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (within, key) => (typeof within === 'object' && within ? Reflect.get(within, key) : undefined),
    value,
  );

const isMissing = ({ code, path }: Issue, value: unknown): boolean =>
  path.length > 0 && code !== 'unrecognized_keys' && at(value, path) === undefined;

/** Of several forms that are allowed, the faults of the one that was most nearly written. */
function told(issue: Issue, value: unknown): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const forms = issue.errors
    .map((found) => found.map((each) => ({ ...each, path: [...issue.path, ...each.path] }) as Issue))
    .map((found) => found.flatMap((each) => told(each, value)));
  const isInside = ({ code, path }: Issue) => code === 'unrecognized_keys' || path.length > issue.path.length;
  const close = forms.filter((found) => found.every(isInside));
  const [nearest] = close.toSorted((left, right) => left.length - right.length);
  if (nearest) return nearest;
  const values = forms.flat().flatMap((each) => {
    if (each.code === 'invalid_type') return [kinds[each.expected] ?? each.expected];
    return each.code === 'invalid_value' ? each.values : [];
  });
  return values.length > 0 && typeof at(value, issue.path) !== 'object'
    ? [{ ...issue, code: 'invalid_value', values } as Issue]
    : [issue];
}

interface Misspelt {
  readonly path: Path;
  readonly key: string;
  readonly field: string;
}

/** Unknown fields that are nearly the name of one that is missing or may be there. */
function spelt(
  { keys, path }: Extract<Issue, { code: 'unrecognized_keys' }>,
  fields: readonly string[],
  missing: readonly Issue[],
): Misspelt[] {
  const absent = missing
    .filter((issue) => written(issue.path.slice(0, -1)) === written(path))
    .map((issue) => String(issue.path.at(-1)));
  const known = [...absent, ...fields];
  const found = keys.map((key) => ({ path, key, field: nearest(key, known) }));
  const left = absent.filter((field) => !found.some((one) => one.field === field));
  const unlike = found.filter(({ field }) => field === undefined);
  return found.flatMap((one) => {
    // One field is unknown and one is missing: the same, however it is spelt.
    const field = one.field ?? (unlike.length === 1 && left.length === 1 ? left[0] : undefined);
    return field === undefined ? [] : [{ ...one, field }];
  });
}

/** Where it is, by the ids that the file gives: `rules.U20.verdict`, not `rules.3.verdict`. */
function placeOf(path: Path, value: unknown): string {
  const names = path.map((key, index) => {
    const item = at(value, path.slice(0, index + 1));
    return typeof key === 'number' ? (idOf(item) ?? key + 1) : String(key);
  });
  return names.length > 0 ? `${names.join('.')}: ` : '';
}

function idOf(item: unknown): string | undefined {
  const named = ['id', 'code', 'name'].map((field) => at(item, [field]));
  return named.find((name): name is string => typeof name === 'string');
}

function sentenceOf(issue: Issue, value: unknown): string {
  const is = at(value, issue.path);
  if (isMissing(issue, value)) {
    return `${placeOf(issue.path.slice(0, -1), value)}"${String(issue.path.at(-1))}" is missing: add it.`;
  }
  return `${placeOf(issue.path, value)}${ofValue(issue, is)}`;
}

const quoted = (value: unknown): string => (typeof value === 'object' ? 'This' : JSON.stringify(value));

function ofValue(issue: Issue, is: unknown): string {
  switch (issue.code) {
    case 'invalid_value':
      return ofChoice(issue.values.map(String), is);
    case 'invalid_type':
      return `${kinds[kindOf(is)] ?? 'This'} stands here, and ${kinds[issue.expected] ?? issue.expected} is expected.`;
    case 'too_small':
      return isEmpty(is) ? 'Nothing is written here: fill it in.' : `At least ${issue.minimum} is expected here.`;
    case 'too_big':
      return `At most ${issue.maximum} is expected here.`;
    case 'invalid_format':
      if (issue.format === 'url') return `${quoted(is)} is no address of a page: write it whole, from https:// on.`;
      return issue.format === 'date'
        ? `${quoted(is)} is no day: write year, month and day, as 2026-11-24.`
        : `${quoted(is)} is not written as it must be: ${issue.pattern ?? issue.format}.`;
    case 'custom':
      return `${issue.message}.`;
    default:
      return `${quoted(is)} has none of the forms that are allowed here.`;
  }
}

const isEmpty = (value: unknown): boolean => value === '' || (Array.isArray(value) && value.length === 0);

function ofChoice(allowed: readonly string[], is: unknown): string {
  const close = typeof is === 'string' ? nearest(is, allowed) : undefined;
  const take = close === undefined ? `take one of ${allowed.join(', ')}` : `"${close}" was probably meant`;
  return `${quoted(is)} is not allowed: ${take}.`;
}

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : (typeof value as string);

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
  null: 'nothing',
};

/** The name that differs least, by a third of its letters at most. */
function nearest(word: string, names: readonly string[]): string | undefined {
  const most = (name: string) => Math.ceil(name.length / 3);
  const [closest] = names
    .map((name) => ({ name, slips: slipsBetween(word.toLowerCase(), name.toLowerCase(), most(name)) }))
    .filter(({ name, slips }) => slips <= most(name))
    .toSorted((left, right) => left.slips - right.slips);
  return closest?.name;
}
