/** Every "no" that several matters of a case give, with its sentence and its article; the others stand beside their actions. */

import { atField, refusal } from '../../kernel/result.js';
import { disclosureRefusals } from './refusal-disclosure.js';
import { leavingRefusals } from './refusal-leaving.js';
import { writingRefusals } from './refusal-writing.js';

export const refusals = {
  caseUnknown: refusal('case-unknown', 'not_found', 'Ce dossier n’existe pas.', 'There is no such case.'),
  caseErased: refusal(
    'case-erased',
    'conflict',
    'La clé de ce dossier a été détruite, ou son contenu est verrouillé : rien ne peut y être écrit ni relu.',
    'The key of this case was destroyed, or its content is locked: nothing can be written or read in it.',
    'RGPD, art. 17',
  ),
  caseExists: refusal('case-exists', 'conflict', 'Ce dossier est déjà ouvert.', 'This case is already open.'),
  caseClosed: refusal(
    'case-closed',
    'conflict',
    'Le dossier est clos : plus rien ne peut y être décidé.',
    'The case is closed: nothing more can be decided in it.',
  ),
  cannotCarryOn: refusal(
    'cannot-carry-on',
    'invalid',
    'Cette personne ne lit pas les dossiers, ou son compte est fermé : choisissez-en une autre.',
    'This person reads no cases, or their account is closed: choose another.',
  ),
  roleMissing: refusal(
    'role-missing',
    'forbidden',
    'Votre rôle ne permet pas cet acte.',
    'Your role does not allow this.',
    'SecNumCloud 3.2, 9.3',
  ),
  counselDecidesNothing: refusal(
    'counsel-decides-nothing',
    'forbidden',
    'Un conseil extérieur donne son avis : il ne prépare, n’approuve ni n’envoie rien.',
    'An outside counsel gives an opinion: they prepare, approve and send nothing.',
    'SecNumCloud 3.2, 9.3.f',
  ),
  systemOnly: refusal(
    'system-only',
    'forbidden',
    'Seul le service inscrit cet acte.',
    'Only the service records this.',
  ),
  personOnly: refusal(
    'person-only',
    'forbidden',
    'Seule une personne peut prendre cet acte.',
    'Only a person can do this.',
    'RGPD, art. 22',
  ),
  stepForbids: refusal(
    'step-forbids',
    'conflict',
    'Action indisponible à ce stade.',
    'This action is not available at this stage.',
  ),
  stepOfOthers: refusal(
    'step-of-others',
    'forbidden',
    'Cette étape du circuit revient à d’autres rôles que le vôtre.',
    'This step of the circuit belongs to other roles than yours.',
    'SecNumCloud 3.2, 9.3',
  ),
  notRead: refusal(
    'not-read',
    'conflict',
    'Aucun fait n’est encore établi : saisissez d’abord les faits du dossier.',
    'No fact is established yet: enter the facts of the case first.',
  ),
  notClassified: refusal(
    'not-classified',
    'conflict',
    'Le dossier n’est pas encore qualifié.',
    'The case is not classified yet.',
  ),
  verdictForbids: refusal(
    'verdict-forbids',
    'conflict',
    'La qualification en vigueur ne conduit pas à cet acte : corrigez les faits, puis qualifiez de nouveau.',
    'The classification in force does not lead to this: correct the facts, then classify again.',
  ),
  checkNotMet: refusal(
    'check-not-met',
    'conflict',
    'Une vérification exigée n’est pas remplie, ou reste inconnue : l’inconnu ne vaut jamais oui.',
    'A required check fails or is unknown: unknown never means yes.',
  ),
  factUnconfirmed: refusal(
    'fact-unconfirmed',
    'conflict',
    'Un fait qui fonde la qualification n’a été confirmé par personne.',
    'A fact on which the classification depends is not confirmed.',
  ),
  thirdCountry: refusal(
    'third-country',
    'forbidden',
    'Une demande d’un pays tiers n’est exécutée que dans le cadre d’un accord international.',
    'A third-country request is executed only under an international agreement.',
    'RGPD, art. 48',
  ),
  nothingPrepared: refusal('nothing-prepared', 'conflict', 'Rien n’est préparé.', 'Nothing is prepared.'),
  payloadChanged: refusal(
    'payload-changed',
    'stale',
    'Ce qui partirait a changé depuis que vous l’avez vu : relisez avant de consentir.',
    'What would leave has changed since you saw it: read it again before you consent.',
  ),
  preparedIt: refusal(
    'prepared-it',
    'forbidden',
    'Qui a préparé ne peut ni approuver ni laisser partir.',
    'The person who prepared it can neither approve nor send it.',
    'SecNumCloud 3.2, 9.3 f',
  ),
  approvedAlready: refusal(
    'approved-already',
    'forbidden',
    'Une même personne ne consent qu’une fois, et ne laisse pas partir ce qu’elle a approuvé.',
    'A person consents once, and cannot send what they approved.',
    'SecNumCloud 3.2, 9.3 f',
  ),
  roleNotAsked: refusal(
    'role-not-asked',
    'conflict',
    'Le consentement de ce rôle n’est pas, ou n’est plus, attendu.',
    'The consent of this role is not, or no longer, asked.',
  ),
  quorumOpen: refusal('quorum-open', 'conflict', 'Il manque un consentement.', 'A consent is missing.'),
  dispatched: refusal(
    'dispatched',
    'conflict',
    'Ce qui était préparé est déjà parti.',
    'What was prepared has already left.',
  ),
  lookAgain: refusal(
    'look-again',
    'stale',
    'Quelqu’un a agi sur ce dossier depuis que vous l’avez ouvert : regardez-le de nouveau.',
    'Another user acted on this case since you opened it: look again.',
  ),
  addressNotGiven: atField(
    'address',
    refusal(
      'address-not-given',
      'invalid',
      'Aucun message de ce dossier ne donne cette adresse : confirmez l’une de celles qu’ils donnent, ou demandez à l’expéditeur d’écrire de nouveau.',
      'No message of this case gives this address: confirm one of those they give, or ask the sender to write again.',
    ),
  ),
  recipientMissing: refusal(
    'recipient-missing',
    'conflict',
    'La loi adresse cette lettre à une autre autorité que le demandeur : choisissez son destinataire.',
    'The law addresses this letter to another authority than the requester: choose its recipient.',
  ),
  recipientUnseen: refusal(
    'recipient-unseen',
    'conflict',
    'Une seconde personne doit confirmer l’adresse du destinataire choisi.',
    'A second person must confirm the address of the chosen recipient.',
  ),
  recipientUnwritten: refusal(
    'recipient-unwritten',
    'invalid',
    'Donnez le nom du destinataire et une adresse électronique, et une seule.',
    'Give the name of the recipient and one mail address, and one only.',
  ),
  recipientUnknown: refusal(
    'recipient-unknown',
    'forbidden',
    'Ce domaine n’est celui d’aucune autorité de l’annuaire : aucune lettre n’y part. Faites d’abord entrer cette autorité dans l’annuaire.',
    'This domain is no authority’s of the directory: no letter goes to it. Put that authority into the directory first.',
  ),
  glassWhole: refusal(
    'glass-whole',
    'forbidden',
    'Aucun accès exceptionnel n’est ouvert pour vous sur ce dossier, ou il a expiré.',
    'No exceptional access to this case is open for you, or it has expired.',
  ),
  ...disclosureRefusals,
  ...leavingRefusals,
  ...writingRefusals,
} as const;
