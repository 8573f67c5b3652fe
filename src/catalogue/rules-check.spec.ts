import { describe, expect, it } from '@jest/globals';
import { clockLaw } from '../../test/support/clocks.js';
import { productLaw } from '../../test/support/law.js';
import type { LifecycleProof } from '../domain/case/lifecycle/proof.js';
import { day } from '../domain/kernel/day.js';
import { deadlineLines, deadlineReport } from './deadline-report.js';
import { readCaseFiles } from './files/case-file.js';
import { readSources } from './files/source.js';
import type { SourceFile } from './files/yaml-file.js';
import { readLetterFiles } from './letter-book.js';
import { lifecycleOf } from './lifecycle.js';
import { checkRules, type RuleFiles } from './rules-check.js';

const proved: LifecycleProof = {
  requests: 1,
  states: 2,
  properties: [{ name: 'end', holds: false }],
  stuck: [{ property: 'end', rule: 'X05', verdict: 'SPLIT', circuit: 'judicial', step: 'preparation', path: [] }],
};
const whole: LifecycleProof = { ...proved, properties: [{ name: 'end', holds: true }], stuck: [] };
const files: RuleFiles = {
  sources: readSources('.'),
  letters: readLetterFiles('templates/letters'),
  ruleCases: readCaseFiles('workflows/rules', 'workflows/rules'),
  clockCases: readCaseFiles('workflows/clocks', 'workflows/clocks'),
};
const checked = (some: RuleFiles, clock: () => number, today: string, proof = whole) =>
  checkRules(some, { clock, today: day(today), lifecycle: () => proof });
const replaced = (all: readonly SourceFile[], name: string, from: string, to: string): SourceFile[] =>
  all.map((file) => (file.name === name ? { name, text: file.text.replace(from, to) } : file));

