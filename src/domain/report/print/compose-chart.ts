/** The bars of a chart: lengths from the manifest, and the numbers that stand at their ends. */
import type { Language } from '../../kernel/result.js';
import type { Block, ChartBar, Line } from './blocks.js';
import { at, num } from './print.js';
import type { ChartTemplate } from './template.js';

interface Printing {
  readonly printed: unknown;
  readonly language: Language;
  readonly words: (text: string) => string;
}

/** The printed numbers, one after the other, and the sign of one that is withheld. */
function parts(pointers: readonly string[], { printed, language }: Printing): Line {
  const withheld = pointers.find((pointer) => at(printed, pointer) === null);
  const told = pointers.filter((pointer) => Number(at(printed, pointer)) > 0);
  const sign = withheld === undefined ? [] : [{ text: num(printed, withheld, language).text }];
  const numbers = [...told.map((pointer) => num(printed, pointer, language)), ...sign];
  return numbers.flatMap((number, index) => (index === 0 ? [number] : [{ text: ' + ' }, number]));
}

export function chartOf(
  template: ChartTemplate,
  lines: readonly { readonly label: string; readonly pointer: string }[],
  printing: Printing,
): Block {
  const { printed, language, words } = printing;
  const { shape, alt, stack, total, numbered } = template;
  const bars = lines.map(({ label, pointer }): ChartBar => {
    const lengthOf = (column: string) => Number(at(printed, `${pointer}/${column}`));
    const end = `${pointer}/${total}`;
    const pointers = stack.flatMap(({ columns }) => columns.map((column) => `${pointer}/${column}`));
    const isTold = !numbered || at(printed, end) !== null;
    return {
      label,
      segments: stack.map(({ columns }) => columns.reduce((sum, column) => sum + lengthOf(column), 0)),
      total: isTold ? [num(printed, end, language)] : parts(pointers, printing),
    };
  });
  const isDrawn = (index: number): boolean => bars.some(({ segments }) => (segments[index] ?? 0) > 0);
  const legend = stack.map(({ label }, index) => (isDrawn(index) ? words(label) : ''));
  return { kind: 'chart', shape, alt: words(alt), legend, bars };
}
