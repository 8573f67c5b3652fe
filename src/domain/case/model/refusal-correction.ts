/** Every "no" about weakening corrections, the origin of a request and the strictest demands of a case. */
import { refusal } from './refusal-words.js';

export const correctionRefusals = {
  notStricterRole: refusal(
    'not-stricter-role',
    'forbidden',
    'Cet acte revient à une personne qui tient l’un des rôles de la qualification la plus stricte du dossier.',
    'This is for a person who holds a role of the strictest classification of the case.',
    'SecNumCloud 3.2, 9.3 f',
  ),
  beganIt: refusal(
    'began-it',
    'forbidden',
    'Une autre personne doit le confirmer : vous l’avez demandé vous-même, sous ce compte ou un autre.',
    'Another person must confirm it: you asked for it yourself, under this account or another.',
    'SecNumCloud 3.2, 9.3 f',
  ),
  nothingProposed: refusal(
    'nothing-proposed',
    'conflict',
    'Aucune correction n’attend de seconde personne.',
    'No correction is waiting for a second person.',
  ),
  proposalChanged: refusal(
    'proposal-changed',
    'stale',
    'Cette proposition n’est plus celle qui attend : relisez-la avant de décider.',
    'This proposal is no longer the one that waits: read it again before you decide.',
  ),
  proposalOfAnother: refusal(
    'proposal-of-another',
    'forbidden',
    'Seule la personne qui a proposé une correction la retire ; une seconde personne peut la refuser.',
    'Only the person who proposed a correction withdraws it; a second person may refuse it.',
  ),
  originWithoutEvidence: refusal(
    'origin-without-evidence',
    'conflict',
    'L’origine était inconnue : consignez d’abord comment celle-ci a été établie, avec la référence de la preuve.',
    'The origin was unknown: first record how this one was established, with the reference of the evidence.',
    'Policy authenticity',
  ),
  correctedAlone: refusal(
    'corrected-alone',
    'forbidden',
    'Une personne seule a corrigé une origine étrangère, relayée, fausse ou inconnue : rétablissez l’ancienne valeur, puis proposez la correction à une seconde personne.',
    'One person alone corrected a foreign, relayed, false or unknown origin: put the earlier value back, then propose the correction to a second person.',
    'SecNumCloud 3.2, 9.3 f',
  ),
  originKnown: refusal(
    'origin-known',
    'conflict',
    'L’origine est connue et l’adresse de réponse se trouve dans sa zone : il n’y a rien à établir.',
    'The origin is known and the address of the answer stands in its zone: there is nothing to establish.',
  ),
  nothingRecorded: refusal(
    'nothing-recorded',
    'conflict',
    'Aucune preuve d’origine n’attend de seconde personne.',
    'No evidence of an origin is waiting for a second person.',
  ),
  mailboxElsewhere: refusal(
    'mailbox-elsewhere',
    'forbidden',
    'L’adresse de réponse n’est pas celle d’une autorité de la zone retenue. Consignez la preuve de cette adresse et faites-la confirmer par une seconde personne.',
    'The address of the answer is not that of an authority of the zone in the facts. Record the evidence for this address and have a second person confirm it.',
    'RGPD, art. 32 et 48',
  ),
  mailboxUnknown: refusal(
    'mailbox-unknown',
    'conflict',
    'Cette lettre ne dit pas où se trouve l’adresse qui la reçoit : préparez-la de nouveau.',
    'This letter does not say where the address that receives it stands: prepare it again.',
  ),
  floorNotRaised: refusal(
    'floor-not-raised',
    'conflict',
    'La qualification en vigueur demande déjà tout ce que le dossier a demandé : il n’y a rien à abaisser.',
    'The classification in force already asks all that the case ever asked: there is nothing to lower.',
  ),
  loweringNotAsked: refusal(
    'lowering-not-asked',
    'conflict',
    'Personne ne demande d’abaisser les exigences de ce dossier.',
    'No one is asking to lower the requirements of this case.',
  ),
  loweredIt: refusal(
    'lowered-it',
    'forbidden',
    'Une personne qui a abaissé les exigences du dossier n’y prépare rien.',
    'A person who lowered the requirements of the case prepares nothing in it.',
    'SecNumCloud 3.2, 9.3 f',
  ),
  floorOfAnother: refusal(
    'floor-of-another',
    'conflict',
    'Un dossier plus strict porte sur le même acte ou les mêmes cibles : qualifiez de nouveau pour en reprendre les exigences.',
    'A stricter case is about the same act or the same targets: classify again to take over its requirements.',
    'SecNumCloud 3.2, 9.3 f',
  ),
} as const;
