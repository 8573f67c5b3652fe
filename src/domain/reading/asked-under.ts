/**
 * How the cited law limits what the words of an act ask for: a right to documents does not ask who pays, an
 * interception does not ask for stored data.
 */
import type { DataCategory, InstrumentCode } from '../law/vocabulary.js';

/**
 * Texts that give a right to documents; how a customer pays is in the account books (LPF L81 and L85, CSS L114-19, code
 * des douanes 65).
 */
const paperLaws: ReadonlySet<InstrumentCode> = new Set([
  'DOU-65',
  'LPF-L81',
  'LPF-L85',
  'CSS-L114-19',
  'CTR-L5312-13',
  'CMF-L621-10',
  'CMF-L561-25',
  'CCOM-L450-3',
  'CCONSO-L512-8',
  'LIL-19',
]);
/** True where every text gives a right to papers and to nothing else. */
export const isOfPapers = (bases: readonly InstrumentCode[]): boolean =>
  bases.length > 0 && bases.every((code) => paperLaws.has(code));

const interception: ReadonlySet<InstrumentCode> = new Set(['CPP-100', 'CPP-706-95', 'CSI-L852-1', 'CSI-L871-6']);

/** True where every text orders to take what flows, and none to hand over what is stored. */
export const isInterception = (bases: readonly InstrumentCode[]): boolean =>
  bases.length > 0 && bases.every((code) => interception.has(code));

/** What is intercepted is taken as it flows: nothing stored is asked for (CPP 100). */
export function asItFlows<T extends { readonly category: DataCategory }>(named: readonly T[]): T[] {
  const isLive = named.some(({ category }) => category === 'RTI');
  return named.filter(({ category }) => !(isLive && category === 'CON'));
}
