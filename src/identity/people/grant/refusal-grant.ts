/** Every "no" about rights that two people give. */

import { notPermitted } from '../../../access/refusal.js';
import { type Refusal, refusal } from '../../../domain/kernel/result.js';
import type { GrantObjection } from '../../../domain/workflow/grant.js';

const byTwo = 'SecNumCloud 3.2, 9.3.f';

export const grantUnknown: Refusal = refusal(
  'grant-unknown',
  'not_found',
  'Rien de tel n’attend : cette demande est inconnue, ou déjà confirmée ou refusée.',
  'Nothing of the kind waits: this is unknown, or was confirmed or refused already.',
);

export const grantWaiting: Refusal = refusal(
  'grant-waiting',
  'conflict',
  'La même chose attend déjà pour cette personne : faites-la confirmer ou refuser d’abord.',
  'The same is waiting for this person already: have it confirmed or refused first.',
);

export const askVoid: Refusal = refusal(
  'grant-ask-void',
  'conflict',
  'Ce qui a été demandé n’est pas signé, ou le nom ou l’adresse a changé depuis : refusez la demande, puis faites-la refaire.',
  'What was asked is not signed, or the name or the address has changed since: refuse it, then have it asked again.',
  'SecNumCloud 3.2, 9.3.f',
);

/** A first code goes with the confirmation of a person without a password, and with no other. */
export const codeUnwanted = (wanted: boolean): Refusal => ({
  code: 'first-code-unwanted',
  kind: 'invalid',
  sentence: wanted
    ? {
        fr: 'Cette personne n’a pas encore de mot de passe : donnez l’empreinte du code que vous lui remettrez.',
        en: 'This person has no password yet: give the digest of the code that you will hand over.',
      }
    : {
        fr: 'Cette personne a déjà un mot de passe : aucun code ne va avec cet acte.',
        en: 'This person has a password already: no code goes with this act.',
      },
});

export const secondMissing = refusal(
  'second-missing',
  'conflict',
  'Ce droit est confirmé par deux personnes, autres que celle qui l’a demandé et que celle qu’il concerne : confirmez-le d’abord, puis une autre personne le confirme. Où deux autres personnes ne peuvent pas confirmer, une seule suffit.',
  'Two people confirm this right, other than the one who asked and the one concerned: confirm it first, then another person confirms it. Where no two others can confirm, one is enough.',
  byTwo,
);

export const secondUnwanted = refusal(
  'second-unwanted',
  'conflict',
  'Une première personne l’a confirmé déjà, ou une seule suffit ici : confirmez-le.',
  'A first person confirmed it already, or one is enough here: confirm it.',
);

export const secondedIt = refusal(
  'seconded-it',
  'forbidden',
  'Vous l’avez confirmé en premier : une autre personne le confirme maintenant.',
  'You confirmed it first: another person confirms it now.',
  byTwo,
);

/** The command line and the set-up register the first two people, and no other account. */
export const beginningOver: Refusal = {
  code: 'beginning-over',
  kind: 'conflict',
  sentence: {
    fr: 'Deux personnes ont des rôles : les suivantes s’inscrivent à l’écran, où l’une demande et l’autre confirme.',
    en: 'Two people hold roles: register others on the screen, where one asks and another confirms.',
  },
  article: byTwo,
};

export const notTheFirst: Refusal = {
  code: 'not-the-first',
  kind: 'conflict',
  sentence: {
    fr: 'La première personne est l’administrateur ; la deuxième a un rôle qui confirme : responsable juridique, DPO, RSSI, direction ou second administrateur.',
    en: 'The first person is the administrator; the second has a role that confirms: head of legal, DPO, CISO, executive or second administrator.',
  },
  article: byTwo,
};

/** Of a change of accounts that could not be undone, because undoing it takes two. */
export const noOneWouldConfirm: Refusal = {
  code: 'no-one-would-confirm',
  kind: 'conflict',
  sentence: {
    fr: 'Après cela, plus aucun droit ne pourrait être donné : il doit rester un administrateur et une autre personne qui confirme (responsable juridique, DPO, RSSI, direction ou second administrateur), chacun avec un mot de passe choisi. Inscrivez-les d’abord.',
    en: 'After this no right could be given any more: an administrator must remain, and another person who confirms (head of legal, DPO, CISO, executive or second administrator), each with a password they chose. Register them first.',
  },
  article: byTwo,
};

export const tooFewWouldSign: Refusal = {
  code: 'too-few-would-sign',
  kind: 'conflict',
  sentence: {
    fr: 'Après cela, moins de deux personnes qui confirment auraient une clé de signature confirmée, et les clés ne seraient plus confirmées que depuis le serveur. Faites d’abord confirmer celle d’une autre personne.',
    en: 'After this fewer than two people who confirm would hold a confirmed signing key, and keys would be confirmed from the server alone. Have the key of another person confirmed first.',
  },
  article: byTwo,
};

/** Of two accounts that would be one person. */
export const tooFewWouldConsent: Refusal = refusal(
  'too-few-would-consent',
  'conflict',
  'Après cela, moins de trois personnes consentiraient à ce qui part : aucune réponse avec des données ne serait plus possible. Inscrivez-en d’abord une autre.',
  'After this fewer than three persons would consent to what leaves: no answer with data would be possible any more. Register another one first.',
  byTwo,
);

export const personAlone: Refusal = refusal(
  'person-alone',
  'conflict',
  'Ce compte est celui d’une personne à lui seul : il n’y a rien à défaire.',
  'This account is of a person by itself: there is nothing to undo.',
);

export const onePersonAlready: Refusal = refusal(
  'one-person-already',
  'conflict',
  'Ces deux comptes sont déjà ceux d’une seule personne.',
  'These two accounts are those of one person already.',
);

export const grantObjections: Readonly<Record<GrantObjection, Refusal>> = {
  not_permitted: notPermitted('people.confirm'),
  asked_it: {
    code: 'asked-it',
    kind: 'forbidden',
    sentence: {
      fr: 'Qui demande un droit ne le confirme pas, sous aucun de ses comptes : laissez-le à une autre personne.',
      en: 'The person who asks for a right cannot confirm it, under any account: ask another person to confirm.',
    },
    article: byTwo,
  },
  benefits: {
    code: 'benefits-from-it',
    kind: 'forbidden',
    sentence: {
      fr: 'Nul ne confirme ses propres droits, sous aucun de ses comptes.',
      en: 'No one confirms their own rights, under any of their accounts.',
    },
    article: byTwo,
  },
  asker_gone: refusal(
    'asker-gone',
    'conflict',
    'La personne qui l’a demandé n’est plus administrateur : refusez, puis faites redemander.',
    'The person who asked is no longer an administrator: refuse it, then have it asked again.',
  ),
  closed: refusal(
    'beneficiary-closed',
    'conflict',
    'Ce compte est fermé, et le reste : refusez la demande.',
    'This account is closed, and stays so: refuse what was asked.',
  ),
};