describe('rules check', () => {
  it('says how much was proved', () => {
    const ticks = [0, 25];
    const report = checked(files, () => ticks.shift() ?? 25, '2027-07-01', proved);
    const text = report.lines.join('\n');
    expect(report.ok).toBe(false);
    expect(text).toMatch(/From 2026-08-18: [\d ]{20,} combinations over \d+ facts, in [\d ]+ boxes; none uncovered/);
    expect(text).toContain('No third-country request leads to disclosure outside an international agreement. (GDPR 48');
    expect(text).toMatch(/Checked in 25 ms\. Law [0-9a-f]{64}\.$/);
    expect(JSON.parse(JSON.stringify(report.json))).toMatchObject({ ok: false, milliseconds: 25, lifecycle: proved });
    expect(text).toContain(
      'Stuck: A request under X05 arrives and is judged. It stands as SPLIT in the circuit judicial',
    );
  });

  it('says how long all of it took, the walk of the cases included', () => {
    let now = 0;
    const lifecycle = () => {
      now = 9_000;
      return whole;
    };
    const report = checkRules(files, { clock: () => now, today: day('2027-07-01'), lifecycle });
    expect(report.lines.at(-1)).toMatch(/^Checked in 9000 ms/);
  });

  it('is not good where a case has no end, or a clock is started by nothing', () => {
    for (const found of [{ verdict: 'REFUSE' }, { property: 'clock' as const, verdict: null }]) {
      const stuck = proved.stuck.map((each) => ({
        ...each,
        ...found,
        path: [{ action: 'waits', by: null, what: '' }],
      }));
      const { ok, json } = checked(files, () => 0, '2026-11-29', { ...proved, stuck });
      expect([ok, json.ok]).toEqual([false, false]);
    }
  });

  it('finds an end for every case under the law of the product', () => {
    const { stuck, states } = lifecycleOf(productLaw(), day('2026-11-29'));
    expect(stuck).toEqual([]);
    expect(states).toBeGreaterThan(10_000);
  });

  it('warns from 3 July 2027 of the call-back numbers of every profile, which end on 1 September, and stays good', () => {
    const on = (today: string) => checked(files, () => 0, today);
    const warningsOf = (today: string) => on(today).lines.filter((line) => line.startsWith('Warning: '));
    expect(warningsOf('2027-07-01')).toEqual([]);
    expect(warningsOf('2027-07-03')).toEqual([
      'Warning: Call-back numbers, fr-gendarmerie, fr-interieur, fr-justice: valid until 1\u00a0September 2027 included. After that, no call-back to them counts. Verify them at their source, then correct workflows/operators.',
    ]);
    expect(warningsOf('2027-09-02').join()).toContain('expired: valid until 1\u00a0September 2027');
    expect(on('2027-09-02')).toMatchObject({ ok: true, json: { ok: true } });
    expect(on('2027-07-03').json.expiries).toMatchObject([{ kind: 'call_back_number', lastDay: '2027-09-01' }]);
  });

  it('names once a letter block that neither the law nor the letters know', () => {
    const name = 'workflows/rules/third-countries.yaml';
    const sources = replaced(files.sources, name, 'letterBlocks: [B-RELAY] }', 'letterBlocks: [B-RELAY, B-MOON] }');
    const { lines } = checked({ ...files, sources }, () => 0, '2026-11-29');
    expect(lines).toEqual([
      expect.stringMatching(
        /third-countries\.yaml:\d+: The letter block B-MOON is unknown: add it to templates\/letters/,
      ),
      '1 fault(s).',
    ]);
  });

  it('names a letter without its other language', () => {
    const letters = files.letters.filter(({ name }) => name !== 'templates/letters/en/refusal.v1.yaml');
    const { ok, lines } = checked({ ...files, letters }, () => 0, '2026-11-29');
    expect([ok, lines[0]]).toEqual([
      false,
      expect.stringMatching(
        /^templates\/letters\/fr\/refusal\.v1\.yaml:\d+: Not in both languages: write templates\/letters\/en\/refusal\.v1\.yaml too\.$/,
      ),
    ]);
  });

  it('names the case of a clock that ends otherwise than it says, and the case of a rule', () => {
    const sources = replaced(files.sources, 'workflows/clocks/operator.yaml', 'amount: 24', 'amount: 25');
    const byClock = checked({ ...files, sources }, () => 0, '2026-11-29');
    expect([byClock.ok, byClock.lines.length, byClock.lines[0]]).toEqual([
      false,
      2,
      expect.stringMatching(/^workflows\/clocks\/operator\.cases\.yaml:4: SLA-24H has its alarm /),
    ]);
    const name = 'workflows/rules/third-countries.cases.yaml';
    const byRule = checked(
      { ...files, ruleCases: replaced(files.ruleCases, name, 'verdict: REFUSE_REDIRECT', 'verdict: ADMIT') },
      () => 0,
      '2026-11-29',
    );
    expect([byRule.ok, byRule.lines.length, byRule.lines[0]]).toEqual([
      false,
      2,
      expect.stringMatching(
        /^workflows\/rules\/third-countries\.cases\.yaml:\d+: verdict is "REFUSE_REDIRECT", not "ADMIT"/,
      ),
    ]);
  });

  it('says every fault, and that it is not well', () => {
    const report = checked({ ...files, sources: files.sources.slice(1) }, () => 0, '2027-07-01');
    expect(report).toMatchObject({ ok: false, json: { ok: false } });
    expect(report.lines).toEqual(['workflows/law/authorities.yaml:1: The file is missing: restore it.', '1 fault(s).']);
  });
});

describe('deadline', () => {
  it('tells the clock and its computation', () => {
    const found = deadlineReport('D-EEV-10D', '2026-12-15T10:00:00+01:00', clockLaw);
    if (!found.ok) throw new Error(found.refusal.code);
    const lines = deadlineLines(found.value, 'en').join('\n');
    expect(lines).toContain('Legal end: 2026-12-28T23:00:00.000Z (2026-12-29, Europe/Paris)');
    expect(lines).toContain('That day is closed');
    expect(deadlineLines(found.value, 'fr').join('\n')).toContain('Terme légal');
  });

  it.each([
    ['D-EEV-11D', '2026-12-15T10:00:00+01:00', 'deadline-unknown'],
    ['D-EEV-10D', 'tomorrow', 'instant-unreadable'],
    ['D-EEV-10D', '2026-12-15T10:00:00', 'instant-unreadable'],
  ])('refuses %s from %s', (code, from, refusal) => {
    expect(deadlineReport(code, from, clockLaw)).toMatchObject({ ok: false, refusal: { code: refusal } });
  });
});
