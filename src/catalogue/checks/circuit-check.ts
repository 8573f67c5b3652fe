/** What circuits and rules owe each other: each leads to the other, with the people the rule asks, on every day of force. */

import { FIRST_CIRCUIT } from '../../domain/case/model/state.js';
import { isTaken } from '../../domain/case/permission.js';
import type { Consequence } from '../../domain/classification/rule.js';
import type { Verdict } from '../../domain/law/vocabulary.js';
import type { Circuit } from '../../domain/workflow/circuit.js';
import { approvingRoles } from '../../domain/workflow/duty.js';
import { graphFaults } from '../../domain/workflow/graph.js';
import { FIRST_DAY, gapIn } from '../files/force.js';
import { type Tell, teller, type Workflows } from '../files/parsed.js';
import type { Path } from '../files/schema-fields.js';
import type { Fault, Placed } from '../files/yaml-file.js';

/** One way into a circuit: a rule, or a check that is not met. */
interface Lead {
  readonly outcome: Pick<Consequence, 'verdict' | 'circuit' | 'roles'>;
  readonly from: string;
  readonly to: string | null;
  readonly tell: Tell;
  readonly path: Path;
}

type Checked = { readonly fails?: Consequence | undefined; readonly unknown?: Consequence | undefined };

const consequencesOf = ({ fails, unknown }: Checked): [Consequence, string][] => [
  ...(fails ? [[fails, 'fails'] as [Consequence, string]] : []),
  ...(unknown ? [[unknown, 'unknown'] as [Consequence, string]] : []),
];

function leadsOf({ sections, checks, splits }: Workflows): Lead[] {
  const ofRules = sections
    .flatMap(({ rules }) => rules)
    .flatMap((placed): Lead[] => {
      const { verdict, circuit, approval, requires, decisions, unanswered, validFrom, validTo } = placed.value;
      const same = { from: validFrom, to: validTo, tell: teller(placed) };
      const needs = requires.flatMap((need, at) =>
        typeof need === 'string'
          ? []
          : consequencesOf(need).map(([outcome, word]): Lead => ({ ...same, outcome, path: ['requires', at, word] })),
      );
      const decided = decisions.map((outcome, at): Lead => ({ ...same, outcome, path: ['decisions', at] }));
      const silent = unanswered ? [{ ...same, outcome: unanswered, path: ['unanswered'] }] : [];
      return [
        { ...same, outcome: { verdict, circuit, roles: approval.roles }, path: [] },
        ...needs,
        ...decided,
        ...silent,
      ];
    });
  const ofChecks = Object.entries(checks.value.checks).flatMap(([name, check]) =>
    consequencesOf(check).map(
      ([outcome, word]): Lead => ({
        ...{ outcome, from: FIRST_DAY, to: null },
        ...{ tell: teller(checks), path: ['checks', name, word] },
      }),
    ),
  );
  const ofSplits = splits.map((split): Lead => {
    const { circuit } = split.value;
    return {
      outcome: { verdict: 'SPLIT', circuit, roles: [] },
      from: FIRST_DAY,
      to: null,
      tell: teller(split),
      path: [],
    };
  });
  return [...ofRules, ...ofChecks, ...ofSplits];
}

/** ADMIT with an open check is ADMIT_COND: a rule that admits leads to both. */
const verdictsOf = (verdict: Verdict): Verdict[] => (verdict === 'ADMIT' ? ['ADMIT', 'ADMIT_COND'] : [verdict]);

function versionFaults({ outcome, tell, path }: Lead, circuit: Circuit): Fault[] {
  const { verdict, roles } = outcome;
  const at = (sentence: string): Fault => tell([...path, 'circuit'], sentence);
  const unopened = verdictsOf(verdict).filter((one) => circuit.opens[one] === undefined);
  const approving = approvingRoles(circuit);
  const uncovered = circuit.consent ? roles.filter((role) => !approving.includes(role)) : [];
  const quorum = circuit.consent?.quorum ?? 0;
  return [
    ...unopened.map((one) =>
      at(`${one} does not open the circuit "${circuit.code}": add it to opens, or choose another.`),
    ),
    ...uncovered.map((role) => at(`The circuit "${circuit.code}" waits for no ${role}: add the role to its approval.`)),
    ...(new Set(roles).size >= quorum
      ? []
      : [at(`The circuit "${circuit.code}" wants ${quorum} persons to consent, and ${roles.length} are asked.`)]),
  ];
}

