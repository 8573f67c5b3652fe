/** Every figure as one line of a long table: what a spreadsheet reads. */
import { csvOf } from './csv.js';
import type { Figures, Manifest } from './manifest.js';

function leaves(value: unknown, path: string): [string, string][] {
  if (Array.isArray(value)) {
    return value.flatMap((line: { key: string }) => {
      const { key, ...measures } = line;
      return leaves(measures, `${path}/${key}`);
    });
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .filter(([name]) => name !== 'key')
      .flatMap(([name, inner]) => leaves(inner, path === '' ? name : `${path}/${name}`));
  }
  return typeof value === 'boolean' ? [] : [[path, value === null ? '' : String(value)]];
}

/** The way to a figure in the manifest: names of its members, and the keys of lines. */
export const FIGURE_NAME = /^[A-Za-z]+(\/[A-Za-z0-9_-]+)*$/;

/** Name and value of every figure; a figure that does not apply has an empty value. */
export const figureLines = (figures: Figures): [name: string, value: string][] => leaves(figures, '');

/** `period,figure,value`; a figure that does not apply has an empty value. */
export function longTable({ period, figures }: Manifest): string {
  const lines = figureLines(figures).map(([figure, value]) => [period.name, figure, value]);
  return csvOf([['period', 'figure', 'value'], ...lines]);
}
