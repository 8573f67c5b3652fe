/** The dimensions of a request: every fact a rule can look at, each with its closed list of values. */
import type { CheckName, FactName, RequestFacts, TenantFlag } from '../law/fact.js';
import { channels } from '../law/fact.js';
import type { InstrumentCode } from '../law/vocabulary.js';
import { addressees, checkResults, dataCategories, issuerKinds, issuerZones, relays } from '../law/vocabulary.js';
import type { Item } from './classification.js';
import type { Match } from './rule.js';

export type Dimension =
  | 'issuerZone'
  | 'issuerCountry'
  | 'issuerKind'
  | 'relayedBy'
  | 'addressee'
  | 'channel'
  | 'emergency'
  | 'basis'
  | 'category'
  | 'nonPersonalOnly'
  | `cites:${InstrumentCode}`
  | `tenant:${TenantFlag}`
  | `check:${CheckName}`;

/** The values a condition lets through: those listed, or all but those listed. */
export interface Allowed {
  readonly values: ReadonlySet<string>;
  readonly negated: boolean;
}

/** A conjunction: each dimension it names must have an allowed value. */
export type Cube = ReadonlyMap<Dimension, Allowed>;

/** One item of a request, as the rules look at it. */
export interface Subject {
  readonly facts: RequestFacts;
  readonly item: Item;
}

type Condition = string | readonly string[] | { readonly not: readonly string[] };

const yesNo = (holds: boolean): string => (holds ? 'yes' : 'no');
const exactly = (value: string): Allowed => ({ values: new Set([value]), negated: false });

export const admits = (allowed: Allowed, value: string): boolean => allowed.values.has(value) !== allowed.negated;

function allowedBy(condition: Condition): Allowed {
  if (typeof condition === 'string') return exactly(condition);
  if ('not' in condition) return { values: new Set(condition.not), negated: true };
  return { values: new Set(condition), negated: false };
}

const scalars = [
  'issuerZone',
  'issuerCountry',
  'issuerKind',
  'relayedBy',
  'addressee',
  'channel',
  'basis',
  'category',
] as const;

/** "One of" over a set is a choice between cubes; "none of" narrows each of them. */
function spread(cubes: Cube[], prefix: 'cites' | 'tenant', condition: Condition | undefined): Cube[] {
  if (condition === undefined) return cubes;
  const dimension = (word: string) => `${prefix}:${word}` as Dimension;
  if (typeof condition === 'object' && 'not' in condition) {
    const none = condition.not.map((word): [Dimension, Allowed] => [dimension(word), exactly('no')]);
    return cubes.map((cube) => new Map([...cube, ...none]));
  }
  const words = typeof condition === 'string' ? [condition] : condition;
  return cubes.flatMap((cube) => words.map((word) => new Map([...cube, [dimension(word), exactly('yes')] as const])));
}

/** A match as a choice between conjunctions: the request matches when one of them does. */
export function cubesOf(match: Match): Cube[] {
  const cube = new Map<Dimension, Allowed>();
  for (const name of scalars) {
    const condition = match[name];
    if (condition !== undefined) cube.set(name, allowedBy(condition));
  }
  if (match.emergency !== undefined) cube.set('emergency', exactly(yesNo(match.emergency)));
  if (match.nonPersonalOnly !== undefined) cube.set('nonPersonalOnly', exactly(yesNo(match.nonPersonalOnly)));
  for (const [check, condition] of Object.entries(match.checks ?? {})) {
    if (condition !== undefined) cube.set(`check:${check as CheckName}`, allowedBy(condition));
  }
  return spread(spread([cube], 'cites', match.cites), 'tenant', match.tenant);
}

/** The value of a dimension for one item of a request. An unstated country is `NONE`; an absent check is unknown. */
export function factValue(dimension: Dimension, { facts, item }: Subject): string {
  switch (dimension) {
    case 'issuerCountry':
      return facts.issuerCountry ?? 'NONE';
    case 'emergency':
      return yesNo(facts.emergency);
    case 'basis':
      return item.basis;
    case 'category':
      return item.category;
    case 'nonPersonalOnly':
      return yesNo(facts.categories.length > 0 && facts.categories.every((category) => category === 'NPD'));
    case 'issuerZone':
    case 'issuerKind':
    case 'relayedBy':
    case 'addressee':
    case 'channel':
      return facts[dimension];
    default:
      return memberOf(dimension, facts);
  }
}

function memberOf(dimension: string, facts: RequestFacts): string {
  const colon = dimension.indexOf(':');
  const [set, word] = [dimension.slice(0, colon), dimension.slice(colon + 1)];
  if (set === 'cites') return yesNo(facts.bases.includes(word));
  if (set === 'tenant') return yesNo(facts.tenantFlags.includes(word as TenantFlag));
  return facts.checks[word as CheckName] ?? 'unknown';
}

/** The fact a person confirms when the dimension decided something. */
export function factOf(dimension: Dimension): FactName {
  if (dimension === 'basis' || dimension.startsWith('cites:')) return 'bases';
  if (dimension === 'category' || dimension === 'nonPersonalOnly') return 'categories';
  if (dimension.startsWith('tenant:')) return 'tenantFlags';
  return dimension.replace(/^check:/, '') as FactName;
}

/** Every value of a dimension; an open list (countries) is closed by the values the rules name and `other`. */
export function valuesOf(dimension: Dimension, codes: readonly InstrumentCode[], named: readonly string[]): string[] {
  const closed: Partial<Record<Dimension, readonly string[]>> = {
    issuerZone: issuerZones,
    issuerKind: issuerKinds,
    relayedBy: relays,
    addressee: addressees,
    channel: channels,
    basis: [...codes, 'NONE'],
    category: [...dataCategories, 'NONE'],
    issuerCountry: [...named, 'other'],
  };
  return [...(closed[dimension] ?? (dimension.startsWith('check:') ? checkResults : ['yes', 'no']))];
}
