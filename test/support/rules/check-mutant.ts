/** Mutants of the checks: each a change that some test must notice. */
import type { CheckFile } from '../../../src/domain/classification/rule.js';
import { type CheckName, checkNames } from '../../../src/domain/law/fact.js';
import { consequenceEdits, edited } from './mutant.js';

export interface CheckMutant {
  readonly change: string;
  readonly check: CheckName;
  /** The result of the check whose consequence was changed. */
  readonly result: 'fails' | 'unknown';
  readonly checks: CheckFile;
}

/** The mutants of what follows when a check is not met, as the list of checks says it for every rule. */
export function mutantsOfChecks(file: CheckFile): CheckMutant[] {
  return checkNames.flatMap((check) =>
    (['fails', 'unknown'] as const).flatMap((result) =>
      consequenceEdits(['checks', check, result], file.checks[check][result])
        .filter(({ path }) => path.length > 3 || result === 'unknown')
        .map((edit) => ({ change: edit.change, check, result, checks: edited(file, edit) })),
    ),
  );
}
