import { describe, expect, it } from '@jest/globals';
import { book, context, judged, version } from '../../../../test/support/letters.js';
import type { Day } from '../../kernel/day.js';
import { compose } from './letter.js';
import type { LetterJudgement } from './letter-context.js';
import { textsOf } from './letter-version.js';
import { FreeText, LetterWriting } from './letter-writing.js';
import { asWritten, objectionToWords } from './written-letter.js';

const writing = (given: Partial<LetterWriting>): LetterWriting => LetterWriting.parse(given);
const blocks = ['B0', 'B-GDPR48', 'B-DA32', 'B-LB', 'B-CHANNEL-MLAT', 'B-END'];
const judgement = judged({ grounds: ['G-GDPR48', 'G-DA32', 'G-LB1', 'G-LB1BIS'], letterBlocks: blocks });
const letterOf = (
  given: Partial<LetterWriting>,
  of: LetterJudgement = judgement,
  kind: 'refusal' | 'clarification' = 'refusal',
) => compose(kind, asWritten(context({ day: '2026-11-29' as Day, judgement: of }), writing(given)), book, 'en');
const objection = (
  given: Partial<LetterWriting>,
  kind: 'refusal' | 'clarification' = 'refusal',
  targets: string[] = [],
) => {
  const of = kind === 'refusal' ? judgement : judged({ verdict: 'CLARIFY', grounds: [], failing: ['act_attached'] });
  const standard = letterOf({}, of, kind);
  return objectionToWords(writing(given), { standard, context: { judgement: of }, targets })?.code ?? null;
};
const both = { fr: 'Nous restons à votre disposition.', en: 'We remain at your disposal.' };

describe('a paragraph that a person writes into a letter', () => {
  it('stands at the end of the part that it names, in each language, after the fixed text', () => {
    const letter = letterOf({ paragraphs: [{ element: 'receipt', ...both }] });
    const standard = letterOf({});
    for (const language of ['fr', 'en'] as const) {
      const [section] = version(letter, language).sections;
      const [before] = version(standard, language).sections;
      expect(section?.parts).toEqual([
        ...(before?.parts ?? []),
        { kind: 'paragraph', text: both[language], elements: ['receipt'], own: true },
      ]);
    }
  });

  it('changes no fixed paragraph of the letter', () => {
    const letter = letterOf({ paragraphs: [{ element: 'channel', ...both }] });
    const own: string[] = [both.fr, both.en];
    for (const language of ['fr', 'en'] as const) {
      const texts = textsOf(version(letter, language)).filter((text) => !own.includes(text));
      expect(texts).toEqual(textsOf(version(letterOf({}), language)));
    }
  });

  it('is set as the language wants, and a brace in it stays a brace', () => {
    const text = "L'acte « cité » {operator} manque : voyez";
    const letter = letterOf({ paragraphs: [{ element: 'receipt', fr: text, en: text }] });
    expect(textsOf(version(letter, 'fr'))).toContain('L’acte «\u00a0cité\u00a0» {operator} manque\u00a0: voyez');
  });

  it('never enters the notice to the State', () => {
    const given = writing({ paragraphs: [{ element: 'request', ...both }] });
    const notice = compose('sisse_notice', asWritten(context({ judgement }), given), book, 'en');
    expect(textsOf(version(notice, 'fr'))).not.toContain(both.fr);
  });

  it.each([
    ['a line break', 'one\ntwo'],
    ['a control character', 'one\u0007two'],
    ['a change of the direction of writing', 'one \u202etwo'],
    ['a character without width', 'one\u200btwo'],
    ['a paragraph separator', 'one\u2029two'],
    ['a writing that the letters cannot draw', '注文'],
    ['nothing', '   '],
    ['more than the limit', 'a'.repeat(2_001)],
  ])('is refused with %s', (_fault, text) => {
    expect(FreeText.safeParse(text).success).toBe(false);
  });

  it.each([
    [
      'is refused in a part that the letter does not have',
      { paragraphs: [{ element: 'missing', ...both }] },
      'no-such-part',
    ],
    [
      'is refused without the English of a letter in two languages',
      { paragraphs: [{ element: 'receipt', fr: both.fr, en: null }] },
      'letter-untranslated',
    ],
  ] as const)('%s', (_title, given, code) => {
    expect(objection(given as unknown as Partial<LetterWriting>)).toBe(code);
  });

  it.each([
    ['as the request writes it', 'The account canary@target.example is closed.'],
    ['in capitals and with spaces', 'The account CANARY @ target.example is closed.'],
    ['with accents', 'The account cánary@target.example is closed.'],
  ])('is refused when it names a target %s', (_how, en) => {
    const given = { paragraphs: [{ element: 'receipt' as const, fr: 'Compte fermé.', en }] };
    expect(objection(given, 'refusal', ['canary@target.example'])).toBe('target-named');
    expect(objection(given, 'refusal', ['other@target.example'])).toBeNull();
  });
});

describe('the grounds that a letter states', () => {
  it('are those that the person keeps: the paragraph of a ground left out goes with it', () => {
    const said = (given: Partial<LetterWriting>) => textsOf(version(letterOf(given), 'en')).join('\n');
    expect(said({})).toMatch(/Data Act|2023\/2854/);
    expect(said({ grounds: ['G-GDPR48', 'G-LB1'] })).not.toMatch(/Data Act|2023\/2854/);
    expect(said({ grounds: ['G-GDPR48', 'G-LB1'] })).toContain('68-678');
  });

  it.each([
    ['one that the classification did not find', ['G-PRIV']],
    ['none', []],
  ] as const)('cannot be %s', (_which, grounds) => {
    expect(objection({ grounds: [...grounds] })).toBe('ground-not-allowed');
  });
});

describe('the questions of a letter', () => {
  const asked = judged({
    verdict: 'CLARIFY',
    grounds: [],
    failing: ['act_attached', 'targets_identified'],
    unknown: [],
  });
  const items = (given: Partial<LetterWriting>) =>
    version(letterOf(given, asked, 'clarification'), 'en').sections.flatMap(({ parts }) =>
      parts.flatMap((part) => (part.kind === 'list' ? part.items : [])),
    );

  it('come after what the open checks ask for', () => {
    const given = { questions: [{ fr: 'la période visée', en: 'the period' }] };
    expect(items(given)).toHaveLength(3);
    expect(items(given).at(-1)).toBe('the period.');
  });

  it('may take the place of a check that the person leaves out', () => {
    expect(items({ leftOut: ['act_attached'] })).toHaveLength(1);
    expect(items({ leftOut: ['act_attached', 'targets_identified'], questions: [{ fr: 'quoi', en: 'what' }] })).toEqual(
      ['what.'],
    );
  });

  it('cannot all be left out', () => {
    expect(objection({ leftOut: ['act_attached'] }, 'clarification')).toBe('no-question-left');
  });

  it('have no place in a letter that refuses', () => {
    expect(objection({ questions: [both] })).toBe('no-such-part');
    expect(objection({ leftOut: ['act_attached'] })).toBe('no-such-part');
  });
});
