// @stage slow
/** The labelled requests, from raw bytes through the bounded reader to facts. Doubles: none. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { gate } from '../../../src/domain/intake/gatekeeper.js';
import type { ReadMessage } from '../../../src/domain/intake/message.js';
import { read } from '../../../src/domain/reading/read.js';
import type { Reading } from '../../../src/domain/reading/reading.js';
import { agreementTable, differences, type Field } from '../../support/evaluate.js';
import { readSample, type Sample, sampleLaw, samples } from '../../support/samples.js';

interface Read extends Sample {
  readonly message: ReadMessage;
  readonly reading: Reading;
}

/** Acts that are pictures: what is read of them is proposed, and people confirm it. */
const scanned = ['002', '006', '022'];
/** Where a label offers a second answer that is as good (its notes), or guesses a country no word gives. */
const asGood: Readonly<Record<string, readonly Field[]>> = { '037': ['country'], '038': ['caseReference'] };

const number = (name: string) => name.slice(0, 3);
const all: Read[] = [];

beforeAll(async () => {
  const law = sampleLaw();
  for (const sample of samples()) {
    const message = await readSample(sample.name);
    if (!message.readable) throw new Error(`${sample.name} is unreadable: ${message.reason}`);
    all.push({ ...sample, message, reading: read(message, law) });
  }
});

describe('the labelled requests', () => {
  it('are read as their labels say, field by field', () => {
    const lists = all.map(({ expected, reading }) => differences(expected, reading));
    process.stdout.write(`${agreementTable(lists)}\n`);
    const judged = all.filter(({ name }) => !scanned.includes(number(name)));
    const wrong = judged.flatMap(({ name, expected, reading }) =>
      differences(expected, reading)
        .filter(({ field }) => !asGood[number(name)]?.includes(field))
        .map((difference) => ({ name, ...difference })),
    );
    expect(wrong).toEqual([]);
  });

  it('are read from their pictures too, upright or not, and nothing read so is a fact', () => {
    for (const { name, expected, message, reading } of all.filter((one) => scanned.includes(number(one.name)))) {
      const { facts } = reading;
      const isRead = message.parts.some(({ marks }) => marks.includes('read_by_ocr'));
      expect([name, isRead, facts.issuerZone]).toEqual([name, true, expected.issuer.zone]);
      expect(facts.bases).toEqual(expect.arrayContaining([...expected.legalBasis]));
      expect([facts.checks.signatory_named, facts.checks.targets_identified]).toEqual(['unknown', 'unknown']);
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
