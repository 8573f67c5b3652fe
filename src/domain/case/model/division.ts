/** How a request that is several may be divided: each part is judged by the rules on its own facts, and asks no less. */
import type { Classification, ItemOutcome } from '../../classification/classification.js';
import { admitting } from '../../classification/judge.js';
import { strictest } from '../../classification/strictness.js';
import { type Refusal, refusal } from '../../kernel/result.js';
import type { RequestFacts } from '../../law/fact.js';
import type { Outcome, Verdict } from '../../law/vocabulary.js';
import type { Circumstances } from './circumstances.js';
import type { AskedPart, PartStanding } from './part.js';
import type { CaseState } from './state.js';
import { judgementOf } from './weakening.js';

const partBeyond = refusal(
  'part-beyond',
  'invalid',
  'Une partie nomme un texte, une catégorie ou une cible que la demande ne contient pas.',
  'A part names a text, a category or a target that is not in the request.',
);
const partsIncomplete = refusal(
  'parts-incomplete',
  'invalid',
  'Un texte, une catégorie ou une cible de la demande n’est dans aucune partie.',
  'A text, a category or a target of the request is in no part.',
);
const partMixed = refusal(
  'part-mixed',
  'invalid',
  'Une partie est elle-même à diviser : divisez-la aussi.',
  'A part is itself to be split: divide it too.',
  'Policy split',
);
const partsAlike = refusal(
  'parts-alike',
  'invalid',
  'Deux parties ont la même règle, le même circuit et les mêmes délais : n’en faites qu’une.',
  'Two parts have the same rule, circuit and time limits: make them one.',
  'Policy split',
);
const partAdmitsMore = refusal(
  'part-admits-more',
  'forbidden',
  'Une partie serait jugée moins strictement que dans la demande entière.',
  'A part would be judged less strictly than in the whole request.',
  'Policy split',
);

const verdictsOf = (items: readonly ItemOutcome[], category: string): Verdict[] =>
  items.filter(({ item }) => item.category === category).map(({ verdict }) => verdict);

const sameSet = <T>(parts: readonly (readonly T[])[], all: readonly T[]): boolean => {
  const named = new Set(parts.flat());
  return all.every((one) => named.has(one));
};

/** The texts that the rules judged something by; every part keeps the others, which are context. */
const governingOf = ({ items }: Classification): ReadonlySet<string> => new Set(items.map(({ item }) => item.basis));

/** The facts of a part: those of the request, with what it asks and no more. */
export function factsOfPart(facts: RequestFacts, whole: Classification, part: AskedPart): RequestFacts {
  const governing = governingOf(whole);
  return {
    ...facts,
    bases: facts.bases.filter((basis) => part.bases.includes(basis) || !governing.has(basis)),
    categories: facts.categories.filter((category) => part.categories.includes(category)),
  };
}

const places = (count: number): number[] => Array.from({ length: count }, (_each, at) => at);

/** True when every item is judged as strictly as the items of its category were in the whole request. */
const asStrict = (whole: Classification, part: Classification): boolean =>
  part.items.every(({ item, verdict }) =>
    verdictsOf(whole.items, item.category).every(
      (before) =>
        (admitting.includes(before) && admitting.includes(verdict)) ||
        strictest([before, verdict], (each) => each) === verdict,
    ),
  );

const likeness = ({ rule, circuit, deadlines }: Classification): string =>
  JSON.stringify([rule, circuit, [...deadlines].sort()]);

interface Request {
  readonly facts: RequestFacts;
  readonly targets: number;
}

/** Why the parts are not the whole request, each thing of it at least once, and nothing besides. */
function objectionToCover({ facts, targets }: Request, whole: Classification, parts: readonly AskedPart[]) {
  const governing = [...governingOf(whole)].filter((basis) => basis !== 'NONE');
  const all = places(targets);
  const within = parts.every(
    (part) =>
      part.bases.every((basis) => governing.includes(basis)) &&
      part.categories.every((category) => facts.categories.includes(category)) &&
      part.targets.every((target) => target < targets) &&
      part.categories.length > 0 === facts.categories.length > 0 &&
      part.targets.length > 0 === targets > 0,
  );
  if (!within) return partBeyond;
  const covered =
    sameSet<string>(
      parts.map(({ bases }) => bases),
      governing,
    ) &&
    sameSet(
      parts.map(({ categories }) => categories),
      facts.categories,
    ) &&
    sameSet(
      parts.map((part) => part.targets),
      all,
    );
  return covered ? null : partsIncomplete;
}

/** Why the request may not be divided so; each part is judged by the rules on its own facts. */
export function objectionToParts(
  request: Request,
  receivedAt: string,
  parts: readonly AskedPart[],
  at: Pick<Circumstances, 'rules'>,
): Refusal | null {
  const whole = judgementOf(request.facts, receivedAt, at);
  const objection = objectionToCover(request, whole, parts);
  if (objection) return objection;
  const judged = parts.map((part) => judgementOf(factsOfPart(request.facts, whole, part), receivedAt, at));
  if (judged.some(({ verdict }) => verdict === 'SPLIT')) return partMixed;
  if (!judged.every((part) => asStrict(whole, part))) return partAdmitsMore;
  return new Set(judged.map(likeness)).size === judged.length ? null : partsAlike;
}

/** A part as the rules would have it, with its judgement. */
export interface SuggestedPart extends AskedPart {
  readonly judgement: Classification;
}

/** The items of the request put together by what the rules make of them; whose data is asked in which, a person says. */
export function suggestedParts({ facts, targets }: Request, receivedAt: string, at: Pick<Circumstances, 'rules'>) {
  const whole = judgementOf(facts, receivedAt, at);
  const found = new Map<string, SuggestedPart>();
  for (const { item, row } of whole.items) {
    const alike = whole.items.filter((each) => each.row === row && each.item.basis === item.basis);
    const categories = alike.flatMap(({ item: { category } }) => (category === 'NONE' ? [] : category));
    const part = { bases: item.basis === 'NONE' ? [] : [item.basis], categories, targets: places(targets) };
    const judgement = judgementOf(factsOfPart(facts, whole, part), receivedAt, at);
    const same = found.get(likeness(judgement));
    found.set(likeness(judgement), {
      ...part,
      bases: [...new Set([...(same?.bases ?? []), ...part.bases])],
      categories: [...new Set([...(same?.categories ?? []), ...part.categories])],
      judgement,
    });
  }
  return [...found.values()];
}

/** Where the parts end differently, the first of these that one of them has. */
const byWeight = ['refused', 'redirected', 'clarification', 'no_data', 'not_a_request', 'withdrawn'] as const;

/** The outcome of the request: executed in part where one part was executed and another was not answered with data. */
export function outcomeOfWhole(parts: readonly PartStanding[]): Outcome {
  const outcomes = parts.flatMap(({ outcome }) => outcome ?? []);
  const executed = outcomes.some((outcome) => outcome === 'executed' || outcome === 'partly');
  const withheld = outcomes.some((outcome) => ['partly', 'refused', 'redirected', 'clarification'].includes(outcome));
  if (executed) return withheld ? 'partly' : 'executed';
  return byWeight.find((outcome) => outcomes.includes(outcome)) ?? 'no_data';
}

/** True once the request was divided and every part has ended. */
export const partsEnded = ({ split }: Pick<CaseState, 'split'>, parts: readonly PartStanding[]): boolean =>
  split !== undefined &&
  split.cases.length > 0 &&
  split.cases.every((id) => parts.some((part) => part.id === id && part.closed));
