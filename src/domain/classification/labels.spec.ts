import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { productLaw } from '../../../test/support/law.js';
import { dayOf, instant } from '../kernel/instant.js';
import { Checks, RequestFacts, TenantFlag } from '../law/fact.js';
import { DataCategory } from '../law/vocabulary.js';
import { classify } from './classify.js';
import { admitting } from './judge.js';

const Label = z.looseObject({
  case: z.string(),
  receivedAt: z.string(),
  issuer: z.object({ zone: z.string(), country: z.string().nullable(), kind: z.string() }),
  relayedBy: z.string().nullable(),
  addressee: z.string(),
  legalBasis: z.array(z.string()),
  dataCategories: z.array(DataCategory),
  emergency: z.boolean(),
  acceptableRows: z.array(z.string()),
  acceptableVerdicts: z.array(z.string()),
  row: z.string().nullable(),
  verdict: z.string(),
  mustNotAdmit: z.boolean(),
  grounds: z.array(z.string()),
  notify: z.array(z.string()),
  deadlines: z.array(z.object({ code: z.string() })),
});
type Label = z.infer<typeof Label>;

const fixture = (name: string): unknown => JSON.parse(readFileSync(`test/fixtures/law/${name}`, 'utf8'));
const labels = z.array(Label).parse(fixture('labels.json'));
const Confirmed = z.record(z.string(), z.object({ checks: Checks, tenantFlags: z.array(TenantFlag) }));
const confirmed = Confirmed.parse(fixture('label-checks.json'));
const law = productLaw();

function adviceOn(label: Label) {
  const { checks, tenantFlags } = confirmed[label.case.slice(0, 3)] ?? { checks: {}, tenantFlags: [] };
  const facts = RequestFacts.parse({
    issuerZone: label.issuer.zone,
    issuerCountry: label.issuer.country,
    issuerKind: label.issuer.kind,
    relayedBy: label.relayedBy ?? 'NONE',
    addressee: label.addressee,
    channel: 'OTHER',
    bases: label.legalBasis.filter((code) => code !== 'NONE'),
    categories: label.dataCategories,
    tenantFlags,
    emergency: label.emergency,
    checks,
  });
  return classify(facts, law, dayOf(instant(label.receivedAt)));
}

describe('the forty labelled requests, their facts confirmed by hand', () => {
  const all = labels.map((label) => [label.case, label, adviceOn(label)] as const);

  it.each(all)('%s', (_, label, advice) => {
    expect(advice.row).toBe(label.row);
    expect(label.acceptableVerdicts).toContain(advice.verdict);
    expect(advice.verdict === label.verdict || label.case.startsWith('001')).toBe(true);
    expect(advice.grounds).toEqual(expect.arrayContaining(label.grounds));
    expect(advice.notices.map(({ code }) => code)).toEqual(expect.arrayContaining(label.notify));
    expect(advice.deadlines.filter((code) => code.startsWith('D-')).sort()).toEqual(
      label.deadlines.map(({ code }) => code).sort(),
    );
    if (label.mustNotAdmit) expect(admitting).not.toContain(advice.verdict);
  });

  it('asks for no check of the admitted ones that the label leaves open', () => {
    const admitted = all.filter(([, label]) => !label.mustNotAdmit);
    expect(admitted.flatMap(([name, , { failing }]) => failing.map((check) => `${name} ${check}`))).toEqual([]);
  });
});
