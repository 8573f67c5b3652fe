/** Every "no" of the queues, as a sentence that says what to do. */
import type { Refusal } from '../domain/kernel/result.js';

export const searchEmpty: Refusal = {
  code: 'search-empty',
  kind: 'invalid',
  sentence: {
    fr: 'Rien ne serait trouvé : écrivez au moins un mot de trois lettres, un numéro ou un identifiant entier.',
    en: 'Nothing would be found: write at least a word of three letters, a number or a whole identifier.',
  },
};

export const searchUnknown: Refusal = {
  code: 'search-unknown',
  kind: 'invalid',
  sentence: {
    fr: 'Cette recherche ne vient pas d’ici : obtenez-en une par POST /api/case-searches.',
    en: 'This search was not made here: get one from POST /api/case-searches.',
  },
};

export const pageUnknown: Refusal = {
  code: 'page-unknown',
  kind: 'invalid',
  sentence: {
    fr: 'Cette page n’est pas une suite de celle-ci : reprenez « next » de la page précédente, dans le même ordre.',
    en: 'This page does not follow: take "next" of the page before, in the same order.',
  },
};

export const viewUnknown: Refusal = {
  code: 'view-unknown',
  kind: 'not_found',
  sentence: {
    fr: 'Vous n’avez pas de vue de ce nom : la liste est dans GET /api/views, et chacun ne change que les siennes.',
    en: 'You have no such view: the list is in GET /api/views, and each person changes only their own.',
  },
};

export const viewQueryInvalid: Refusal = {
  code: 'view-query-invalid',
  kind: 'invalid',
  sentence: {
    fr: 'Cette vue ne se lit pas : donnez ce qui suit « ? » dans une adresse acceptée par GET /api/cases.',
    en: 'This view cannot be read: give what follows "?" in an address that GET /api/cases accepts.',
  },
};
