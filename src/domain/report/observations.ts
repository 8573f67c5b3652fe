/** Every figure as one observation a row: what a program that compares quarters reads. */
import { csvOf } from './csv.js';
import type { Manifest } from './manifest.js';

/** The line that counts all others together. */
const WHOLE = 'TOTAL';

export const observationColumns = [
  'period',
  'edition',
  'provisional',
  'table',
  'line',
  'measure',
  'unit',
  'value',
] as const;

interface Place {
  readonly line: string;
  readonly path: readonly string[];
}

interface Observation {
  readonly line: string;
  readonly measure: string;
  readonly value: number | null;
}

type Members = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null;

function observed(value: unknown, { line, path }: Place): Observation[] {
  if (typeof value === 'number' || value === null) return [{ line, measure: path.join('/') || 'count', value }];
  if (Array.isArray(value)) {
    return value.filter(isObject).flatMap(({ key, ...rest }) => observed(rest, within({ line, path }, String(key))));
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (name === 'key') return [];
    if (name === 'lines') return observed(inner, { line, path });
    if (name === 'total' && 'lines' in value) return observed(inner, { line: WHOLE, path });
    return observed(inner, isObject(inner) ? within({ line, path }, name) : { line, path: [...path, name] });
  });
}

/** The key of a line, or the name of a group of measures; what is within it is part of the measure. */
const within = ({ line, path }: Place, name: string): Place =>
  line === '' && path.length === 0 ? { line: name, path } : { line, path: [...path, name] };

const unitOf = (measure: string): string =>
  measure.endsWith('Hours') ? 'hours' : measure.endsWith('Percent') ? 'percent' : 'count';

/** A value is blank where it is withheld or does not apply. */
export function observations({ period, edition, figures }: Manifest): string {
  const rows = Object.entries(figures).flatMap(([table, value]) =>
    observed(value, { line: '', path: [] }).map((each) => [
      ...[period.name, edition, String(period.provisional), table, each.line, each.measure],
      ...[unitOf(each.measure), each.value],
    ]),
  );
  return csvOf([[...observationColumns], ...rows]);
}
