import { describe, expect, it } from '@jest/globals';
import { lostParagraphs } from './fixed-paragraph.js';
import type { LetterTemplate } from './letter-template.js';

const section = (element: string, always: readonly unknown[], otherwise: readonly unknown[] = []) =>
  ({ element, always, otherwise }) as unknown as LetterTemplate['sections'][number];

const letter = (...sections: LetterTemplate['sections']): LetterTemplate => ({
  ...{ template: 'refusal.v1', kind: 'refusal', language: 'en', validFrom: '2026-08-18', sections },
  ...{ subject: 'Answer', salutation: 'Madam, Sir,', closing: 'Yours', signature: ['The desk'], mail: ['Attached.'] },
});

const before = letter(
  section('grounds', ['One.', 'Two.'], ['Article 48.']),
  section('attachments', [{ table: 'attachments' }]),
);

describe('a new version of a letter', () => {
  it('may add paragraphs and parts between those that state the law, and has its own greeting and headings', () => {
    const after = letter(
      section('receipt', ['We received it.']),
      { ...section('grounds', ['Ours.', 'One.', 'Ours.', 'Two.'], ['Article 48.', 'Ours.']), heading: 'Why' },
      section('attachments', [{ table: 'attachments' }]),
    );
    expect(lostParagraphs(before, { ...after, salutation: 'Dear all,', closing: 'Regards' })).toEqual([]);
  });

  it.each([
    ['leaves out', ['Two.'], 'One.'],
    ['changes', ['One!', 'Two.'], 'One.'],
    ['moves', ['Two.', 'One.'], 'Two.'],
  ])('is named with the paragraph that it %s', (_what, always, lost) => {
    const after = letter(
      section('grounds', always, ['Article 48.']),
      section('attachments', [{ table: 'attachments' }]),
    );
    expect(lostParagraphs(before, after)).toEqual([{ element: 'grounds', part: lost }]);
  });

  it('cannot print in some cases only what was printed in every case', () => {
    const after = letter(
      section('grounds', ['One.'], ['Two.', 'Article 48.']),
      section('attachments', [{ table: 'attachments' }]),
    );
    expect(lostParagraphs(before, after)).toEqual([{ element: 'grounds', part: 'Two.' }]);
  });

  it('keeps each part, its tables and the order of parts', () => {
    const grounds = section('grounds', ['One.', 'Two.'], ['Article 48.']);
    expect(lostParagraphs(before, letter(grounds))).toEqual([{ element: 'attachments', part: null }]);
    expect(lostParagraphs(before, letter(grounds, section('attachments', [])))).toEqual([
      { element: 'attachments', part: { table: 'attachments' } },
    ]);
    const turned = letter(section('attachments', [{ table: 'attachments' }]), grounds);
    expect(lostParagraphs(before, turned)).toEqual([{ element: 'attachments', part: null }]);
  });
});
