/** One request for each thing that the rules may make of one: every rule in force, its checks, notices and clocks, as they come. */
import type { Item } from '../../classification/classification.js';
import { type Box, diagramOf } from '../../classification/diagram.js';
import { admits, type Dimension, factValue } from '../../classification/dimension.js';
import { judge } from '../../classification/judge.js';
import { inForce, type ReadyRule } from '../../classification/rule-book.js';
import type { CheckName, RequestFacts, TenantFlag } from '../../law/fact.js';
import type { World } from './world.js';

export interface Request {
  readonly rule: string;
  readonly facts: RequestFacts;
}

/** With how many others each request is put in one message. */
const PARTNERS = 8;

/** Preferred where the rules leave it open. */
const usual: Readonly<Partial<Record<Dimension, string>>> = {
  ...{ issuerZone: 'FR', issuerCountry: 'FR', issuerKind: 'police', relayedBy: 'NONE', addressee: 'OPERATOR' },
  ...{ channel: 'OTHER', basis: 'CPP-60-1', category: 'SUB', emergency: 'no', nonPersonalOnly: 'no' },
};

function valueIn(box: Box, dimension: Dimension): string {
  const values = box.get(dimension);
  const wanted = usual[dimension] ?? '';
  return values && !values.includes(wanted) ? (values[0] ?? wanted) : wanted;
}

const setIn = <Word extends string>(box: Box, prefix: string): Word[] =>
  [...box].flatMap(([dimension, values]) =>
    dimension.startsWith(prefix) && !values.includes('no') ? [dimension.slice(prefix.length) as Word] : [],
  );

/** A request of the box. */
function factsIn(box: Box): RequestFacts {
  const of = (dimension: Dimension) => valueIn(box, dimension);
  const [country, basis, category] = [of('issuerCountry'), of('basis'), of('category')];
  const named = basis === 'NONE' ? [] : [basis];
  const checks = [...box].flatMap(([dimension, values]) => {
    const result = values.includes('holds') ? 'holds' : values[0];
    return dimension.startsWith('check:') ? [[dimension.slice(6), result]] : [];
  });
  return {
    ...{ issuerZone: of('issuerZone'), issuerKind: of('issuerKind'), relayedBy: of('relayedBy') },
    ...{ addressee: of('addressee'), channel: of('channel'), emergency: of('emergency') === 'yes' },
    issuerCountry: country === 'NONE' ? null : country === 'other' ? 'BR' : country,
    bases: [...new Set([...named, ...setIn(box, 'cites:')])],
    categories: of('nonPersonalOnly') === 'yes' ? ['NPD'] : category === 'NONE' ? [] : [category],
    tenantFlags: setIn<TenantFlag>(box, 'tenant:'),
    checks: Object.fromEntries(checks),
  } as RequestFacts;
}

const itemOf = ({ bases, categories }: RequestFacts): Item => ({
  basis: bases[0] ?? 'NONE',
  category: categories[0] ?? 'NONE',
});

/** Whether the request, as one item, is one of the rule: what a box leaves open may exclude it. */
function falls(facts: RequestFacts, { cubes }: ReadyRule): boolean {
  return cubes.some((cube) =>
    [...cube].every(([dimension, allowed]) => admits(allowed, factValue(dimension, { facts, item: itemOf(facts) }))),
  );
}

const withChecks = (facts: RequestFacts, names: readonly CheckName[], result: 'holds' | 'fails'): RequestFacts => ({
  ...facts,
  checks: { ...facts.checks, ...Object.fromEntries(names.map((name) => [name, result])) },
});

/** The request as it comes, with its official channel and its urgency where the rule leaves them open. */
function qualities(facts: RequestFacts, box: Box): RequestFacts[] {
  const channels = box.has('channel')
    ? [facts.channel]
    : facts.issuerZone === 'EU_EEV'
      ? (['OTHER', 'DIS'] as const)
      : (['OTHER'] as const);
  const urgent = box.has('emergency') ? [facts.emergency] : [false, true];
  return channels.flatMap((channel) => urgent.map((emergency) => ({ ...facts, channel, emergency })));
}

/** What the rule makes of the request, as far as it tells two requests apart. */
function outcomeOf(
  facts: RequestFacts,
  ready: ReadyRule,
): { readonly key: string; readonly unknown: readonly CheckName[] } {
  const { outcome, unknown, failing, notices, deadlines } = judge({ facts, item: itemOf(facts) }, [ready]);
  const { verdict, circuit, roles, grounds } = outcome;
  const due = notices.map(({ code }) => code);
  const told = [
    verdict,
    circuit,
    roles,
    grounds.length,
    unknown,
    failing,
    due,
    deadlines,
    facts.channel,
    facts.emergency,
  ];
  return { key: JSON.stringify([ready.rule.id, ...told]), unknown };
}

/** As it comes, with all its checks settled, and with one of them failing. */
function variants(
  facts: RequestFacts,
  ready: ReadyRule,
): { readonly settled: RequestFacts; readonly all: RequestFacts[] } {
  const { unknown } = outcomeOf(facts, ready);
  const settled = withChecks(facts, unknown, 'holds');
  const failing = unknown.map((check) => withChecks(settled, [check], 'fails'));
  return { settled, all: [facts, settled, ...failing].filter((each) => falls(each, ready)) };
}

/** Every kind of request that the law of the day tells apart, each once, and requests that are several at once. */
export function requestsOf(world: World): Request[] {
  const { law, on } = world;
  const found = new Map<string, Request>();
  const firsts = new Map<string, RequestFacts>();
  const { leaves } = diagramOf(inForce(law, on), [...law.instrumentsByCode.keys()]);
  const reached = leaves.flatMap(({ box, ready }) =>
    ready ? qualities(factsIn(box), box).map((facts) => ({ facts, ready })) : [],
  );
  for (const { facts, ready } of reached.filter((each) => falls(each.facts, each.ready))) {
    const rule = ready.rule.id;
    const { settled, all } = variants(facts, ready);
    for (const each of all) found.set(outcomeOf(each, ready).key, { rule, facts: each });
    firsts.set(rule, firsts.get(rule) ?? settled);
  }
  return [...found.values(), ...several([...firsts.values()], world)];
}

const differ = (one: RequestFacts, other: RequestFacts): boolean =>
  one.issuerZone === other.issuerZone && one.bases[0] !== other.bases[0] && one.categories[0] !== other.categories[0];

const together = (one: RequestFacts, other: RequestFacts): RequestFacts => ({
  ...one,
  bases: [...new Set([...one.bases, ...other.bases])],
  categories: [...new Set([...one.categories, ...other.categories])],
  checks: { ...one.checks, ...other.checks },
});

/** Two acts in one message, of which one may be executed: one for each circuit in which that is judged. */
function several(firsts: readonly RequestFacts[], world: World): Request[] {
  const found = new Map<string, Request>();
  for (const [n, one] of firsts.entries()) {
    const others = firsts.slice(n + 1).filter((other) => differ(one, other));
    for (const facts of others.slice(0, PARTNERS).map((other) => together(one, other))) {
      const { verdict, rule, circuit } = world.judge(facts);
      if (verdict === 'SPLIT' && !found.has(circuit)) found.set(circuit, { rule, facts });
    }
  }
  return [...found.values()];
}
