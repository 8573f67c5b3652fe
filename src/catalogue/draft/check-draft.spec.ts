import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { checkDraft } from './check-draft.js';
import { saysTheSame } from './draft.js';

const clocks = 'workflows/clocks/france.yaml';
const rules = 'workflows/rules/third-countries.yaml';
const textOf = (file: string): string => readFileSync(file, 'utf8');

describe('a draft of the law', () => {
  it('is refused with the file and the line of each fault', () => {
    const text = textOf(clocks).replace('unit: hours', 'unit: ages');
    const line = text.split('\n').findIndex((written) => written.includes('unit: ages')) + 1;
    expect(checkDraft('.', { files: [{ file: clocks, text }] })).toEqual({
      ok: false,
      faults: [{ file: clocks, line, sentence: expect.stringContaining('clocks.D-CSI-72H.unit') }],
    });
  });

  it('is refused when a rule breaks a promise, with the facts that show it', () => {
    const text = textOf(rules).replace(
      'verdict: REFUSE_REDIRECT\n    circuit: refusal_abroad\n    grounds: *foreign\n    route: { redirect: TCA_TITLE_VIII',
      'verdict: ADMIT_COND\n    circuit: judicial\n    grounds: *foreign\n    route: { redirect: TCA_TITLE_VIII',
    );
    const report = checkDraft('.', { files: [{ file: rules, text }] });
    expect(report.ok ? [] : report.faults.map(({ sentence }) => sentence)).toContainEqual(
      expect.stringMatching(/^U15 breaks promise 1 .*issuerZone=THIRD/),
    );
  });

  it('is refused when a case that jurists read ends otherwise, at the case, unless the case is given with it', () => {
    const at = 'workflows/rules/third-countries.cases.yaml';
    const stricter = textOf(rules).replace('circuit: refusal_abroad', 'circuit: refusal');
    const report = checkDraft('.', { files: [{ file: rules, text: stricter }] });
    const faults = report.ok ? [] : report.faults;
    const [first] = faults;
    expect(first).toMatchObject({
      file: at,
      sentence: expect.stringContaining('circuit is "refusal", not "refusal_abroad"'),
    });
    expect(textOf(at).split('\n')[(first?.line ?? 0) - 1]).toMatch(/^ {2}- name:/);
    const filesOf = (text: string) => {
      const tried = checkDraft('.', { files: [{ file: rules, text: stricter }], cases: [{ file: at, text }] });
      return tried.ok ? [] : tried.faults.map(({ file, line }) => [file, line]);
    };
    expect(filesOf('cases: [')).toContainEqual([at, 1]);
    expect(filesOf('cases: []\n')).toEqual([]);
  });

  it('is put in the sentences of the law book that change, in both languages', () => {
    const text = textOf(clocks).replace(
      'setBy: operator\n    unit: hours\n    amount: 24',
      'setBy: operator\n    unit: hours\n    amount: 36',
    );
    const report = checkDraft('.', { files: [{ file: clocks, text }] });
    if (!report.ok) throw new Error(JSON.stringify(report.faults));
    const passages = [report.passages.fr, report.passages.en].map((all) =>
      all.filter(({ heading }) => heading.includes('D-SISSE-0')),
    );
    expect(passages.map(([first]) => first?.lost.join())).toEqual([
      expect.stringContaining('24 heures'),
      expect.stringContaining('24 hours'),
    ]);
    expect(passages.map(([first]) => first?.gained.join())).toEqual([
      expect.stringContaining('36 heures'),
      expect.stringContaining('36 hours'),
    ]);
    expect(report.lines).toEqual([{ file: clocks, lost: ['    amount: 24'], gained: ['    amount: 36'] }]);
  });

  it('changes words of the lexicon: in the phrases that go and come, and is refused at an example that no phrase finds', () => {
    const trade = 'workflows/lexicon/trade/en.yaml';
    const phrase = '  - "quarterly rebate"\n';
    const text = textOf(trade).replace('phrases:\n', `phrases:\n${phrase}`);
    const report = checkDraft('.', { files: [{ file: trade, text }] });
    if (!report.ok) throw new Error(JSON.stringify(report.faults));
    expect(
      [report.passages.fr, report.passages.en].map((all) => all.map(({ lost, gained }) => [lost, gained])),
    ).toEqual([[[[], ['en\u00a0: quarterly rebate']]], [[[], ['en: quarterly rebate']]]]);
    const wrong = text.replace(phrase, '').replace('found:\n', 'found:\n    - quarterly rebate\n');
    const line = wrong.split('\n').findIndex((written) => written.includes('quarterly rebate')) + 1;
    expect(checkDraft('.', { files: [{ file: trade, text: wrong }] })).toEqual({
      ok: false,
      faults: [{ file: trade, line, sentence: expect.stringContaining('No phrase finds') }],
    });
  });

  it('says the same when only a comment or the order of keys differs', () => {
    const name = 'workflows/law/upkeep.yaml';
    expect(saysTheSame({ name, text: '# a\na: { b: 1, c: 2 }\n' }, { file: name, text: 'a: { c: 2, b: 1 }' })).toBe(
      true,
    );
    expect(saysTheSame({ name, text: 'a: 1' }, { file: name, text: 'a: 2' })).toBe(false);
    expect(saysTheSame({ name, text: 'a: [' }, { file: name, text: 'a: [' })).toBe(false);
    expect(saysTheSame(undefined, { file: name, text: 'a: 1' })).toBe(false);
  });
});
