/** The domain as the recorder drives it: the one place to mend when a name of it changes. */
import type { followUps } from '../../src/cases/handle/reactions.js';
import type { CommonLaw, Law, lawFor } from '../../src/catalogue/files/law.js';
import type { decide } from '../../src/domain/case/decide.js';
import type { CaseEvent } from '../../src/domain/case/event.js';
import type { evolve } from '../../src/domain/case/evolve.js';
import type { CaseState } from '../../src/domain/case/model/state.js';
import type { moves, objectionTo } from '../../src/domain/case/moves.js';
import type { classify } from '../../src/domain/classification/classify.js';
import type { deadlineOf } from '../../src/domain/law/deadline.js';
import type { circuitsOn } from '../../src/domain/workflow/circuit.js';
import { exported, root } from './modules.js';

/** What folds entries, of the code under test. */
export interface Folding {
  readonly absent: CaseState;
  readonly evolve: typeof evolve;
  readonly CaseEvent: typeof CaseEvent;
}

/** What decides on commands and says what follows. */
export interface Domain extends Folding {
  readonly decide: typeof decide;
  readonly moves: typeof moves;
  readonly objectionTo: typeof objectionTo;
  readonly followUps: typeof followUps;
  readonly classify: typeof classify;
  readonly deadlineOf: typeof deadlineOf;
  readonly circuits: ReturnType<typeof circuitsOn>;
  readonly law: Law;
}

/** The day on which every recorded request arrives. */
export const DAY = '2026-11-24';

export async function folding(): Promise<Folding> {
  return {
    absent: await exported('absent', 'src/domain/case/'),
    evolve: await exported('evolve', 'src/domain/case/'),
    CaseEvent: await exported('CaseEvent', 'src/domain/case/'),
  };
}

type ReadCatalogue = (
  sources: unknown,
) => { readonly ok: true; readonly law: CommonLaw } | { readonly ok: false; readonly faults: readonly string[] };

async function law(): Promise<Law> {
  const readCatalogue = await exported<ReadCatalogue>('readCatalogue', 'src/catalogue/');
  const readSources = await exported<(folder: string) => unknown>('readSources', 'src/catalogue/');
  const forOperator = await exported<typeof lawFor>('lawFor', 'src/catalogue/');
  const read = readCatalogue(readSources(root));
  if (!read.ok) throw new Error(read.faults.join('\n'));
  const found = forOperator(read.law);
  if (!found) throw new Error('No default profile.');
  return found;
}

export async function domain(): Promise<Domain> {
  const [folds, ofOperator] = [await folding(), await law()];
  const circuitsOfDay = await exported<typeof circuitsOn>('circuitsOn', 'src/domain/');
  return {
    ...folds,
    decide: await exported('decide', 'src/domain/case/'),
    objectionTo: await exported('objectionTo', 'src/domain/case/'),
    moves: await exported('moves', 'src/domain/case/'),
    followUps: await exported('followUps', 'src/'),
    classify: await exported('classify', 'src/domain/classification/'),
    deadlineOf: await exported('deadlineOf', 'src/domain/law/'),
    circuits: circuitsOfDay(ofOperator.circuits, DAY),
    law: ofOperator,
  };
}
