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
    fr: 'Cette recherche est celle d’une autre personne ou d’un autre serveur : écrivez les mots dans le champ de recherche.',
    en: 'This search was made by another person or on another server: type the words in the search field.',
  },
};

export const searchShared: Refusal = {
  code: 'search-shared',
  kind: 'invalid',
  sentence: {
    fr: 'Une recherche ne se partage pas, car ses mots peuvent désigner une personne : partagez la vue sans la recherche.',
    en: 'A search is not shared, because its words may name a person: share the view without the search.',
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
