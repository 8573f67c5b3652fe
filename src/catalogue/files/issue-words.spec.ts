import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { BothLanguages } from '../../domain/kernel/both-languages.js';
import { YamlFile } from './yaml-file.js';

const Rule = z.strictObject({
  id: z.string(),
  title: BothLanguages,
  zone: z.enum(['FR', 'EU', 'THIRD']).optional(),
  amount: z.union([z.int().min(1), z.literal('<n>')]).optional(),
  legal: z.array(z.string()).min(1).optional(),
  from: z.iso.date().optional(),
  approval: z.union([z.strictObject({ roles: z.array(z.string()) }), z.literal('none')]).optional(),
});
const File = z.strictObject({ rules: z.array(Rule) });

/** The sentences of a rule that has these further lines. */
const faultsOf = (...lines: readonly string[]): string[] => {
  const text = ['rules:', '  - id: U40', ...lines.map((line) => `    ${line}`)].join('\n');
  return new YamlFile({ name: 'a.yaml', text }).parse(File).faults.map(({ line, sentence }) => `${line}: ${sentence}`);
};
const title = 'title: { fr: Règle, en: Rule }';

it.each([
  ['a field is missing', [], ['2: rules.U40: "title" is missing: add it.']],
  [
    'a field that must be there is misspelt: once, and what was meant',
    [title.replace('title', 'tilte')],
    ['3: rules.U40: "tilte" is no field here: "title" was probably meant.'],
  ],
  [
    'a field that must be there has another name: once, and what was meant',
    [title.replace('title', 'heading')],
    ['3: rules.U40: "heading" is no field here: "title" was probably meant.'],
  ],
  [
    'a field that may be there is misspelt',
    [title, 'leagl: [A]'],
    ['4: rules.U40: "leagl" is no field here: "legal" was probably meant.'],
  ],
  [
    'a field inside one of two forms is misspelt',
    [title, 'approval: { rols: [dpo] }'],
    ['4: rules.U40.approval: "rols" is no field here: "roles" was probably meant.'],
  ],
  ['a field is like none', [title, 'urgency: high'], ['4: rules.U40: "urgency" is no field here: remove it.']],
  [
    'a word is nearly one of those allowed',
    [title, 'zone: THRD'],
    ['4: rules.U40.zone: "THRD" is not allowed: "THIRD" was probably meant.'],
  ],
  [
    'a word is like none of those allowed',
    [title, 'zone: MOON'],
    ['4: rules.U40.zone: "MOON" is not allowed: take one of FR, EU, THIRD.'],
  ],
  [
    'a value has none of two forms',
    [title, 'amount: twenty'],
    ['4: rules.U40.amount: "twenty" is not allowed: take one of a number, <n>.'],
  ],
  ['a number is too small', [title, 'amount: 0'], ['4: rules.U40.amount: At least 1 is expected here.']],
  ['a translation is missing', ['title: { fr: Règle }'], ['3: rules.U40.title: "en" is missing: add it.']],
  [
    'a text stands where two are expected',
    ['title: Rule'],
    ['3: rules.U40.title: a text stands here, and a group of fields is expected.'],
  ],
  ['a list is empty', [title, 'legal: []'], ['4: rules.U40.legal: Nothing is written here: fill it in.']],
  [
    'a day does not exist',
    [title, 'from: 2026-02-30'],
    ['4: rules.U40.from: "2026-02-30" is no day: write year, month and day, as 2026-11-24.'],
  ],
])('a fault is named with its line and the id of its rule: %s', (_, lines, sentences) => {
  expect(faultsOf(...lines)).toEqual(sentences);
});
