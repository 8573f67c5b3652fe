// @stage slow
/** The two false alarms, counted: a request that binds and is refused, and mail that asks nothing and becomes a case. Doubles: none. */
import { describe, expect, it } from '@jest/globals';
import { readCases } from '../../../src/catalogue/files/case-file.js';
import { judged } from '../../../src/catalogue/files/case-outcome.js';
import { classify } from '../../../src/domain/classification/classify.js';
import { admitting } from '../../../src/domain/classification/judge.js';
import { day } from '../../../src/domain/kernel/day.js';
import { read } from '../../../src/domain/reading/read.js';
import { gated, gateMails, gateOf } from '../../support/false-alarms.js';
import { productLaw } from '../../support/law.js';
import { readSample, sampleLaw, samples } from '../../support/samples.js';

const law = productLaw();
const say = (line: string) => process.stdout.write(`${line}\n`);
const isRefused = (verdict: string): boolean => verdict.startsWith('REFUSE');

describe('false alarms', () => {
  it('refuse no admissible request of the samples and the cases', async () => {
    const labelled = samples().filter(({ expected }) => !expected.mustNotAdmit && expected.verdict !== 'NOT_A_REQUEST');
    const verdicts = [];
    for (const { name } of labelled) {
      const message = await readSample(name);
      if (!message.readable) throw new Error(`${name} is unreadable: ${message.reason}`);
      verdicts.push({ name, verdict: classify(read(message, sampleLaw()).facts, law, day('2026-11-24')).verdict });
    }
    const admissible = readCases('workflows/rules', law.instruments).filter(({ expected }) =>
      admitting.includes(expected.verdict as never),
    );
    const cases = admissible.map((one) => ({ name: one.title, verdict: judged(one, law).verdict }));
    const refused = [...verdicts, ...cases].filter(({ verdict }) => isRefused(verdict));
    say(`admissible requests refused: ${refused.length} of ${verdicts.length} samples and ${cases.length} cases`);
    expect(verdicts.length).toBeGreaterThan(10);
    expect(refused).toEqual([]);
  });

  it('make no case of mail that asks nothing', async () => {
    const gates = [];
    for (const mail of gateMails('ordinary')) gates.push({ name: mail.name, kind: (await gateOf(mail)).kind });
    for (const { name } of samples().filter(({ expected }) => expected.verdict === 'NOT_A_REQUEST'))
      gates.push({ name, kind: gated(await readSample(name)).kind });
    const cases = gates.filter(({ kind }) => kind !== 'not_a_request');
    say(`non-requests that become cases: ${cases.length} of ${gates.length}`);
    expect(cases).toEqual([]);
  });

  it('lose no request because it is written in words of every day', async () => {
    const gates = [];
    for (const mail of gateMails('informal')) gates.push({ name: mail.name, kind: (await gateOf(mail)).kind });
    const lost = gates.filter(({ kind }) => kind !== 'new_case');
    say(`informal requests taken for no request: ${lost.length} of ${gates.length}`);
    expect(lost).toEqual([]);
  });
});
