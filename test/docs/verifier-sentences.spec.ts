/** Each refusal of the verifier is quoted by a specification that earns it: a sentence that none quotes could be anything. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import ts from 'typescript';

const FEWEST_WORDS = 3;

const filesIn = (folder: string, wanted: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => wanted.test(path))
    .map((path) => join(folder, path));

/** The literal parts of a text; what is filled in is between them. */
function partsOf(node: ts.Node | undefined): string[] | null {
  if (!node) return null;
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...(partsOf(node.whenTrue) ?? []), ...(partsOf(node.whenFalse) ?? [])];
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
}

/** The English of `demand(holds, french, english)` and of `new Fault(french, english)`. */
function refusalsIn(path: string): string[][] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[][] = [];
  const visit = (node: ts.Node): void => {
    const called = ts.isCallExpression(node) || ts.isNewExpression(node) ? node : null;
    const name = called?.expression.getText(source) ?? '';
    const english = { demand: 2, Fault: 1, Revoked: 1 }[name];
    const parts = english === undefined ? null : partsOf(called?.arguments?.[english]);
    if (parts) found.push(parts);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Each run of some words of its literal parts. */
const runsOf = (parts: readonly string[]): string[] =>
  parts.flatMap((part) => {
    const words = part.split(' ').filter((word) => word !== '');
    const last = Math.max(0, words.length - FEWEST_WORDS);
    return words.length < 2
      ? []
      : Array.from({ length: last + 1 }, (_, at) => words.slice(at, at + FEWEST_WORDS).join(' '));
  });

/** What is said of a signature and of a time-stamp is one sentence. */
const textOf = (parts: readonly string[]): string => parts.join('…').replace(/^The (signature|time-stamp) /, '… ');

it('each refusal of the verifier is quoted by a specification', () => {
  const all = filesIn('src/verifier', /(?<!\.spec)\.ts$/).flatMap(refusalsIn);
  const refusals = [...new Map(all.map((parts) => [textOf(parts), parts])).values()].filter(
    (parts) => runsOf(parts).length > 0,
  );
  expect(refusals.length).toBeGreaterThan(60);
  const specifications = ['src/verifier', 'test/medium', 'test/e2e', 'test/browser']
    .flatMap((folder) => filesIn(folder, /\.spec\.ts$/))
    .map((path) => readFileSync(path, 'utf8').replaceAll('\\', ''));
  const times = new Map<string, number>();
  for (const run of refusals.flatMap((parts) => [...new Set(runsOf(parts))])) times.set(run, (times.get(run) ?? 0) + 1);
  const isQuoted = (parts: readonly string[]) => {
    const own = runsOf(parts).filter((run) => times.get(run) === 1);
    return specifications.some(
      (text) => own.some((run) => text.includes(run)) || parts.every((part) => text.includes(part)),
    );
  };
  expect(refusals.filter((parts) => !isQuoted(parts)).map((parts) => parts.join('…'))).toEqual([]);
});
