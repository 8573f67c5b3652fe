/** What a jurist may do on a case once the rules have spoken and the facts that decide were confirmed. */
import type { CommonLaw } from '../../../src/catalogue/files/law.js';
import { actionOf, type MoveType } from '../../../src/domain/case/actions/index.js';
import type { Command } from '../../../src/domain/case/command.js';
import { decide } from '../../../src/domain/case/decide.js';
import { evolve } from '../../../src/domain/case/evolve.js';
import type { ActionDeclaration } from '../../../src/domain/case/model/action.js';
import type { Circumstances } from '../../../src/domain/case/model/circumstances.js';
import { absent, type CaseState } from '../../../src/domain/case/model/state.js';
import { moves } from '../../../src/domain/case/moves.js';
import type { Classification } from '../../../src/domain/classification/classification.js';
import type { RequestFacts } from '../../../src/domain/law/fact.js';
import { circuitsOn } from '../../../src/domain/workflow/circuit.js';
import { actorText, circumstances, jurist, opened, read, service } from '../case-walk.js';
import { provedOrigin } from '../origin-methods.js';

/** The circuits of the day on which the request of `opened` arrives. */
const TODAY = '2026-11-24';

const classified = (advice: Classification, law: string): Command => ({
  type: 'classify',
  classification: {
    row: advice.row,
    rule: advice.rule,
    verdict: advice.verdict,
    grounds: [...advice.grounds],
    notices: advice.notices.map(({ code }) => code),
    clocks: [],
    gag: advice.gag,
    circuit: advice.circuit,
    approvers: [...advice.approvers],
    letterBlocks: [...advice.letterBlocks],
    failing: [...advice.failing],
    unknown: [...advice.unknown],
    facts: [...advice.facts],
    law,
  },
});

function afterwards(state: CaseState, command: Command, at: Circumstances): CaseState {
  const decided = decide(state, command, service, at);
  if (!decided.ok) throw new Error(`${command.type}: ${decided.refusal.code}`);
  return decided.value.map((event) => ({ event, actor: actorText(service) })).reduce(evolve, state);
}

/** True of an action that a circuit or a guard can close; the others are open in every open case. */
const canClose = (command: MoveType): boolean => {
  const { open, guard }: ActionDeclaration = actionOf(command);
  return open === 'in_step' || guard !== undefined;
};

/** The commands open to a jurist, in the order of the alphabet, but for those that nothing closes. */
export function openMoves(facts: RequestFacts, advice: Classification, law: CommonLaw): string[] {
  const commands = [opened, read(facts), classified(advice, law.hash)];
  const at = { ...circumstances, circuits: circuitsOn(law.circuits, TODAY) };
  const state = commands.reduce((before, command) => afterwards(before, command, at), absent);
  const confirmed = { ...state, confirmed: advice.facts, origins: provedOrigin(facts.issuerZone) };
  const open = moves(confirmed, jurist, at).flatMap(({ command, closed }) => (closed ? [] : [command]));
  return open.filter(canClose).toSorted();
}
