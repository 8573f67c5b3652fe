// @stage long
/** The modelled requests of the shared corpora, from raw bytes to a verdict, beside what a lawyer would say. Doubles: none. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Classification } from '../../../src/domain/classification/classification.js';
import { classify } from '../../../src/domain/classification/classify.js';
import { admitting } from '../../../src/domain/classification/judge.js';
import { day } from '../../../src/domain/kernel/day.js';
import { read } from '../../../src/domain/reading/read.js';
import type { Reading } from '../../../src/domain/reading/reading.js';
import { productLaw } from '../../support/law.js';
import {
  answers,
  categoriesOf,
  clocks,
  type Modelled,
  mailOf,
  modelledRequests,
} from '../../support/modelled-requests.js';
import { readOnce, sampleLaw } from '../../support/samples.js';
import { writtenMail } from '../../support/written-mail.js';

const corpora = process.env.TEST_CORPORA;

interface Judged {
  readonly request: Modelled;
  readonly reading: Reading;
  readonly advice: Classification;
}

const same = (found: readonly string[], wanted: readonly string[] | null): boolean =>
  wanted === null || [...found].sort().join() === [...wanted].sort().join();

/** What is compared, each with what it found. */
const aspects: Readonly<Record<string, (judged: Judged) => boolean>> = {
  row: ({ request, advice }) => answers[request.id]?.rows.includes(advice.row) ?? false,
  verdict: ({ request, advice }) => answers[request.id]?.verdicts.includes(advice.verdict) ?? false,
  categories: ({ request, reading }) => same(reading.facts.categories, categoriesOf(request)),
  identifiers: ({ request, reading }) => {
    const found = reading.targets.map(({ value }) => value.toLowerCase());
    return request.facts.identifiers.every((wanted) => found.includes(wanted.toLowerCase()));
  },
  emergency: ({ request, reading }) => reading.facts.emergency === request.facts.emergency,
  reference: ({ request, reading }) => reading.caseReference === request.facts.reference,
  clock: ({ request, advice }) => {
    const { legalDeadline } = request.expect;
    const isAsked = answers[request.id]?.rows[0] !== advice.row;
    return legalDeadline === null || isAsked || advice.deadlines.includes(clocks[legalDeadline] ?? '');
  },
};

(corpora ? describe : describe.skip)('the modelled requests', () => {
  const all: Judged[] = [];
  beforeAll(async () => {
    const law = productLaw();
    for (const request of modelledRequests(corpora ?? '')) {
      const message = await readOnce(await writtenMail(mailOf(request)));
      if (!message.readable) throw new Error(`${request.id} is unreadable: ${message.reason}`);
      const reading = read(message, sampleLaw());
      all.push({ request, reading, advice: classify(reading.facts, law, day('2026-11-24')) });
    }
  });

  it('get a row and a verdict that a lawyer would accept', () => {
    for (const [aspect, agrees] of Object.entries(aspects)) {
      const agreed = all.filter(agrees);
      const others = all.filter((one) => !agreed.includes(one)).map(({ request }) => request.id);
      process.stdout.write(`${aspect.padEnd(12)} ${agreed.length}/${all.length} ${others.join(' ')}\n`);
    }
    const told = ({ request, advice }: Judged) => `${request.id}: ${advice.row} ${advice.verdict}`;
    expect(all.filter((one) => !(aspects.row?.(one) && aspects.verdict?.(one))).map(told)).toEqual([]);
  });

  it('are admitted only where they bind on their face, and refused only where they do not', () => {
    const binds = ({ request }: Judged) => request.expect.bindingOnItsFace;
    const refuses = ({ advice }: Judged) => advice.verdict.startsWith('REFUSE');
    const admits = ({ advice }: Judged) => admitting.includes(advice.verdict);
    expect(all.filter((one) => !binds(one) && admits(one)).map(({ request }) => request.id)).toEqual([]);
    // An information order under the DSA binds to answer; it opens no data without a Union text (row E23).
    expect(all.filter((one) => binds(one) && refuses(one)).map(({ request }) => request.id)).toEqual(['EU-13']);
  });
});
