/** Every "no" of a case, with its sentence and its article; read by jurists, asserted in tests. */
import type { Bilingual, Refusal, RefusalKind } from '../kernel/result.js';

const refusal = (code: string, kind: RefusalKind, fr: string, en: string, article?: string): Refusal => ({
  code,
  kind,
  sentence: { fr, en } satisfies Bilingual,
  ...(article === undefined ? {} : { article }),
});

export const refusals = {
  caseUnknown: refusal('case-unknown', 'not_found', 'Ce dossier n’existe pas.', 'There is no such case.'),
  caseExists: refusal('case-exists', 'conflict', 'Ce dossier est déjà ouvert.', 'This case is already open.'),
  caseClosed: refusal(
    'case-closed',
    'conflict',
    'Le dossier est clos : plus rien ne peut y être décidé.',
    'The case is closed: nothing more can be decided in it.',
  ),
  roleMissing: refusal(
    'role-missing',
    'forbidden',
    'Votre rôle ne permet pas cet acte.',
    'Your role does not allow this.',
    'SecNumCloud 3.2, 9.3',
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
    'L’étape en cours du circuit ne permet pas cet acte.',
    'The current step of the circuit does not allow this.',
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
    'A fact on which the classification stands has been confirmed by nobody.',
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
    'Whoever prepared it can neither approve it nor let it go.',
    'SecNumCloud 3.2, 9.3 f',
  ),
  approvedAlready: refusal(
    'approved-already',
    'forbidden',
    'Une même personne ne consent qu’une fois, et ne laisse pas partir ce qu’elle a approuvé.',
    'One person consents once, and does not let go what they approved.',
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
  lettersPending: refusal(
    'letters-pending',
    'conflict',
    'Une lettre n’est pas encore partie.',
    'A letter has not left yet.',
  ),
  outcomeForbidden: refusal(
    'outcome-forbidden',
    'invalid',
    'Cette issue ne peut pas être déclarée : elle suit de ce qui est parti.',
    'This outcome cannot be declared: it follows from what left.',
  ),
  lookAgain: refusal(
    'look-again',
    'stale',
    'Quelqu’un a agi sur ce dossier depuis que vous l’avez ouvert : regardez-le de nouveau.',
    'Somebody acted on this case since you opened it: look again.',
  ),
  messageKnown: refusal(
    'message-known',
    'conflict',
    'Ce message est déjà au dossier.',
    'This message is in the case already.',
  ),
} as const;
