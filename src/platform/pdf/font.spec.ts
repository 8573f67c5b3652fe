import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from '@jest/globals';
import { create, type FontSource } from 'fontkit';
import { openFont } from './font.js';

const file = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
);
const words = [
  ...['officier ', 'affiché\u00a0: ', '\u00a0», ', ' ', '\u202f;', 'ﬁn ', 'fin ', 'AVANT ', '1/2 ', '½ ', 'e\u0301té '],
  ...['co\u00adopérer ', 'sous-préfet ', 'non\u2011lu ', 'µ ', 'μ ', 'Ω ', 'Ω ', '第三条 ', ''],
];

const laidOut = (font: FontSource, texts: readonly string[]) =>
  texts.map((text) => {
    const run = font.layout(text);
    const glyphs = run.glyphs.map(({ id, codePoints }) => [id, codePoints]);
    return { text, glyphs, positions: run.positions.map((position) => ({ ...position })), width: run.advanceWidth };
  });

test.each([
  ['as they are', words],
  ['in the opposite order', words.toReversed()],
  ['twice', [...words, ...words]],
])('words that other documents had are laid out as in a font of their own, %s', (_, texts) => {
  laidOut(openFont(file), words);
  expect(laidOut(openFont(file), texts)).toEqual(laidOut(create(readFileSync(file)), texts));
});

test('what a document does to the places of its glyphs changes no other document', () => {
  const scaled = openFont(file).layout('fin ');
  for (const position of scaled.positions) position.xAdvance *= 2;
  expect(openFont(file).layout('fin ').advanceWidth * 2).toBeCloseTo(scaled.advanceWidth);
});
