/** Every "no" about the suspension of an account. */
import { notPermitted } from '../../../access/refusal.js';
import { type Refusal, refusal } from '../../../domain/kernel/result.js';
import type { SuspensionObjection } from '../../../domain/signature/suspensions.js';

const article = 'SecNumCloud 3.2, 9.2.c';

export const suspensionUnknown: Refusal = refusal(
  'suspension-unknown',
  'not_found',
  'Aucune suspension de ce nom ne tient : elle a pris fin, ou a été levée.',
  'No such suspension holds: it has ended, or was lifted.',
);

export const liftedByYou: Refusal = refusal(
  'suspension-lifted-by-you',
  'conflict',
  'Vous avez déjà demandé que cette suspension soit levée : il faut une autre personne.',
  'You have asked to lift this suspension already: another person is needed.',
);

export const suspensionObjections: Readonly<Record<SuspensionObjection, Refusal>> = {
  not_permitted: notPermitted('people.confirm'),
  one_at_a_time: refusal(
    'one-suspension-at-a-time',
    'conflict',
    'Vous suspendez déjà un compte : levez cette suspension d’abord, ou demandez à une autre personne qui confirme les droits.',
    'You are suspending an account already: lift that suspension first, or ask another person who confirms rights.',
    article,
  ),
  again: refusal(
    'suspended-before',
    'conflict',
    'Vous avez suspendu ce compte il y a moins de sept jours : faites-le fermer par deux personnes, ou demandez à une autre qui confirme les droits.',
    'You suspended this account less than seven days ago: have it closed by two people, or ask another one who confirms rights.',
    article,
  ),
  suspended: refusal(
    'suspended-already',
    'conflict',
    'Ce compte est déjà suspendu.',
    'This account is suspended already.',
  ),
  last: refusal(
    'no-one-would-confirm',
    'conflict',
    'Après cela, plus aucun droit ne pourrait être donné : il doit rester un administrateur et une autre personne qui confirme, chacun avec une clé de signature confirmée.',
    'After this no right could be given any more: an administrator must remain, and another person who confirms, each with a confirmed signing key.',
    article,
  ),
};
