import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { changed, crossFaults, judicial, judicialCircuit, sources } from '../../test/support/changed-law.js';
import { readCatalogue } from './catalogue.js';
import { lawFor } from './files/law.js';
import { lawHash } from './files/law-hash.js';
import { digestOfReading, readingDigest } from './files/reading-digest.js';
import type { SourceFile } from './files/yaml-file.js';

describe('the law of the product', () => {
  it('has no fault, and three operators', () => {
    const read = readCatalogue(sources);
    if (!read.ok) throw new Error(read.faults.join('\n'));
    expect(lawFor(read.law)?.operator.operator.name).toBe('Nuage Souverain SAS');
    expect(lawFor(read.law, 'ciel-libre')?.operator.operator.electronicCommunicationsOperator).toBe(true);
    expect(lawFor(read.law, 'unknown')).toBeUndefined();
    expect(read.law.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('cannot be changed by one of the users of the process who share it', () => {
    const read = readCatalogue(sources);
    if (!read.ok) throw new Error(read.faults.join('\n'));
    const { profiles, rules, instrumentsByCode, clocks } = read.law;
    const parts = [profiles[0]?.callBackNumbers, rules[0]?.rule.match, instrumentsByCode.get('CPP-60-1'), clocks[0]];
    for (const part of [read.law, read.proofs, ...parts]) {
      expect(() => Object.assign(part as object, { added: true })).toThrow(TypeError);
    }
  });

  const hashOf = (files: readonly SourceFile[]) => lawHash(files, readingDigest());

  it('is named by its content alone: neither order, line ends nor comments change its hash', () => {
    const shuffled = sources.toReversed().map(({ name, text }) => ({ name, text: text.replaceAll('\n', '\r\n') }));
    const commented = sources.map(({ name, text }) => ({ name, text: `# A comment\n${text}` }));
    expect(hashOf(shuffled)).toBe(hashOf(sources));
    expect(hashOf(commented)).toBe(hashOf(sources));
  });

  it.each([
    ['a rule', judicial, 'precedence: 270', 'precedence: 271'],
    ['a clock', 'workflows/clocks/e-evidence.yaml', 'amount: 8', 'amount: 6'],
    ['a circuit', judicialCircuit, 'quorum: 1', 'quorum: 2'],
    ['an operator', 'workflows/operators/nuage-souverain.yaml', 'town: Paris', 'town: Lyon'],
  ])('has another hash when %s changes', (_, name, from, to) => {
    expect(hashOf(changed(name, from, to))).not.toBe(hashOf(sources));
  });

  it('has another hash when what reads a message changes, be it one word of a list', () => {
    const root = mkdtempSync(join(tmpdir(), 'reading-'));
    for (const folder of ['src/documents', 'src/domain/reading', 'src/intake/sender']) {
      cpSync(folder, join(root, folder), { recursive: true });
    }
    const before = digestOfReading(root);
    expect(before).toBe(digestOfReading('.'));
    const list = join(root, 'src/domain/reading/language.ts');
    writeFileSync(list, readFileSync(list, 'utf8').replace("swe: 'sv'", "swe: 'no'"));
    const after = digestOfReading(root);
    rmSync(root, { recursive: true });
    expect(after).not.toBe(before);
    expect(lawHash(sources, after)).not.toBe(lawHash(sources, before));
  });
});

describe('circuits and rules that do not agree are reported', () => {
  it.each([
    [
      'a circuit that no rule leads to',
      'workflows/rules/france-judicial.yaml',
      'circuit: civil',
      'circuit: judicial',
      'No rule leads to "civil": name it in one or remove it.',
    ],
    [
      'a verdict that does not open the circuit',
      judicialCircuit,
      'ADMIT_COND: {',
      'ESCALATE: {',
      'ADMIT_COND does not open the circuit "judicial": add it to opens, or choose another.',
    ],
    [
      'a role that is asked and that no step waits for',
      'workflows/circuits/civil.yaml',
      'roles: [jurist, head_of_legal]\n    hours: 24',
      'roles: [jurist]\n    hours: 24',
      'The circuit "civil" waits for no head_of_legal: add the role to its approval.',
    ],
    [
      'a quorum that cannot be reached',
      judicialCircuit,
      'quorum: 1',
      'quorum: 2',
      'The circuit "judicial" wants 2 persons to consent, and 1 are asked.',
    ],
    [
      'a circuit that ends before its rules',
      judicialCircuit,
      'validTo: null',
      'validTo: 2026-06-30',
      'The circuit "judicial" is not in force on 2026-07-01: date it.',
    ],
    [
      'a policy that no file holds',
      'workflows/circuits/refusal.yaml',
      'Policy A4',
      'Policy A9',
      '"A9" is no policy: add it to workflows/law/policy.yaml or correct it.',
    ],
    [
      'a rule that does not say why',
      judicial,
      '    why:\n      fr: "Sans acte écrit, aucune donnée."\n      en: "No written act, no data."\n',
      '',
      'F23 does not say why: add why, in French and English.',
    ],
    [
      'a letter without a template',
      'templates/letters/fr/clarification.v1.yaml',
      'kind: clarification',
      'kind: reply',
      'No template of "clarification": add one to templates/letters.',
    ],
  ])('%s', (_, name, from, to, sentence) => {
    expect(crossFaults(changed(name, from, to)).join('\n')).toContain(sentence);
  });

  it('is proved once for the same files, and again when one of them changes', () => {
    const read = readCatalogue(sources);
    expect(readCatalogue(sources.map((file) => ({ ...file })))).toBe(read);
    expect(readCatalogue(changed(judicial, 'precedence: 270', 'precedence: 271'))).not.toBe(read);
  });
});