function leadFaults(lead: Lead, circuits: readonly Circuit[]): Fault[] {
  const { outcome, from, to, tell, path } = lead;
  const versions = circuits.filter(({ code }) => code === outcome.circuit);
  if (versions.length === 0) return [];
  const gap = gapIn(versions, from, to);
  return [
    ...(gap
      ? [tell([...path, 'circuit'], `The circuit "${outcome.circuit}" is not in force on ${gap}: date it.`)]
      : []),
    ...versions.flatMap((version) => versionFaults(lead, version)),
  ];
}

function ownFaults({ value, file }: Placed<Circuit>, { letters }: Workflows): Fault[] {
  const at = (step: string | null): Path => {
    const index = value.steps.findIndex(({ id }) => id === step);
    return index < 0 ? ['steps'] : ['steps', index];
  };
  const written = value.letters.flatMap((kind, number) =>
    letters.has(kind)
      ? []
      : [file.fault(['letters', number], `No template of "${kind}": add one to templates/letters.`)],
  );
  const names = [value.code, `${value.code}.${value.validFrom}`].map((name) => `workflows/circuits/${name}.yaml`);
  return [
    ...graphFaults(value, isTaken).map(({ step, sentence }) => file.fault(at(step), sentence)),
    ...written,
    ...(names.includes(file.name)
      ? []
      : [
          file.fault(['code'], `This version of "${value.code}" belongs in ${names.join(' or ')}: rename one of them.`),
        ]),
  ];
}

/** Two versions of a circuit are never in force on one day. */
function overlapFaults(circuits: readonly Placed<Circuit>[]): Fault[] {
  return circuits.flatMap((placed) => {
    const { code, validFrom } = placed.value;
    const earlier = circuits.filter(
      ({ value }) => value.code === code && value.validFrom <= validFrom && value !== placed.value,
    );
    return earlier
      .filter(({ value: { validTo } }) => validTo === null || validTo >= validFrom)
      .map(({ file }) =>
        placed.file.fault(['validFrom'], `${file.name} is in force on that day too: end it the day before.`),
      );
  });
}

function idleFaults(circuits: readonly Placed<Circuit>[], leads: readonly Lead[]): Fault[] {
  const named = new Set([FIRST_CIRCUIT, ...leads.map(({ outcome }) => outcome.circuit)]);
  return circuits
    .filter(({ value }) => !named.has(value.code))
    .map(({ value, file }) => file.fault(['code'], `No rule leads to "${value.code}": name it in one or remove it.`));
}

/** A rule whose requests may wait for the end of an impossibility says which clocks that end starts. */
function suspendedFaults({ sections, circuits }: Workflows): Fault[] {
  const suspending = circuits.filter(({ value }) => value.suspended !== null).map(({ value }) => value.code);
  return sections
    .flatMap(({ rules }) => rules)
    .filter(({ value: { circuit, decisions, later } }) => {
      const led = [circuit, ...decisions.map((decision) => decision.circuit)];
      return later.impossibility_over === undefined && led.some((code) => suspending.includes(code));
    })
    .map((rule) =>
      teller(rule)(['circuit'], 'An impossibility may suspend it: name under "later" what its end starts.'),
    );
}

/** A circuit that no rule names, a rule that no circuit serves, and every fault of a circuit of its own. */
export function circuitFaults(workflows: Workflows): Fault[] {
  const { circuits } = workflows;
  const leads = leadsOf(workflows);
  const versions = circuits.map(({ value }) => value);
  return [
    ...circuits.flatMap((circuit) => ownFaults(circuit, workflows)),
    ...overlapFaults(circuits),
    ...idleFaults(circuits, leads),
    ...suspendedFaults(workflows),
    ...leads.flatMap((lead) => leadFaults(lead, versions)),
  ];
}
