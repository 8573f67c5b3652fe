/** Where the proof found no end, and which cases stand there. */
import type { Bilingual } from '../../kernel/result.js';
import type { Circuit } from '../../workflow/circuit.js';
import type { Stuck } from './proof.js';

/** Of a case: its verdict, or the one that the rules would give it, and its circuit. */
export interface Place {
  readonly verdict: string;
  readonly circuit: string;
}

/** Whether cases wait for it: a clock that nothing starts lets none wait. */
export const concernsCases = ({ property }: Stuck): boolean => property !== 'clock';

/** The dead ends of a case in this place: one that is reached before a judgement concerns each case of its circuit. */
export const deadEndsOf = (stuck: readonly Stuck[], { verdict, circuit }: Place): Stuck[] =>
  stuck.filter(
    (each) => concernsCases(each) && each.circuit === circuit && (each.verdict === null || each.verdict === verdict),
  );

/** For the status page, the case and the log. */
export function placeSentence(
  { property, rule, verdict, circuit, step, path }: Stuck,
  circuits: readonly Circuit[],
): Bilingual {
  const what = path.at(-1)?.what ?? '';
  if (property === 'clock') {
    return {
      fr: `L’échéance ${what} n’est lancée par rien, ou expire sans alarme.`,
      en: `The clock ${what} is started by nothing, or ends without an alarm.`,
    };
  }
  const found = circuits.find(({ code }) => code === circuit);
  const title = found?.title ?? { fr: circuit, en: circuit };
  const at = found?.steps.find(({ id }) => id === step)?.title ?? { fr: step, en: step };
  const judged = verdict ?? '—';
  if (property === 'notice') {
    return {
      fr: `Aucun rôle ne peut donner ni consigner l’avis ${what} (${rule}, ${judged}, circuit « ${title.fr} »).`,
      en: `No role can give or record the notice ${what} (${rule}, ${judged}, circuit “${title.en}”).`,
    };
  }
  return {
    fr: `Aucune fin n’est prouvée pour ce dossier (par exemple ${rule}, ${judged}) dans le circuit « ${title.fr} », étape « ${at.fr} » : la qualification et les envois attendent une correction du droit.`,
    en: `No end is proved for such a case (for example ${rule}, ${judged}) in the circuit “${title.en}”, step “${at.en}”: classification and sending wait until the law is corrected.`,
  };
}
