/** The words of acts are data, in workflows/lexicon: none stands in a text that is sought, and those in expressions become fewer. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const folder = 'src/domain/reading';

/** Of expressions. Lower it when you move words to the lexicon. It is never raised. */
const CEILING = 356;

const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
  .map((name) => [name, withoutComments(readFileSync(join(folder, name), 'utf8'))] as const);

function withoutComments(source: string): string {
  return source.replaceAll(/^import .*$|\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

/** Words of three letters and more, but for classes of letters. */
const countIn = (texts: readonly string[]): number =>
  texts.reduce(
    (sum, text) => sum + (text.replaceAll(/\\\\?p\{[^}]*\}|\\.|\[[^\]]*\]/g, ' ').match(/\p{L}{3,}/gu)?.length ?? 0),
    0,
  );

function counted(from: typeof sources, textsOf: (source: string) => string[]): Record<string, number> {
  const counts = from.map(([name, source]) => [name, countIn(textsOf(source))] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** Quoted texts that hold the signs of a pattern. */
const patternsIn = (source: string): string[] =>
  [...source.matchAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g)]
    .map(([text]) => text.replaceAll(/\$\{[^}]*\}/g, ' '))
    .filter((text) => /\(\?:|\\\\|\[\^|\w\|\w/.test(text));

const expressionsIn = (source: string): string[] =>
  [...source.matchAll(/(?<=[=(,:?&|![\s])\/(?![/*\s])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g)].map(
    ([text]) => text.replace(/\/[a-z]*$/, ''),
  );

it('no word of an act stands in a text that is sought: the lexicon is its place', () => {
  const seeking = sources.filter(([, source]) => /\b(?:words|captures)\(/.test(source));
  expect(counted(seeking, patternsIn)).toEqual({});
});

it('the words that stand in expressions become fewer', () => {
  const counts = counted(sources, (source) => [...patternsIn(source), ...expressionsIn(source)]);
  const left = Object.entries(counts).sort(([, one], [, other]) => other - one);
  const sum = left.reduce((before, [, count]) => before + count, 0);
  process.stdout.write(`${sum} words left: ${left.map(([name, count]) => `${name} ${count}`).join(', ')}\n`);
  expect(sum).toBe(CEILING);
});
