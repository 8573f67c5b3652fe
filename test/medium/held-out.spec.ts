/** Requests labelled by hand before anybody read them, from raw bytes to a verdict. Doubles: none. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { classify } from '../../src/domain/classification/classify.js';
import { admitting } from '../../src/domain/classification/judge.js';
import { day } from '../../src/domain/kernel/day.js';
import { IssuerZone, Verdict } from '../../src/domain/law/vocabulary.js';
import { read } from '../../src/domain/reading/read.js';
import { lawOfTheHouse } from '../support/law.js';
import { readOnce, sampleLaw } from '../support/samples.js';
import { writtenMail } from '../support/written-mail.js';

const Requests = z.strictObject({
  requests: z.array(
    z.strictObject({
      name: z.string(),
      from: z.string(),
      to: z.string().optional(),
      subject: z.string(),
      body: z.string(),
      act: z.string().optional(),
      zone: IssuerZone,
      /** Every answer a lawyer would accept, the best first. */
      rows: z.array(z.string()).min(1),
      verdicts: z.array(Verdict).min(1),
      mustNotAdmit: z.boolean().default(false),
    }),
  ),
});
const { requests } = Requests.parse(parse(readFileSync('test/fixtures/held-out/requests.yaml', 'utf8')));
type Request = (typeof requests)[number];

interface Judged extends Request {
  readonly found: { readonly zone: string; readonly row: string | null; readonly verdict: Verdict };
}

/** How many agreed when the set was last read: fewer is a step back. The first reading of all gave 26, 17 and 23. */
const reached = { zone: 31, row: 25, verdict: 25 };

describe('requests that nobody tuned for', () => {
  const all: Judged[] = [];
  beforeAll(async () => {
    const law = lawOfTheHouse();
    for (const request of requests) {
      const message = await readOnce(await writtenMail(request));
      if (!message.readable) throw new Error(`${request.name} is unreadable: ${message.reason}`);
      const { facts } = read(message, sampleLaw());
      const { row, verdict } = classify(facts, law, day('2026-11-24'));
      all.push({ ...request, found: { zone: facts.issuerZone, row, verdict } });
    }
  });

  it('are answered as well as the last time, or better', () => {
    const agreed = {
      zone: all.filter(({ zone, found }) => zone === found.zone),
      row: all.filter(({ rows, found }) => found.row !== null && rows.includes(found.row)),
      verdict: all.filter(({ verdicts, found }) => verdicts.includes(found.verdict)),
    };
    for (const [aspect, some] of Object.entries(agreed)) {
      const others = all
        .filter((one) => !some.includes(one))
        .map(({ name, found }) => `\n  ${name}: ${found.row} ${found.verdict}`);
      process.stdout.write(`held out, ${aspect}: ${some.length}/${all.length}${others.join('')}\n`);
    }
    expect(agreed.zone.length).toBeGreaterThanOrEqual(reached.zone);
    expect(agreed.row.length).toBeGreaterThanOrEqual(reached.row);
    expect(agreed.verdict.length).toBeGreaterThanOrEqual(reached.verdict);
  });

  it('are never admitted where they must not be, nor refused where they bind', () => {
    const admitted = all.filter(({ mustNotAdmit, found }) => mustNotAdmit && admitting.includes(found.verdict));
    const refused = all.filter(({ mustNotAdmit, found }) => !mustNotAdmit && found.verdict.startsWith('REFUSE'));
    expect(admitted.map(({ name }) => name)).toEqual([]);
    expect(refused.map(({ name }) => name)).toEqual([]);
  });
});
