import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { busyQuarters } from '../../../../test/support/busy-quarter.js';
import { caseEntries } from '../../../../test/support/case-entries.js';
import { brokenDsaRules } from '../../../../test/support/dsa-rules.js';
import { loadDsaTemplates } from '../../../reports/paper/dsa-templates.js';
import type { Day } from '../../kernel/day.js';
import { rowsOf } from '../count.js';
import { readCsv } from '../csv.js';
import { dsaOrders } from './dsa.js';
import { dsaFiles, statementsOf } from './dsa-files.js';
import { namedRows } from './dsa-rows.js';
import { partsLeft } from './dsa-stated.js';
import { TO_COMPLETE } from './terreg-statements.js';

const templates = loadDsaTemplates();
const Statements = statementsOf(templates);
const report = {
  ...{ year: 2026, provider: 'Nuage Exemple SAS', service: 'Nuage, « public »', previousOn: null },
  publishedOn: '2027-02-10' as Day,
};
const means = { solely: 0, notAutomated: 3 };
const whole = {
  notices: {
    never: ['trustedNotices', 'trustedItems', 'trustedMedianHours', 'trustedLawActions', 'trustedTermsActions'],
    lines: [
      { code: 'KEYWORD_PHISHING', notices: 3, items: 12, lawActions: 2, termsActions: 1, medianHours: 4.5 },
      { code: 'STATEMENT_CATEGORY_CYBER_VIOLENCE', other: 'Doxing', notices: 2, items: 2, context: 'See the policy.' },
      { code: 'STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE', notices: 1, items: 1 },
      { code: 'TOTAL', medianHours: 5 },
    ],
  },
  ownInitiativeIllegal: { lines: [] },
  ownInitiativeTerms: {
    never: ['monetarySuspension', 'monetaryTermination', 'monetaryOther'],
    lines: [{ code: 'KEYWORD_NUDITY', measures: 4, automated: 1, removal: 4 }],
  },
  complaints: { submitted: 1 },
  automatedMeans: {
    measures: { ...means, solely: 1, precision: 0.97, context: 'Hashes of known files; checked by hand each month.' },
    ownInitiative: { ...means, solely: 1 },
    notices: means,
  },
  qualitative: {
    summary: 'Contenus retirés sur signalement, "sans filtre".',
    ...{ detection: 'Signalements.', means: 'Empreintes.', indicators: 'Relecture mensuelle.' },
    ...{ purposes: 'Fichiers connus.', safeguards: 'Une personne relit chaque retrait.' },
  },
};
const stated = Statements.parse(whole);
const orders = dsaOrders(rowsOf(busyQuarters(2026, 4, 60, 7).flatMap(caseEntries)), 2026);
const files = dsaFiles(templates, report, orders, stated);
const rowsIn = (name: string, of = files) => readCsv(of.get(name) ?? '').slice(1);

