/** Where the recorded histories begin: the facts of every case of the law, and those with one fact changed. */
import type { Law } from '../../src/catalogue/files/law.js';
import type { RequestFacts } from '../../src/domain/law/fact.js';
import type { Random } from '../faults/testbed/random.js';
import { exported, root } from './modules.js';

export interface Beginning {
  readonly name: string;
  readonly verdict: string;
  readonly facts: RequestFacts;
}

interface CaseOfLaw {
  readonly title: string;
  readonly variant: string;
  readonly expected: { readonly verdict: string };
  readonly facts: RequestFacts;
}

/** Every dated case beside the rules, by its title; those told for each value have several beginnings. */
export async function casesOfLaw({ instruments }: Pick<Law, 'instruments'>): Promise<Beginning[][]> {
  const readCases = await exported<(folder: string, instruments: Law['instruments']) => CaseOfLaw[]>('readCases');
  const byTitle = new Map<string, Beginning[]>();
  for (const { title, variant, expected, facts } of readCases(`${root}workflows/rules`, instruments)) {
    const beginning = { name: `${title} ${variant}`.trim(), verdict: expected.verdict, facts };
    byTitle.set(title, [...(byTitle.get(title) ?? []), beginning]);
  }
  return [...byTitle.values()];
}

const changes: readonly Partial<RequestFacts>[] = [
  { issuerZone: 'UNKNOWN' },
  { issuerZone: 'THIRD', issuerCountry: 'US' },
  { issuerZone: 'FR', issuerCountry: 'FR' },
  { issuerZone: 'EU_EEV', issuerCountry: 'DE' },
  { emergency: true },
  { relayedBy: 'FOREIGN_TECH_PROVIDER' },
  { relayedBy: 'PARENT' },
  { channel: 'DIS' },
  { categories: ['CON'] },
  { categories: ['SUB'] },
  { categories: ['PRES'] },
  { tenantFlags: ['lawyer'] },
];

/** Another beginning, and where its facts are changed, how. */
export function changed(beginning: Beginning, random: Random): Beginning {
  if (random.chance(0.6)) return beginning;
  const change = random.of(changes);
  return {
    ...beginning,
    name: `${beginning.name} with ${JSON.stringify(change)}`,
    facts: { ...beginning.facts, ...change },
  };
}
