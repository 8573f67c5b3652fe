/** The expected ways in which a report is not made or not found. */
import type { Refusal } from '../../domain/kernel/result.js';

export const periodUnreadable: Refusal = {
  code: 'period-unreadable',
  kind: 'invalid',
  sentence: {
    fr: 'Le trimestre s’écrit comme 2026-Q4.',
    en: 'The quarter is written as 2026-Q4.',
  },
};

export const periodNotBegun: Refusal = {
  code: 'period-not-begun',
  kind: 'invalid',
  sentence: {
    fr: 'Ce trimestre n’a pas commencé : il n’y a rien à compter.',
    en: 'This quarter has not begun: there is nothing to count.',
  },
};

export const ledgerNotSealed: Refusal = {
  code: 'ledger-not-sealed',
  kind: 'unavailable',
  sentence: {
    fr: 'Le registre n’est pas scellé jusqu’à sa dernière entrée : le rapport ne pourrait pas être prouvé. Réessayez, puis voyez la page d’état.',
    en: 'The ledger is not sealed up to its last entry: the report could not be proved. Try again, then see the status page.',
  },
};

export const reportUnknown: Refusal = {
  code: 'report-unknown',
  kind: 'not_found',
  sentence: {
    fr: 'Aucun rapport ne porte ce nom.',
    en: 'No report has this name.',
  },
};

export const reportAltered: Refusal = {
  code: 'report-altered',
  kind: 'conflict',
  sentence: {
    fr: 'Le fichier conservé n’est plus celui que le registre a inscrit : restaurez-le depuis une sauvegarde.',
    en: 'The stored file is no longer the one the ledger recorded: restore it from a backup.',
  },
};

/** `reason` names the authority and what it answered. */
export const reportNotSealed = (reason: string): Refusal => ({
  code: 'report-not-sealed',
  kind: 'unavailable',
  sentence: {
    fr: `Le rapport n’a pas pu être scellé au niveau demandé, et rien n’a été gardé. ${reason}`,
    en: `The report could not be sealed to the level that was set, and nothing was kept. ${reason}`,
  },
});

/** `reason` names the witness and what it answered. */
export const reportNotWitnessed = (reason: string): Refusal => ({
  code: 'report-not-witnessed',
  kind: 'unavailable',
  sentence: {
    fr: `Le témoin du registre ne l’a pas contresigné, et rien n’a été gardé. ${reason}`,
    en: `The witness of the ledger did not cosign it, and nothing was kept. ${reason}`,
  },
});

export const reportNeedsReason: Refusal = {
  code: 'report-needs-reason',
  kind: 'conflict',
  sentence: {
    fr: 'Ce trimestre est publié : une nouvelle édition le corrige, et dit pourquoi en français et en anglais. Le motif est publié dans un erratum.',
    en: 'This quarter is published: a new edition corrects it, and says why in French and in English. The reason is published in an erratum.',
  },
};

export const reportDsaTooEarly: Refusal = {
  code: 'report-dsa-too-early',
  kind: 'conflict',
  sentence: {
    fr: 'Le rapport DSA est celui d’une année civile close : il se publie avec l’édition du quatrième trimestre, établie après le 31 décembre, et à un jour qui n’est pas passé.',
    en: 'The DSA report is of a calendar year that is over: it is published with the edition of the fourth quarter, built after 31 December, and on a day that has not passed.',
  },
};

/** `services` are those of the published edition that the next one leaves out. */
export const reportDsaLost = (services: readonly string[]): Refusal => ({
  code: 'report-dsa-lost',
  kind: 'conflict',
  sentence: {
    fr: `L’édition publiée porte le rapport DSA de ${services.join(', ')} : l’édition qui la corrige le porte aussi, donnez-le.`,
    en: `The published edition carries the DSA report of ${services.join(', ')}: the one that corrects it carries it too, give it.`,
  },
});

/** `day` is the one that the DSA report prints. */
export const reportDsaDay = (day: string): Refusal => ({
  code: 'report-dsa-day',
  kind: 'conflict',
  sentence: {
    fr: `Le rapport DSA joint dit être publié le ${day} : publiez l’édition ce jour-là, ou faites-en établir une autre.`,
    en: `The DSA report in it says that it is published on ${day}: publish the edition on that day, or have another built.`,
  },
});

export const reportBelowLevel: Refusal = {
  code: 'report-below-level',
  kind: 'conflict',
  sentence: {
    fr: 'Le fichier conservé ne se vérifie pas au niveau de signature réglé : il n’est pas publié. Faites établir une nouvelle édition.',
    en: 'The stored file does not verify at the signature level that is set: it is not published. Have a new edition built.',
  },
};

export const pageUnknown: Refusal = {
  code: 'page-unknown',
  kind: 'not_found',
  sentence: {
    fr: 'Cette page n’existe pas ; les rapports publiés sont sous /transparency/.',
    en: 'There is no such page; the published reports are under /transparency/.',
  },
};
