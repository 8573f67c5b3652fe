import { expect, test } from '@jest/globals';
import { changed, crossFaults, lineOf } from '../../../test/support/changed-law.js';

const eEvidence = 'workflows/clocks/e-evidence.yaml';
const union = 'workflows/clocks/european-union.yaml';
const france = 'workflows/clocks/france.yaml';
const operator = 'workflows/clocks/operator.yaml';

test.each([
  [
    'an extension that is no clock',
    eEvidence,
    'extension: D-EEV-90',
    'extension: D-EEV-91',
    'The clock D-EEV-91 is unknown: add it to workflows/clocks or correct it.',
  ],
  [
    'an article that is not known',
    france,
    'articles: [CPP 801]',
    'articles: [CPP 802]',
    '"802" is no known article of CPP: add it to workflows/law/texts.yaml or correct it.',
  ],
  [
    'an article of an exemption that is not known',
    eEvidence,
    'exempts: "EEV 11(5)"',
    'exempts: "EEV 99(5)"',
    '"99(5)" is no known article of EEV: add it to workflows/law/texts.yaml or correct it.',
  ],
  [
    'an article of a pause that is not known',
    eEvidence,
    'article: "EEV 10(6)"',
    'article: "EEV 99(6)"',
    '"99(6)" is no known article of EEV: add it to workflows/law/texts.yaml or correct it.',
  ],
  [
    'a family whose amount is fixed',
    operator,
    'amount: <n>',
    'amount: 3',
    'A code and an amount with <n> go together: write it in both or in neither.',
  ],
  [
    'hours that French criminal procedure would move',
    union,
    'unit: hours\n    amount: 1\n    calendar: reg_1182_71',
    'unit: hours\n    amount: 1\n    calendar: cpp_801',
    'CPP 801 and CPC 642 move days, not hours: take reg_1182_71 or none.',
  ],
  [
    'two versions on one day',
    union,
    'code: D-TCO-48H',
    'code: D-TCO-1H',
    'Another version of D-TCO-1H is in force on 2022-04-01: end it the day before.',
  ],
  [
    'a clock that keeps a case open and that no person can end',
    union,
    'movedBy: issuer\n    keeps: true',
    'movedBy: issuer\n    holdsCase: true',
    'No person records that a clock from removal is met: the case would never close.',
  ],
  [
    'a clock of the answer that another act meets',
    union,
    'metBy: remove',
    'metBy: remove\n    endsAnswer: true',
    'Only a clock that the law sets from receipt, and that no act meets, runs to the answer.',
  ],
  [
    'a calendar outside the vocabulary',
    france,
    'calendar: none',
    'calendar: julian',
    'clocks.D-CSI-72H.calendar: "julian" is not allowed',
  ],
])('a fault of a clock is reported with its file: %s', (_, name, from, to, sentence) => {
  const faults = crossFaults(changed(name, from, to)).join('\n');
  expect(faults).toContain(sentence);
  expect(faults).toMatch(new RegExp(`^${name}:\\d+: `, 'm'));
});

test('a rule whose clock ends before it is a fault, at the line of the rule', () => {
  const ended = changed(eEvidence, 'validTo: null', 'validTo: 2026-12-31');
  const sentence = 'The clock D-EEV-8H is not in force on 2027-01-01: date it.';
  expect(crossFaults(ended).filter((fault) => fault.endsWith(sentence))).not.toEqual([]);
  expect(crossFaults(ended).every((fault) => /^workflows\/(rules\/[a-z-]+\.yaml|clocks):\d+: /.test(fault))).toBe(true);
});

test('a clock that only a notice names must exist', () => {
  const rules = 'workflows/rules/third-countries.yaml';
  const faults = crossFaults(changed(rules, 'delay: D-SISSE-0', 'delay: D-SISSE-2'));
  expect(faults[0]).toBe(
    `${rules}:${lineOf(rules, 'delay: D-SISSE-0')}: The clock D-SISSE-2 is unknown: add it to workflows/clocks or correct it.`,
  );
});

test.each([
  ['before_judgement', operator, 'use: before_judgement', 'keeps: false'],
  ['hold', eEvidence, 'use: hold', 'keeps: false'],
  ['extended_preservation', eEvidence, 'code: D-EEV-STOP', 'use: extended_preservation\n    code: D-EEV-STOP'],
])('one clock, and one only, is used for "%s"', (use, name, from, to) => {
  expect(crossFaults(changed(name, from, to))).toContain(
    `workflows/clocks:1: One clock, always in force, has \`use: ${use}\`: correct it.`,
  );
});

test('the clock of the hold keeps the code that entries and the database name', () => {
  const renamed = changed(eEvidence, 'code: D-EEV-10D-END', 'code: D-EEV-11D-END');
  expect(crossFaults(renamed)).toContain(
    'workflows/clocks:1: One clock, always in force, has `use: hold`: correct it.',
  );
});
