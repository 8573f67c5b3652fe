import { readCatalogue } from '../../src/catalogue/catalogue.js';
import { lawFor } from '../../src/catalogue/files/law.js';
import { readSources } from '../../src/catalogue/files/source.js';
import { classify } from '../../src/domain/classification/classify.js';
import { day } from '../../src/domain/kernel/day.js';
import type { RequestFacts } from '../../src/domain/law/fact.js';
import { packageRoot } from '../../src/platform/package/package-root.js';
import { requisition } from '../support/requisition.js';

export interface RuleFigures {
  /** Reading, cross-checking and proving workflows/, as at each start. */
  readonly lawCheckMilliseconds: number;
  readonly classificationsPerSecond: number;
  readonly classificationP99Microseconds: number;
}

const CALLS = 20_000;

/** Two requests in turn: a French requisition and a relayed order of two categories. */
const requests: RequestFacts[] = [
  { ...requisition, checks: { is_a_request: 'holds', act_attached: 'holds' } },
  {
    issuerZone: 'THIRD',
    issuerCountry: 'US',
    issuerKind: 'court',
    relayedBy: 'FOREIGN_TECH_PROVIDER',
    addressee: 'FOREIGN_TECH_PROVIDER',
    channel: 'OTHER',
    bases: ['US-SCA-2703-D'],
    categories: ['SUB', 'TRF'],
    tenantFlags: [],
    emergency: false,
    checks: { is_a_request: 'holds' },
  },
];

export async function measureRules(): Promise<RuleFigures> {
  const started = performance.now();
  const read = readCatalogue(readSources(packageRoot()));
  const lawCheckMilliseconds = performance.now() - started;
  const law = read.ok ? lawFor(read.law) : undefined;
  if (!law) throw new Error('workflows/ has a fault: see greffe rules check.');
  const on = day('2026-11-24');
  const times: number[] = [];
  for (let call = 0; call < CALLS; call += 1) {
    const facts = requests[call % requests.length];
    const from = performance.now();
    if (facts) classify(facts, law, on);
    times.push(performance.now() - from);
  }
  times.sort((left, right) => left - right);
  const total = times.reduce((sum, time) => sum + time, 0);
  return {
    lawCheckMilliseconds,
    classificationsPerSecond: (CALLS / total) * 1000,
    classificationP99Microseconds: (times[Math.floor(CALLS * 0.99)] ?? 0) * 1000,
  };
}
