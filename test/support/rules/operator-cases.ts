/** The cases of workflows/operators: one act, sent to each operator profile, read and judged as a message would be. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { Outcome } from '../../../src/catalogue/files/case-file.js';
import { outcomeOf } from '../../../src/catalogue/files/case-outcome.js';
import type { CommonLaw } from '../../../src/catalogue/files/law.js';
import { classify } from '../../../src/domain/classification/classify.js';
import { day } from '../../../src/domain/kernel/day.js';
import { TenantFlag } from '../../../src/domain/law/fact.js';
import { read } from '../../../src/domain/reading/read.js';
import { body, document, from, headers, message } from '../message.js';

const Expected = Outcome.extend({ relayedBy: z.string(), addressee: z.string() });
const AtOperator = z.strictObject({ from: z.string(), expect: Expected });

const Customer = z.strictObject({ account: z.string(), flags: z.array(TenantFlag) });

const OperatorCases = z.strictObject({
  /** A customer with one account, by operator: the account stands where the act says SUBJECT. */
  customers: z.record(z.string(), Customer),
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
  readonly customer: z.infer<typeof Customer>;
  readonly expected: z.infer<typeof Expected>;
}

/** Every case, once for each operator it names. Throws when it names an act or an account that is not there. */
export function readOperatorCases(file: string): OperatorCase[] {
  const { customers, acts, cases } = OperatorCases.parse(parse(readFileSync(file, 'utf8')));
  return cases.flatMap(({ name, day: on, act, cover, operators }) =>
    Object.entries(operators).map(([operator, { from: sender, expect: expected }]) => {
      const [text, customer] = [acts[act], customers[operator]];
      if (text === undefined || customer === undefined)
        throw new Error(`${name}: no act ${act} or account of ${operator}.`);
      const written = text.replaceAll('SUBJECT', customer.account);
      return { name, operator, day: on, from: sender, cover, act: written, customer, expected };
    }),
  );
}

/** What the product concludes for this operator. Throws when it has no such profile. */
export function concluded(one: OperatorCase, law: CommonLaw): z.infer<typeof Expected> {
  const operator = law.profiles.find(({ code }) => code === one.operator);
  if (!operator) throw new Error(`${one.operator} is no profile.`);
  const to = [{ name: '', address: operator.operator.legalDesk }];
  const sent = message([body(one.cover), document(one.act)], headers({ ...from(one.from), to }));
  const { account, flags } = one.customer;
  const tenant = { id: 'tenant', flags, country: 'FR', accounts: [account], domains: [] };
  const { facts } = read(sent, { ...law, operator: { ...operator, tenants: [tenant] } });
  const { relayedBy, addressee } = facts;
  return { relayedBy, addressee, ...outcomeOf(classify(facts, law, day(one.day))) };
}
