/** The law is data: a circuit, a notice and a clock are known by their properties; their codes stand in workflows/ alone. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { FIRST_CIRCUIT } from '../domain/case/model/state.js';
import { HOLD_CLOCK } from '../domain/case/model/weakening.js';
import { LetterKind, notices, Outcome } from '../domain/law/vocabulary.js';
import { packageRoot } from '../platform/package/package-root.js';

const root = packageRoot();
const codes = readdirSync(join(root, 'workflows/circuits')).map((name) => name.replace(/\..*$/, ''));
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.spec\.ts$|schema\.d\.ts$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(root, 'src', name), 'utf8') }));

/** Codes that are also words of something else: a letter, an outcome, a timer, a path, a field, a command, a policy of DMARC. */
const homonyms = new Set<string>([
  ...LetterKind.options,
  ...Outcome.options,
  ...['hold', 'preservation', 'withdrawal', 'division', 'urgent', 'dsa', 'terreg', 'quarantine', 'incident'],
]);

describe('the code of a circuit', () => {
  it.each(codes)('"%s" stands in no source', (code) => {
    const anywhere = new RegExp(`['"\`]${code}['"\`]`);
    const asCircuit = new RegExp(`circuit\\w*\\W{1,12}${code}['"\`]`, 'i');
    const found = sources.filter(({ text }) => (homonyms.has(code) ? asCircuit : anywhere).test(text));
    const allowed = code === FIRST_CIRCUIT ? ['domain/case/model/state.ts'] : [];
    expect(found.map(({ name }) => name)).toEqual(allowed);
  });
});

/** The text of a source without its comments, where a code may be an example. */
const codeOf = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
const namingOf = (code: string): string[] => {
  const whole = new RegExp(`(?<![\\w-])${code}(?![\\w-])`);
  return sources.filter(({ text }) => whole.test(codeOf(text))).map(({ name }) => name);
};

describe('the code of a notice', () => {
  it.each(notices)('"%s" stands in no source, but for the closed list of notices and their names', (code) => {
    const allowed = ['admin/i18n/names/answer.ts', 'domain/law/vocabulary.ts'];
    expect(namingOf(code).toSorted()).toEqual(allowed);
  });
});

describe('the code of a clock', () => {
  const clocks = readdirSync(join(root, 'workflows/clocks')).flatMap((name) => {
    const text = readFileSync(join(root, 'workflows/clocks', name), 'utf8');
    return [...text.matchAll(/\bcode: ([A-Z]+-[\w-]+)$/gm)].map(([, code = '']) => code);
  });

  it.each([...new Set(clocks)])('"%s" stands in no source', (code) => {
    const allowed = code === HOLD_CLOCK ? ['domain/case/model/weakening.ts'] : [];
    expect(namingOf(code)).toEqual(allowed);
  });

  it('is looked for at all', () => {
    expect(clocks).toEqual(expect.arrayContaining([HOLD_CLOCK, 'D-TCO-6M', 'SLA-24H']));
  });
});
