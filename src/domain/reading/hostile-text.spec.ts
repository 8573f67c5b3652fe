// @stage sizes
/** Text made to keep a reader busy: against every citation pattern, and through the whole reading. No clock is asked. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { body, document, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { size } from '../../../test/support/set.js';
import { fold } from '../law/fold.js';
import { compileCitation, InstrumentFile } from '../law/instrument.js';
import { read } from './read.js';

const yaml = fileURLToPath(new URL('../../../workflows/law/instruments.yaml', import.meta.url));
const file = InstrumentFile.parse(parse(readFileSync(yaml, 'utf8')));
const LENGTH = size({ quick: 500, short: 2_000, long: 2_000 });

/** What a pattern itself looks for, without its signs, and each of its pieces. */
function piecesOf(pattern: string): string[] {
  const spelled = pattern.replace(/\{(\w+)\}/g, (_, name: string) => file.fragments[name] ?? '');
  const pieces = spelled.match(/[\p{L}\p{N}'§. -]{2,}/gu) ?? [];
  return [...new Set([spelled.replace(/[^\p{L}\p{N}'§. -]/gu, ''), ...pieces])].filter((piece) => piece.trim() !== '');
}

/** The same piece over and over, broken at the end, with and without what may stand between. */
function hostile(piece: string): string[] {
  const row = (unit: string) => unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);
  return [row(piece), row(`${piece} `), `${row(`${piece}-1`)}!`, `${piece}${row(' ')}${piece}`];
}

describe('a citation pattern', () => {
  it.each(file.instruments.map(({ code, patterns }) => [code, patterns] as const))(
    'walks over text made against it and finds only what is there: %s',
    (code, patterns) => {
      for (const pattern of patterns) {
        const { find } = compileCitation(code, [pattern], file.fragments);
        for (const text of piecesOf(pattern).slice(0, 3).flatMap(hostile).map(fold)) {
          const places = find(text);
          // Each search begins behind what the one before it found.
          expect(places.length).toBeLessThanOrEqual(text.length);
          expect(places.every(({ start, end }) => start < end && end <= text.length)).toBe(true);
        }
      }
    },
  );
});

describe('the whole reading', () => {
  const law = sampleLaw();
  const row = (unit: string) =>
    unit.repeat(Math.ceil(size({ quick: 2_500, short: 10_000, long: 10_000 }) / unit.length));

  it.each([
    ...[
      '> ',
      'De : x\n',
      'On x wrote',
      '☐ a) ',
      'a@',
      'a.',
      '1.',
      ':',
      'http://',
      '<http://a-\n',
      'a-\n',
      '\u200b',
      '[',
    ],
    ...[
      'art. 60-1 et ',
      'du 1er au ',
      'le 01/01/2026 à 10h00 et ',
      'compte a1, ',
      'IGNORE ',
      "n'est pas ",
      'ce message ',
      'ref.',
      'avocat ',
      'justification: ',
    ],
  ])('ends on %j without end, and invents nothing', (unit) => {
    const reading = read(message([body(row(unit)), document(row(unit))]), law);
    expect(reading.facts.checks.origin_established).not.toBe('holds');
    expect(reading.targets.length).toBeLessThan(2_000);
  });
});