describe('the eleven files', () => {
  test.each([7, 8, 9])('of synthetic year %i keep every rule of Annex II', (seed) => {
    const year = dsaOrders(rowsOf(busyQuarters(2026, 4, 60, seed).flatMap(caseEntries)), 2026);
    expect(brokenDsaRules(dsaFiles(templates, report, year, stated))).toEqual([]);
    expect(brokenDsaRules(dsaFiles(templates, report, year))).toEqual([]);
  });

  test('an order that names a whole category has a row of its own, so that the parts add up', () => {
    const order = { act: true, inform: false, state: 'FR', items: 1, hoursToReceipt: 1, hoursToEffect: 2 };
    const violence = { ...order, illegal: 'STATEMENT_CATEGORY_VIOLENCE' as const, powerAlone: false };
    const of = dsaFiles(templates, report, [violence], stated);
    expect(brokenDsaRules(of)).toEqual([]);
    const others = rowsIn('3_member_states_orders.csv', of).filter(([, , , code]) => code === 'KEYWORD_OTHER');
    expect(others.map((row) => row.slice(3, 8))).toEqual(
      ['TOTAL', 'FR'].map((scope) => [
        ...['KEYWORD_OTHER', 'Violence: the order names the category and no sub-category', scope, '1', '1'],
      ]),
    );
  });

  test('have what the operator states under its code, its category and the total; 0 for none, blank for never', () => {
    const row = (code: string) =>
      rowsIn('4_notices.csv')
        .find((each) => each[3] === code)
        ?.slice(4, 15);
    expect(row('TOTAL')).toEqual(['', '6', '', '15', '', '5', '', '2', '', '1', '']);
    expect(row('STATEMENT_CATEGORY_SCAMS_AND_FRAUD')).toEqual(['', '3', '', '12', '', '', '', '2', '', '1', '']);
    expect(row('KEYWORD_PHISHING')).toEqual(['', '3', '', '12', '', '4.5', '', '2', '', '1', '']);
    expect(row('KEYWORD_OTHER')).toEqual(['Doxing', '2', '', '2', '', '', '', '0', '', '0', '']);
    expect(row('KEYWORD_SUICIDE')).toEqual(['', '0', '', '0', '', '', '', '0', '', '0', '']);
    expect(rowsIn('6_own_initiative_TC.csv')[0]?.slice(5, 21).join()).toBe('4,1,4,0,0,0,0,0,0,,,,0,0,0,0');
    expect(rowsIn('5_own_initiative_illegal.csv')[0]?.slice(5, 21).join()).toBe(Array(16).fill('0').join());
    expect(rowsIn('7_appeals_and_recidivism.csv').filter((each) => each[6] !== '')).toHaveLength(1);
    expect(
      rowsIn('8_automated_means.csv')
        .slice(0, 5)
        .map((each) => each[6]),
    ).toEqual(['1', '3', '', '0.97', '']);
  });

  test('leave to rows for platforms and for very large ones nothing but their names', () => {
    for (const name of ['9_human_resources.csv', '10_AMAR.csv']) {
      expect(rowsIn(name).length).toBeGreaterThan(3);
      expect(rowsIn(name).map((each) => each[6])).toEqual(rowsIn(name).map(() => ''));
    }
    const words = rowsIn('11_qualitative.csv').map((each) => each[4]);
    expect(words.slice(0, 6)).toEqual(Object.values(whole.qualitative));
    expect(words.slice(6)).toEqual(['', '', '', '', '']);
  });

  test('a missing statement is marked in its place instead of a number; an omission gives its reason', () => {
    const bare = dsaFiles(templates, report, orders);
    expect(partsLeft({})).toEqual([4, 5, 6, 7, 8, 11]);
    expect(partsLeft(stated)).toEqual([]);
    expect(rowsIn('4_notices.csv', bare)[0]?.slice(4, 16)).toEqual([...Array(11).fill(''), TO_COMPLETE]);
    expect([...bare.values()].join('').split(TO_COMPLETE)).toHaveLength(1 + 5 + 6);
    const omitted = Statements.parse({ ...whole, notices: { omitted: 'The service opened on 30 December.' } });
    const [total] = rowsIn('4_notices.csv', dsaFiles(templates, report, orders, omitted));
    expect(total?.slice(4, 16)).toEqual([...Array(11).fill(''), 'The service opened on 30 December.']);
    expect(partsLeft(omitted)).toEqual([]);
  });
});

describe('a statement is refused', () => {
  const notices = (...lines: object[]) => ({ notices: { lines } });
  test.each([
    ['a code of another part', notices({ code: 'KEYWORD_NUDITY', notices: 1 }), 'Invalid'],
    ['a count on a sum', notices({ code: 'TOTAL', notices: 1 }), 'TOTAL is the sum of its parts: state notices under'],
    ['a sub-category without a category', notices({ code: 'KEYWORD_PHISHING', other: 'x' }), 'takes no sub-category'],
    ['half a notice', notices({ code: 'KEYWORD_PHISHING', notices: 0.5 }), 'expected int'],
    [
      'a part above its whole',
      notices({ code: 'KEYWORD_PHISHING', notices: 1, trustedNotices: 2 }),
      'is more than notices',
    ],
    ['one code twice', notices({ code: 'KEYWORD_PHISHING' }, { code: 'KEYWORD_PHISHING' }), 'is stated twice'],
    [
      'one description twice',
      notices(
        { code: 'STATEMENT_CATEGORY_VIOLENCE', other: 'x' },
        { code: 'STATEMENT_CATEGORY_CYBER_VIOLENCE', other: 'x' },
      ),
      'x is stated twice',
    ],
    [
      'a share above 1',
      { automatedMeans: { ...whole.automatedMeans, notices: { ...means, recall: 97, context: 'c' } } },
      'Too big',
    ],
    [
      'an indicator without its context',
      { automatedMeans: { ...whole.automatedMeans, notices: { ...means, recall: 0.9 } } },
      'need their context',
    ],
    ['a text without end', { qualitative: { summary: 'x'.repeat(5_001) } }, 'Too big'],
    ['another name', { motifs: 1 }, 'Unrecognized key'],
  ])('%s', (_, statement, sentence) => {
    expect(Statements.safeParse(statement).error?.message ?? 'accepted').toContain(sentence);
  });
});

