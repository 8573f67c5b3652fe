import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { lawOfTheHouse } from '../../test/support/law.js';
import { classify } from '../domain/classification/classify.js';
import { admitting } from '../domain/classification/judge.js';
import { day } from '../domain/kernel/day.js';
import { CheckName, RequestFacts } from '../domain/law/fact.js';

const CaseFile = z.strictObject({
  cases: z.array(
    z.strictObject({
      name: z.string(),
      day: z.iso.date(),
      facts: RequestFacts.omit({ checks: true }).partial(),
      holds: z.array(CheckName).default([]),
      fails: z.array(CheckName).default([]),
      expect: z.strictObject({
        row: z.string().nullable(),
        verdict: z.string(),
        grounds: z.array(z.string()),
        notices: z.array(z.string()),
        clocks: z.array(z.string()),
        circuit: z.string(),
        approvers: z.array(z.string()),
        failing: z.array(z.string()),
        unknown: z.array(z.string()),
      }),
    }),
  ),
});
type Case = z.infer<typeof CaseFile>['cases'][number];

const ordinary = { relayedBy: 'NONE', addressee: 'OPERATOR', channel: 'OTHER', tenantFlags: [], emergency: false };
const law = lawOfTheHouse();

function outcomeOf(one: Case) {
  const results = [...one.holds.map((name) => [name, 'holds']), ...one.fails.map((name) => [name, 'fails'])];
  const facts = RequestFacts.parse({ ...ordinary, ...one.facts, checks: Object.fromEntries(results) });
  return classify(facts, law, day(one.day));
}

const folder = 'workflows/rules';
const files = readdirSync(folder).filter((name) => name.endsWith('.cases.yaml'));
const cases = files.flatMap((name) =>
  CaseFile.parse(parse(readFileSync(`${folder}/${name}`, 'utf8'))).cases.map(
    (one) => [`${name}: ${one.name}`, one] as const,
  ),
);

describe('the cases that jurists read', () => {
  it.each(cases)('%s', (_, one) => {
    const advice = outcomeOf(one);
    expect({
      row: advice.row,
      verdict: advice.verdict,
      grounds: advice.grounds,
      notices: advice.notices.map(({ code }) => code),
      clocks: advice.deadlines,
      circuit: advice.circuit,
      approvers: advice.approvers,
      failing: advice.failing,
      unknown: advice.unknown,
    }).toEqual(one.expect);
  });

  it('fire every row of the table', () => {
    const fired = new Set(cases.flatMap(([, one]) => outcomeOf(one).items.map(({ row }) => row)));
    const silent = law.rules.filter(({ rule }) => !rule.catchAll && !fired.has(rule.id)).map(({ rule }) => rule.id);
    expect(silent).toEqual([]);
  });

  it('show for every admitting row what happens when a check is not met', () => {
    for (const [, one] of cases) {
      const advice = outcomeOf(one);
      if (!admitting.includes(advice.verdict) || one.holds.length === 0) continue;
      const without = outcomeOf({ ...one, holds: [], fails: one.holds });
      expect(admitting).not.toContain(without.verdict);
    }
  });
});
