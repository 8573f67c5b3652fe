/** Every "no" of the queues, as a sentence that says what to do. */
import { type Refusal, refusal } from '../domain/kernel/result.js';

export const searchEmpty: Refusal = refusal(
  'search-empty',
  'invalid',
  'Rien ne serait trouvé : écrivez au moins un mot de trois lettres, un numéro ou un identifiant entier.',
  'Nothing would be found: write at least a word of three letters, a number or a whole identifier.',
);

export const searchUnknown: Refusal = refusal(
  'search-unknown',
  'invalid',
  'Cette recherche est celle d’une autre personne ou d’un autre serveur : écrivez les mots dans le champ de recherche.',
  'This search was made by another person or on another server: type the words in the search field.',
);

export const searchShared: Refusal = refusal(
  'search-shared',
  'invalid',
  'Une recherche ne se partage pas, car ses mots peuvent désigner une personne : partagez la vue sans la recherche.',
  'A search is not shared, because its words may name a person: share the view without the search.',
);

export const pageUnknown: Refusal = refusal(
  'page-unknown',
  'invalid',
  'Cette page n’est pas une suite de celle-ci : reprenez « next » de la page précédente, dans le même ordre.',
  'This page does not follow: take "next" of the page before, in the same order.',
);

export const tooManyCases: Refusal = refusal(
  'too-many-cases',
  'too_large',
  'Plus de 100 000 dossiers : filtrez la vue, par exemple par date de réception.',
  'More than 100,000 cases: filter the view, for example by the date of receipt.',
);

export const viewUnknown: Refusal = refusal(
  'view-unknown',
  'not_found',
  'Vous n’avez pas de vue de ce nom : la liste est dans GET /api/views, et chacun ne change que les siennes.',
  'You have no such view: the list is in GET /api/views, and each person changes only their own.',
);

export const viewQueryInvalid: Refusal = refusal(
  'view-query-invalid',
  'invalid',
  'Cette vue ne se lit pas : donnez ce qui suit « ? » dans une adresse acceptée par GET /api/cases.',
  'This view cannot be read: give what follows "?" in an address that GET /api/cases accepts.',
);
