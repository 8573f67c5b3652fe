/** Where a rule leaves the question to the head of legal, it says what may be decided: no case waits for nothing. */
import type { Consequence, Rule } from '../../domain/classification/rule.js';
import { needsOf } from '../../domain/classification/rule-book.js';
import { type IssuerZone, issuerZones } from '../../domain/law/vocabulary.js';
import { commandsOf } from '../../domain/workflow/circuit.js';
import { teller, type Workflows } from '../files/parsed.js';
import type { Fault, Placed } from '../files/yaml-file.js';

const DECIDE = 'decide_escalation';

/** The zones from which a rule may take a request. */
function zonesOf({ match }: Rule): readonly IssuerZone[] {
  return issuerZones.filter((zone) =>
    [match].flat().some(({ issuerZone }) => {
      if (issuerZone === undefined) return true;
      if (typeof issuerZone === 'object' && 'not' in issuerZone) return !issuerZone.not.includes(zone);
      return [issuerZone].flat().includes(zone);
    }),
  );
}

/** The rule itself, and each of its checks that is not met. */
function endingsOf({ circuit, requires }: Rule, { checks }: Workflows): Pick<Consequence, 'circuit'>[] {
  const { checks: known, lists } = checks.value;
  const needs = requires
    .filter((one) => typeof one !== 'string' || one in known || one in lists)
    .flatMap((requirement) => needsOf(requirement, checks.value));
  return [{ circuit }, ...needs.flatMap(({ fails, unknown }) => [fails, ...(unknown ? [unknown] : [])])];
}

function faultsOf(placed: Placed<Rule>, workflows: Workflows): Fault[] {
  const tell = teller(placed);
  const rule = placed.value;
  const deciding = workflows.circuits
    .filter(({ value }) => commandsOf(value).has(DECIDE))
    .map(({ value }) => value.code);
  const led = endingsOf(rule, workflows).map(({ circuit }) => circuit);
  const known = led.every((circuit) => workflows.circuits.some(({ value }) => value.code === circuit));
  if (!led.some((circuit) => deciding.includes(circuit))) {
    return rule.decisions.length === 0 || !known
      ? []
      : [tell(['decisions'], `${rule.id} leaves nothing to be decided: remove its decisions.`)];
  }
  const refusing = rule.decisions.filter(({ decision }) => decision === 'refuse');
  const without = zonesOf(rule).filter((zone) => !refusing.some(({ zones }) => zones?.includes(zone) ?? true));
  const loops = rule.decisions.filter(({ circuit }) => deciding.includes(circuit));
  return [
    ...(without.length === 0
      ? []
      : [
          tell(
            [],
            `${rule.id} leaves the question to a person who cannot refuse (${without.join(', ')}): add decisions.`,
          ),
        ]),
    ...loops.map(({ decision }) =>
      tell(['decisions'], `"${decision}" leads back to the question: name another circuit.`),
    ),
  ];
}

/** Rules that wait for a decision that no person may take, and decisions that no rule waits for. */
export function decisionFaults(workflows: Workflows): Fault[] {
  return workflows.sections.flatMap(({ rules }) => rules).flatMap((rule) => faultsOf(rule, workflows));
}
