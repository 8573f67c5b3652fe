/** The labelled requests, from raw bytes through the bounded reader to facts. Doubles: none. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { gate } from '../../src/domain/intake/gatekeeper.js';
import type { ReadMessage } from '../../src/domain/intake/message.js';
import { type Reading, read } from '../../src/domain/reading/read.js';
import { agreementTable, differences, type Field } from '../support/evaluate.js';
import { readSample, type Sample, sampleLaw, samples } from '../support/samples.js';

interface Read extends Sample {
  readonly message: ReadMessage;
  readonly reading: Reading;
}

/** Scans and office files: what they say is unknown until they can be read. */
const unreadActs = ['002', '006', '008', '022', '032'];
/** Where a label offers a second answer that is as good (its notes), or guesses a country no word gives. */
const asGood: Readonly<Record<string, readonly Field[]>> = { '037': ['country'], '038': ['caseReference'] };

const number = (name: string) => name.slice(0, 3);
const all: Read[] = [];
const took: number[] = [];

beforeAll(async () => {
  const law = sampleLaw();
  for (const sample of samples()) {
    const began = performance.now();
    const message = await readSample(sample.name);
    if (!message.readable) throw new Error(`${sample.name} is unreadable: ${message.reason}`);
    all.push({ ...sample, message, reading: read(message, law) });
    took.push(performance.now() - began);
  }
}, 120_000);

describe('the labelled requests', () => {
  it('are read as their labels say, field by field', () => {
    const lists = all.map(({ expected, reading }) => differences(expected, reading));
    const median = [...took].sort((a, b) => a - b)[Math.floor(took.length / 2)] ?? 0;
    process.stdout.write(`${agreementTable(lists)}\nmedian ${Math.round(median)} ms a message\n`);
    const judged = all.filter(({ name }) => !unreadActs.includes(number(name)));
    const wrong = judged.flatMap(({ name, expected, reading }) =>
      differences(expected, reading)
        .filter(({ field }) => !asGood[number(name)]?.includes(field))
        .map((difference) => ({ name, ...difference })),
    );
    expect(wrong).toEqual([]);
  });

  it('leave what an unread act asks unknown, and no check of it holding', () => {
    for (const { name, expected, reading } of all.filter((one) => unreadActs.includes(number(one.name)))) {
      const { facts } = reading;
      expect([name, facts.checks.act_attached, facts.checks.signatory_named]).toEqual([name, 'unknown', 'unknown']);
      if (expected.issuer.zone === 'FR') expect([name, facts.bases, facts.categories]).toEqual([name, [], []]);
    }
  });

  it('become cases, but for those that ask nothing', () => {
    const nothingKnown = { byMessageId: new Map(), byReference: new Map() };
    for (const { name, expected, message, reading } of all) {
      const kind = gate(message, reading.signals, nothingKnown).kind;
      expect([name, kind]).toEqual([name, expected.verdict === 'NOT_A_REQUEST' ? 'not_a_request' : 'new_case']);
    }
  });

  it('never have their origin established by reading', () => {
    expect(all.filter(({ reading }) => reading.facts.checks.origin_established === 'holds')).toEqual([]);
  });
});
