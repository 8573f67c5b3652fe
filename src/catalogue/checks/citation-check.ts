/** Every citation of the law as data names an article, a policy, a rule or a list of checks that exists. */
import { type Citable, citationFault } from '../../domain/law/text.js';
import { teller, type Workflows } from '../files/parsed.js';
import type { Path } from '../files/schema-fields.js';
import type { Fault, Placed } from '../files/yaml-file.js';

/** Everything that the files of law may cite. */
export const citableOf = ({ texts, policy, sections, splits, checks }: Workflows): Citable => ({
  texts: texts.value.texts,
  policy: policy.value.policy,
  names: new Set([
    ...sections.flatMap(({ rules }) => rules.map(({ value }) => value.id)),
    ...splits.map(({ value }) => value.id),
    ...Object.keys(checks.value.lists),
  ]),
});

type Cited = readonly [path: Path, citation: string];

const placedAt = (path: Path, citations: readonly string[]): Cited[] =>
  citations.map((citation, at): Cited => [[...path, at], citation]);

function citedIn(workflows: Workflows): [Placed<unknown>, Cited[]][] {
  const { sections, splits, circuits, checks, sovereignty, origins, signals, words } = workflows;
  const rules = sections.flatMap((section) => section.rules);
  return [
    ...[...rules, ...splits].map((one): [Placed<unknown>, Cited[]] => [one, placedAt(['legal'], one.value.legal)]),
    ...circuits.map((one): [Placed<unknown>, Cited[]] => [
      one,
      one.value.steps.flatMap(({ cite }, at) => placedAt(['steps', at, 'cite'], cite)),
    ]),
    [
      checks,
      Object.entries(checks.value.checks).flatMap(([name, { cite }]) =>
        cite.split('; ').map((citation): Cited => [['checks', name, 'cite'], citation]),
      ),
    ],
    [sovereignty, sovereignty.value.rules.map(({ cite }, at): Cited => [['rules', at, 'cite'], cite])],
    [
      origins,
      Object.entries(origins.value.methods).flatMap(([code, { cite }]) => placedAt(['methods', code, 'cite'], cite)),
    ],
    [
      signals,
      Object.entries(signals.value.kinds).flatMap(([kind, { cite }]) => placedAt(['kinds', kind, 'cite'], cite)),
    ],
    [
      words,
      Object.entries(words.value).flatMap(([of, entries]) =>
        Object.entries(entries).flatMap(([word, { cite }]) => placedAt([of, word, 'cite'], cite)),
      ),
    ],
  ];
}

export function citationFaults(workflows: Workflows): Fault[] {
  const known = citableOf(workflows);
  return citedIn(workflows).flatMap(([placed, cited]) =>
    cited.flatMap(([path, citation]) => {
      const fault = citationFault(citation, known);
      return fault ? [teller(placed)(path, fault)] : [];
    }),
  );
}
