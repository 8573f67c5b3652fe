/** The cases of workflows/operators: one act, sent to each operator profile, read and judged as a message would be. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { Outcome } from '../../../src/catalogue/case-file.js';
import type { CommonLaw } from '../../../src/catalogue/law.js';
import { classify } from '../../../src/domain/classification/classify.js';
import { day } from '../../../src/domain/kernel/day.js';
import { read } from '../../../src/domain/reading/read.js';
import { body, document, from, headers, message } from '../message.js';
import { outcomeOf } from './case-file.js';

const Expected = Outcome.extend({ relayedBy: z.string(), addressee: z.string() });
const AtOperator = z.strictObject({ from: z.string(), expect: Expected });

const OperatorCases = z.strictObject({
  /** An account of a customer, by operator: it stands where the act says SUBJECT. */
  accounts: z.record(z.string(), z.string()),
  acts: z.record(z.string(), z.string()),
  cases: z.array(
    z.strictObject({
      name: z.string(),
      day: z.iso.date(),
      act: z.string(),
      /** What the mail itself says. */
      cover: z.string(),
      operators: z.record(z.string(), AtOperator),
    }),
  ),
});

export interface OperatorCase {
  readonly name: string;
  readonly operator: string;
  readonly day: string;
  readonly from: string;
  readonly cover: string;
  readonly act: string;
  readonly expected: z.infer<typeof Expected>;
}

/** Every case, once for each operator it names. Throws when it names an act or an account that is not there. */
export function readOperatorCases(file: string): OperatorCase[] {
  const { accounts, acts, cases } = OperatorCases.parse(parse(readFileSync(file, 'utf8')));
  return cases.flatMap(({ name, day: on, act, cover, operators }) =>
    Object.entries(operators).map(([operator, { from: sender, expect: expected }]) => {
      const [text, account] = [acts[act], accounts[operator]];
      if (text === undefined || account === undefined)
        throw new Error(`${name}: no act ${act} or account of ${operator}.`);
      return { name, operator, day: on, from: sender, cover, act: text.replaceAll('SUBJECT', account), expected };
    }),
  );
}

/** What the product concludes for this operator. Throws when it has no such profile. */
export function concluded(one: OperatorCase, law: CommonLaw): z.infer<typeof Expected> {
  const operator = law.profiles.find(({ code }) => code === one.operator);
  if (!operator) throw new Error(`${one.operator} is no profile.`);
  const to = [{ name: '', address: operator.operator.legalDesk }];
  const sent = message([body(one.cover), document(one.act)], headers({ ...from(one.from), to }));
  const { facts } = read(sent, { ...law, operator });
  const { relayedBy, addressee } = facts;
  return { relayedBy, addressee, ...outcomeOf(classify(facts, law, day(one.day))) };
}