describe('a file that breaks a rule is reported', () => {
  const text = (name: string) => files.get(name) ?? '';
  const change = (name: string, from: string | RegExp, to: string) => {
    expect(text(name)).toMatch(from);
    return brokenDsaRules(new Map([...files, [name, text(name).replace(from, to)]]));
  };
  const three = '3_member_states_orders.csv';

  test.each([
    [three, 'Scope,', 'Scope ,', 'the header is the official one, byte for byte'],
    [three, /^/, '\ufeff', 'the header is the official one, byte for byte'],
    [
      three,
      /(,KEYWORD_TERRORIST_CONTENT,,FR,)\d+/,
      '$1999',
      'sub-categories add up to their category, categories to the total',
    ],
    [three, /(,TOTAL,,FR,)\d+/, '$1999', 'the Member States add up to the total'],
    ['4_notices.csv', 'received ,', 'received,', 'the header is the official one, byte for byte'],
    ['7_appeals_and_recidivism.csv', '\r\nAll', '\nAll', 'RFC 4180'],
    [three, /\r\nAll,[^\r]+SUICIDE[^\r]+/, '', 'every row of the template stands there'],
    ['8_automated_means.csv', '"Nuage, « public »"', '', 'the service is named'],
    ['11_qualitative.csv', '2026-01-01/2026-12-31', '2026', 'the period is two days'],
    ['1_summary.csv', '2027-02-10', '10/02/2027', 'days are written as days'],
    [three, /,DE,/g, ',GR,', 'the scope is TOTAL or a Member State that sent an order'],
    [three, /(KEYWORD_SUICIDE,,TOTAL,)0/, '$11', 'sub-categories add up to their category, categories to the total'],
    [three, /(KEYWORD_SUICIDE,,TOTAL,)0/, '$1', 'counts are whole and medians are hours'],
    [
      '4_notices.csv',
      'KEYWORD_OTHER,Doxing',
      'KEYWORD_OTHER,',
      'each sub-category of the provider is described, none twice',
    ],
    [three, /(KEYWORD_SUICIDE,,TOTAL,0,0,)/, '$11', 'a median stands where something was done, and only there'],
    ['9_human_resources.csv', 'Total number,,', 'Total number,4,', 'what does not apply to a host is blank'],
    ['8_automated_means.csv', '0.97', '97', 'counts of indicators are whole, shares lie between 0 and 1'],
    ['8_automated_means.csv', /0\.97,[^\r]+/, '0.97,', 'an indicator of accuracy has its context'],
    ['11_qualitative.csv', 'Empreintes.', 'x'.repeat(5_001), 'no text has more than 5,000 characters'],
  ])('%s, breach %#', (name, from, to, rule) => {
    expect(change(name, from, to).map((each) => each.replace(/^\d+: /, ''))).toContain(rule);
  });

  test('a file that is missing', () => {
    expect(brokenDsaRules(new Map([...files].slice(1)))).toEqual(['eleven files']);
  });
});

test('the example of an operator’s file is one', () => {
  const example = Statements.parse(parse(readFileSync('templates/dsa/statements.example.yaml', 'utf8')));
  expect(partsLeft(example)).toEqual([]);
  expect(brokenDsaRules(dsaFiles(templates, report, orders, example))).toEqual([]);
});

test('each code of a template stands in one category', () => {
  for (const template of [templates.orders, templates.notices, templates.illegal, templates.terms]) {
    const codes = namedRows(template).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  }
});
