/** The words of acts are data, in workflows/lexicon: those that still stand in code become fewer. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const folder = 'src/domain/reading';

/** Lower it when you move a concept to the lexicon. It is never raised. */
const CEILING = 461;

/** Words of three letters and more in the texts of each file that seeks words. */
function wordsLeft(): Record<string, number> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
  const sources = files.map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
  const seeking = sources.filter(([, source]) => /\b(?:words|captures)\(/.test(source));
  return Object.fromEntries(seeking.map(([name, source]) => [name, countIn(source)]));
}

function countIn(source: string): number {
  const texts = source
    .replaceAll(/^import .*$|\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    .matchAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g);
  return [...texts].reduce(
    (sum, [text]) => sum + (text.replaceAll(/\\\\?p\{L\}|\\./g, ' ').match(/\p{L}{3,}/gu)?.length ?? 0),
    0,
  );
}

it('no word of an act is added to the code: the lexicon is its place', () => {
  const left = Object.entries(wordsLeft()).sort(([, one], [, other]) => other - one);
  const sum = left.reduce((before, [, count]) => before + count, 0);
  process.stdout.write(`${sum} words left: ${left.map(([name, count]) => `${name} ${count}`).join(', ')}\n`);
  expect(sum).toBe(CEILING);
});
