// @stage long
/** Requests labelled by hand before anybody read them, from raw bytes to a verdict. Doubles: none. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { classify } from '../../../src/domain/classification/classify.js';
import { admitting } from '../../../src/domain/classification/judge.js';
import { day } from '../../../src/domain/kernel/day.js';
import { DataCategory, IssuerKind, IssuerZone, Relay, Verdict } from '../../../src/domain/law/vocabulary.js';
import { read } from '../../../src/domain/reading/read.js';
import { type Aspect, reached } from '../../support/held-out.js';
import { productLaw } from '../../support/law.js';
import { readOnce, sampleLaw } from '../../support/samples.js';
import { writtenMail } from '../../support/written-mail.js';

const Mail = z.strictObject({
  name: z.string(),
  from: z.string(),
  to: z.string().optional(),
  subject: z.string(),
  body: z.string(),
  act: z.string().optional(),
  headers: z.array(z.string()).optional(),
  /** Left out of what asks for nothing. */
  zone: IssuerZone.optional(),
  country: z.string().nullish(),
  kind: IssuerKind.optional(),
  relayedBy: Relay.nullish(),
  /** Every answer a lawyer would accept, the best first; none for what is no request. */
  rows: z.array(z.string()),
  verdicts: z.array(Verdict).min(1),
  categories: z.array(DataCategory).optional(),
  /** Categories a fair reader may name instead. */
  orCategories: z.array(z.array(DataCategory)).optional(),
  /** Codes of the texts; NONE where the act cites none. */
  legalBasis: z.array(z.string()).optional(),
  emergency: z.boolean().optional(),
  /** Normalised, in any order. */
  targets: z.array(z.string()).optional(),
  /** The deadlines of the law that have a date, in any order: not the operator's own (SLA), nor the duty to keep at once (D-EEV-P0). */
  clocks: z.array(z.string()).optional(),
  mustNotAdmit: z.boolean().default(false),
});
const Requests = z.strictObject({ requests: z.array(Mail) });
type Request = z.infer<typeof Mail>;

interface Judged {
  readonly request: Request;
  readonly row: string | null;
  readonly verdict: Verdict;
  readonly zone: string;
  readonly country: string | null;
  readonly kind: string;
  readonly relayedBy: string;
  readonly texts: readonly string[];
  readonly emergency: boolean;
  readonly categories: readonly string[];
  readonly targets: readonly string[];
  readonly clocks: readonly string[];
}

/** What is due at once has no date to compute (the labels hold the dates that can be computed at receipt). */
const isDated = (code: string): boolean => code.startsWith('D-') && code !== 'D-EEV-P0';
const listed = (values: readonly string[]): string => [...values].sort().join();
const same = (wanted: readonly string[] | undefined, found: readonly string[]): boolean =>
  wanted === undefined || listed(wanted) === listed(found);
const agreement: Readonly<Record<Aspect, (one: Judged) => boolean>> = {
  zone: ({ request, zone }) => request.zone === undefined || request.zone === zone,
  country: ({ request, country }) => request.country === undefined || request.country === country,
  kind: ({ request, kind }) => request.kind === undefined || request.kind === kind,
  relayedBy: ({ request, relayedBy }) => request.relayedBy === undefined || (request.relayedBy ?? 'NONE') === relayedBy,
  texts: ({ request, texts }) => same(request.legalBasis, texts),
  emergency: ({ request, emergency }) => request.emergency === undefined || request.emergency === emergency,
  row: ({ request: { rows }, row }) => (row === null ? rows.length === 0 : rows.includes(row)),
  verdict: ({ request, verdict }) => request.verdicts.includes(verdict),
  categories: ({ request, categories }) =>
    [request.categories, ...(request.orCategories ?? [])].some((wanted) => same(wanted, categories)),
  targets: ({ request, targets }) => same(request.targets, targets),
  clocks: ({ request, clocks }) => same(request.clocks?.filter(isDated), clocks),
};
const aspects = Object.keys(agreement) as Aspect[];

const requestsOf = (set: string): Request[] =>
  Requests.parse(parse(readFileSync(`test/fixtures/held-out/${set}.yaml`, 'utf8'))).requests;

async function judgedOf(request: Request): Promise<Judged> {
  const message = await readOnce(await writtenMail(request));
  if (!message.readable) throw new Error(`${request.name} is unreadable: ${message.reason}`);
  const { facts, targets: found } = read(message, sampleLaw());
  const { row, verdict, deadlines } = classify(facts, productLaw(), day('2026-11-24'));
  const { issuerZone: zone, issuerCountry: country, issuerKind: kind, relayedBy, categories, emergency } = facts;
  const exchanged = productLaw()
    .instruments.filter((instrument) => instrument.exchanged)
    .map(({ code }) => code);
  const texts = facts.bases.length === 0 ? ['NONE'] : facts.bases.filter((code) => exchanged.includes(code));
  const targets = found.map(({ value }) => value.toLowerCase());
  const clocks = deadlines.filter(isDated);
  return { request, row, verdict, zone, country, kind, relayedBy, texts, emergency, categories, targets, clocks };
}

describe.each(reached)('the requests of %s, on which the reading was not tuned', (set, least) => {
  let all: Judged[] = [];
  beforeAll(async () => {
    all = await Promise.all(requestsOf(set).map(judgedOf));
  });

  it('are answered as well as the last time, or better', () => {
    for (const aspect of aspects) {
      const others = all.filter((one) => !agreement[aspect](one));
      const shown = others.map(
        (one) => `\n  ${one.request.name}: ${aspect} ${one[aspect]} (${one.row} ${one.verdict})`,
      );
      process.stdout.write(`${set}, ${aspect}: ${all.length - others.length}/${all.length}${shown.join('')}\n`);
      expect(all.length - others.length).toBeGreaterThanOrEqual(least[aspect] ?? 0);
    }
  });

  it('are never admitted where they must not be, nor refused where they bind', () => {
    const asksNothing = ({ rows }: Request) => rows.length === 0;
    const admitted = all.filter(
      ({ request, verdict }) => (request.mustNotAdmit || asksNothing(request)) && admitting.includes(verdict),
    );
    const refused = all.filter(
      ({ request, verdict }) =>
        !request.mustNotAdmit &&
        !asksNothing(request) &&
        verdict.startsWith('REFUSE') &&
        !request.verdicts.includes(verdict),
    );
    expect(admitted.map(({ request }) => request.name)).toEqual([]);
    expect(refused.map(({ request }) => request.name)).toEqual([]);
  });
});
