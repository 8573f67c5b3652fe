/** The expected ways in which a report is not made or not found. */
import { type Refusal, refusal } from '../../domain/kernel/result.js';

export const periodUnreadable: Refusal = refusal(
  'period-unreadable',
  'invalid',
  'Le trimestre s’écrit comme 2026-Q4.',
  'The quarter is written as 2026-Q4.',
);

export const periodNotBegun: Refusal = refusal(
  'period-not-begun',
  'invalid',
  'Ce trimestre n’a pas commencé : il n’y a rien à compter.',
  'This quarter has not begun: there is nothing to count.',
);

export const ledgerNotSealed: Refusal = refusal(
  'ledger-not-sealed',
  'unavailable',
  'Le registre n’est pas scellé jusqu’à sa dernière entrée : le rapport ne pourrait pas être prouvé. Réessayez, puis voyez la page d’état.',
  'The ledger is not sealed up to its last entry: the report could not be proved. Try again, then see the status page.',
);

export const reportUnknown: Refusal = refusal(
  'report-unknown',
  'not_found',
  'Aucun rapport ne porte ce nom.',
  'No report has this name.',
);

export const reportAltered: Refusal = refusal(
  'report-altered',
  'conflict',
  'Le fichier conservé n’est plus celui que le registre a inscrit : restaurez-le depuis une sauvegarde.',
  'The stored file is no longer the one the ledger recorded: restore it from a backup.',
);

/** `reason` names the authority and what it answered. */
export const reportNotSealed = (reason: string): Refusal =>
  refusal(
    'report-not-sealed',
    'unavailable',
    `Le rapport n’a pas pu être scellé au niveau demandé, et rien n’a été gardé. ${reason}`,
    `The report could not be sealed to the level that was set, and nothing was kept. ${reason}`,
  );

/** `reason` names the witness and what it answered. */
export const reportNotWitnessed = (reason: string): Refusal =>
  refusal(
    'report-not-witnessed',
    'unavailable',
    `Le témoin du registre ne l’a pas contresigné, et rien n’a été gardé. ${reason}`,
    `The witness of the ledger did not cosign it, and nothing was kept. ${reason}`,
  );

export const reportNeedsReason: Refusal = refusal(
  'report-needs-reason',
  'conflict',
  'Ce trimestre est publié : une nouvelle édition le corrige, et dit pourquoi en français et en anglais. Le motif est publié dans un erratum.',
  'This quarter is published: a new edition corrects it, and says why in French and in English. The reason is published in an erratum.',
);

export const reportQuarterRuns: Refusal = refusal(
  'report-quarter-runs',
  'conflict',
  'Ce trimestre n’est pas terminé : dites en français et en anglais pourquoi son rapport est établi avant la fin. Le motif est inscrit au registre et publié avec l’édition.',
  'This quarter is not over: say in French and in English why its report is built before the end. The reason is recorded in the log and published with the edition.',
);

export const reportTooNear: Refusal = refusal(
  'report-too-near',
  'conflict',
  'Une édition provisoire de ce trimestre est publiée, et moins de cinq demandes ont changé depuis : une autre dirait lesquelles. Attendez, ou établissez l’édition définitive après la fin du trimestre.',
  'A provisional edition of this quarter is published, and fewer than five requests have changed since: another would tell which. Wait, or build the final edition after the end of the quarter.',
);

export const reportDsaTooEarly: Refusal = refusal(
  'report-dsa-too-early',
  'conflict',
  'Le rapport DSA est celui d’une année civile close : il se publie avec l’édition du quatrième trimestre, établie après le 31 décembre, et à un jour qui n’est pas passé.',
  'The DSA report is of a calendar year that is over: it is published with the edition of the fourth quarter, built after 31 December, and on a day that has not passed.',
);

/** `services` are those of the published edition that the next one leaves out. */
export const reportDsaLost = (services: readonly string[]): Refusal =>
  refusal(
    'report-dsa-lost',
    'conflict',
    `L’édition publiée porte le rapport DSA de ${services.join(', ')} : l’édition qui la corrige le porte aussi, donnez-le.`,
    `The published edition carries the DSA report of ${services.join(', ')}: the one that corrects it carries it too, give it.`,
  );

/** `day` is the one that the DSA report prints. */
export const reportDsaDay = (day: string): Refusal =>
  refusal(
    'report-dsa-day',
    'conflict',
    `Le rapport DSA joint dit être publié le ${day} : publiez l’édition ce jour-là, ou faites-en établir une autre.`,
    `The DSA report in it says that it is published on ${day}: publish the edition on that day, or have another built.`,
  );

export const reportBelowLevel: Refusal = refusal(
  'report-below-level',
  'conflict',
  'Le fichier conservé ne se vérifie pas au niveau de signature réglé : il n’est pas publié. Faites établir une nouvelle édition.',
  'The stored file does not verify at the signature level that is set: it is not published. Have a new edition built.',
);

export const pageUnknown: Refusal = refusal(
  'page-unknown',
  'not_found',
  'Cette page n’existe pas ; les rapports publiés sont sous /transparency/.',
  'There is no such page; the published reports are under /transparency/.',
);
