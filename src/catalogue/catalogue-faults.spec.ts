import { describe, expect, it } from '@jest/globals';
import {
  changed,
  crossFaults,
  faultsOf,
  file,
  instruments,
  judicial,
  judicialCircuit,
  lineOf,
  sources,
} from '../../test/support/changed-law.js';

describe('a fault is reported with its file, its line and what to do', () => {
  it.each([
    [
      'an unknown article',
      judicial,
      'legal: [CPP 57-1, CPP 230-1, CP 434-15-2]',
      'legal: [CPP 57-1, CPP 999-1, CP 434-15-2]',
      '"999-1" is no known article of CPP: add it to workflows/law/texts.yaml or correct it.',
    ],
    [
      'an unknown text',
      judicial,
      'legal: [CPP 57-1, CPP 230-1, CP 434-15-2]',
      'legal: [XYZ 57-1]',
      '"XYZ 57-1" cites no known text: add the text to workflows/law/texts.yaml or correct it.',
    ],
    [
      'an unknown instrument',
      judicial,
      'basis: CPP-230-32, category: RTI }',
      'basis: CPP-230-99, category: RTI }',
      'The instrument CPP-230-99 is unknown: add it to workflows/law/instruments.yaml or correct it.',
    ],
    [
      'an unknown circuit',
      judicial,
      'circuit: escalation',
      'circuit: nowhere',
      'The circuit "nowhere" is unknown: add workflows/circuits/nowhere.yaml or correct it.',
    ],
    [
      'an unknown letter block',
      'workflows/rules/secrecy.yaml',
      'route: { redirect: GIC }',
      'route: { redirect: GIC, letterBlocks: [B-NOTHING] }',
      'The letter block B-NOTHING is unknown: add it to templates/letters or correct it.',
    ],
    [
      'a channel outside the vocabulary',
      'workflows/rules/secrecy.yaml',
      'route: { redirect: GIC }',
      'route: { redirect: THE_MOON }',
      'rules.A03.route.redirect: "THE_MOON" is not allowed: take one of ',
    ],
    [
      'an unknown check',
      judicial,
      'requires: [V-JUD-TRF, judge_order_attached]',
      'requires: [V-JUD-TRF, judge_order_framed]',
      'The check "judge_order_framed" is unknown: take a check or a list of workflows/law/checks.yaml.',
    ],
    [
      'an unknown clock',
      judicial,
      'deadlines: [SLA-1H]',
      'deadlines: [D-SOON]',
      'The clock D-SOON is unknown: add it to workflows/clocks or correct it.',
    ],
    [
      'a duplicate id',
      judicial,
      'id: F15',
      'id: F18',
      `"F18" is there twice, first in ${judicial}: give each its own.`,
    ],
    [
      'the same arrow twice',
      judicialCircuit,
      'prepare: approval, withdraw: ended',
      'prepare: approval, classify: triage, withdraw: ended',
      'The same name stands twice in one group: keep one.',
    ],
    [
      'a cycle that is no sending back',
      judicialCircuit,
      'approve: dispatch, send_back: preparation, withdraw: ended',
      'approve: dispatch, send_back: preparation, withdraw: preparation',
      '"preparation" leads back to itself without "send_back": name the arrow so or remove it.',
    ],
    [
      'a lost arrow',
      judicialCircuit,
      'approve: dispatch',
      'approve: nowhere',
      '"approve" leads to "nowhere", which is no step: name a step of this circuit.',
    ],
    [
      'an unreachable step',
      judicialCircuit,
      'approve: dispatch',
      'approve: ended',
      'No arrow leads to "dispatch": draw one or remove the step.',
    ],
    [
      'a look-ahead in a pattern',
      instruments,
      "'{art}{upto}60[-.]1'",
      "'60[-.]1(?!-)'",
      'The pattern cannot be used (',
    ],
    ['bad YAML', judicial, 'verdict: ESCALATE', 'verdict: [ESCALATE', 'write it as those around it.'],
    [
      'a word outside the vocabulary',
      judicial,
      'verdict: ESCALATE',
      'verdict: PERHAPS',
      'rules.F18.verdict: "PERHAPS" is not allowed: take one of ADMIT, ',
    ],
    [
      'a field too many',
      judicial,
      'precedence: 10\n',
      'precedence: 10\n    urgency: high\n',
      'rules.F18: "urgency" is no field here: remove it.',
    ],
    [
      'an unknown question',
      judicial,
      'counsel: [Q-CONTENT-REQUISITION]',
      'counsel: [Q-CONTENT]',
      'The question Q-CONTENT is unknown: add it to workflows/law/questions.yaml.',
    ],
    [
      'a question that no rule names',
      'workflows/law/questions.yaml',
      'questions:\n',
      'questions:\n  Q-SETTLED: { fr: réglée, en: settled, owner: dpo, settledBy: court }\n',
      'No rule names Q-SETTLED: name it or remove it.',
    ],
    [
      'shares that leave 19.6.b',
      'workflows/operators/nuage-souverain.yaml',
      'country: US, capital: 19',
      'country: US, capital: 24.5',
      'One entity of a third country holds more than 24 % of the capital or the votes. Borealis Cloud LLC: 24.5 %',
    ],
    [
      'a call-back number of an unknown authority',
      'workflows/operators/nuage-souverain.yaml',
      'authority: fr-justice',
      'authority: fr-unknown',
      '"fr-unknown" is in no directory: take an id of workflows/law/authorities.yaml.',
    ],
    [
      'a call-back number that is our own',
      'workflows/operators/nuage-souverain.yaml',
      '"+33 1 99 00 40 03"',
      '"+33 1 99 00 12 99"',
      'This number is our own: it reaches no authority.',
    ],
    [
      'a vendor with access to the data of a qualified operator',
      'workflows/operators/nuage-souverain.yaml',
      'foreignTechnicalAccess: false',
      'foreignTechnicalAccess: true',
      'A qualified operator cannot declare this: correct the facts or remove the qualification.',
    ],
  ])('%s', (_, name, from, to, sentence) => {
    const faults = faultsOf(changed(name, from, to));
    expect(faults.join('\n')).toContain(sentence);
    expect(faults.every((fault) => /^workflows\/\S+:\d+: /.test(fault))).toBe(true);
    expect(faults[0]?.startsWith(`${name}:`)).toBe(true);
  });

  it('when two versions of a circuit are in force on one day', () => {
    const later = { ...file(judicialCircuit), name: 'workflows/circuits/judicial.2027-01-01.yaml' };
    const second = { ...later, text: later.text.replace('validFrom: 2022-04-01', 'validFrom: 2027-01-01') };
    expect(crossFaults([...sources, second])).toEqual([
      `${second.name}:${lineOf(judicialCircuit, 'validFrom')}: ${judicialCircuit} is in force on that day too: end it the day before.`,
    ]);
    const ended = changed(judicialCircuit, 'validTo: null', 'validTo: 2026-12-31');
    expect(crossFaults([...ended, second])).toEqual([]);
    const misnamed = { ...second, name: 'workflows/circuits/judicial.v2.yaml' };
    expect(crossFaults([...ended, misnamed])[0]).toContain('belongs in workflows/circuits/judicial.yaml or');
  });

  it('points at the line of the fault itself', () => {
    const from = 'legal: [CPP 57-1, CPP 230-1, CP 434-15-2]';
    const [fault] = faultsOf(changed(judicial, from, 'legal: [CPP 57-1, CPP 999-1, CP 434-15-2]'));
    expect(fault).toMatch(new RegExp(`^${judicial}:${lineOf(judicial, from)}: `));
  });

  it('once, where each day on which the law changes shows it', () => {
    const same = changed('workflows/rules/third-countries.yaml', 'precedence: 800', 'precedence: 900');
    expect(faultsOf(same)).toEqual([
      expect.stringContaining('U20 and U-CATCH-ALL both match issuerZone=THIRD: give them different precedences.'),
    ]);
  });

  it('once, where one line begins too far left', () => {
    const moved = changed('workflows/rules/third-countries.yaml', '    verdict: ', '   verdict: ');
    expect(faultsOf(moved)).toEqual([
      'workflows/rules/third-countries.yaml:17: This line, or the one above, begins too far left or right, or lacks a sign: write it as those around it.',
    ]);
  });

  it('reports all faults, not only the first', () => {
    const twice = changed(judicial, 'circuit: escalation', 'circuit: nowhere').map((source) =>
      source.name === judicialCircuit
        ? { ...source, text: source.text.replace('approve: dispatch', 'approve: lost') }
        : source,
    );
    expect(faultsOf(twice)).toHaveLength(2);
  });

  it('when a file is missing, or no split record is left', () => {
    expect(faultsOf(sources.filter(({ name }) => name !== instruments))).toEqual([
      `${instruments}:1: The file is missing: restore it.`,
    ]);
    const unsplit = changed('workflows/rules/any-origin.yaml', 'split:', 'spilt:');
    expect(faultsOf(unsplit)).toEqual([
      'workflows/circuits/division.yaml:2: No rule leads to "division": name it in one or remove it.',
      'workflows/rules:1: One rules file, and one only, holds the record "split" (X05).',
    ]);
  });
});
