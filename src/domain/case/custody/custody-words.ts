/** The words of a chain of custody: who acts, what is not known, and what is wrong. */
import type { Bilingual } from '../../kernel/result.js';
import { entryWords } from '../../ledger/entry-words.js';
import { eventOf } from '../actions/index.js';
import type { CustodyAuthor, custodyAuthors } from './custody-entry.js';
import type { CustodyFault, CustodyFaultName } from './custody-faults.js';
import type { CustodyGap, CustodyGapName } from './custody-gaps.js';

/** What an entry of this type says. */
export const wordsOfType = (type: string): Bilingual =>
  eventOf(type)?.label ?? entryWords[type] ?? { fr: type, en: type };

/** Roles that consent have their names in the law book. */
export const authorWords: Readonly<Record<(typeof custodyAuthors)[number], Bilingual>> = {
  legal_desk: { fr: 'service juridique', en: 'legal desk' },
  operations: { fr: 'opérations', en: 'operations' },
  service: { fr: 'le service, sans personne', en: 'the service, no person' },
  recipient: { fr: 'destinataire, par le portail', en: 'recipient, on the portal' },
  person: { fr: 'une personne de l’opérateur', en: 'a person of the operator' },
};

export const isWordedAuthor = (by: CustodyAuthor): by is (typeof custodyAuthors)[number] => by in authorWords;

const gapWords: Readonly<Record<CustodyGapName, Bilingual>> = {
  no_order: {
    fr: 'Aucune instruction de production : les données ne viennent d’aucune collecte inscrite au registre.',
    en: 'No production order: the data come from no collection that the log records.',
  },
  no_acknowledgement: {
    fr: 'Les opérations n’ont pas inscrit qu’elles avaient vu cette instruction.',
    en: 'Operations did not record that they saw this order.',
  },
  not_stated_complete: {
    fr: 'Les opérations n’ont pas déclaré complète la production de cette instruction.',
    en: 'Operations did not state that the production for this order is complete.',
  },
  files_of_the_desk: {
    fr: 'Des fichiers de la réponse ont été joints par le service juridique : aucune remise par les opérations n’est inscrite pour eux.',
    en: 'Some files of the answer were attached by the legal desk: no hand-in by operations is recorded for them.',
  },
  file_not_scanned: {
    fr: 'L’antivirus n’a pas analysé ce fichier : une personne l’a accepté.',
    en: 'The antivirus did not scan this file: a person accepted it.',
  },
  letter_not_sent: {
    fr: 'La lettre de la réponse n’est pas encore partie.',
    en: 'The letter of the answer has not left yet.',
  },
  recalled: {
    fr: 'La réponse a été rappelée : son paquet n’est plus remis.',
    en: 'The answer was recalled: its package is not handed out any more.',
  },
  sent_by_mail: {
    fr: 'Remis par courriel : aucun retrait n’est inscrit.',
    en: 'Delivered by mail: no collection is recorded.',
  },
  sent_by_post: {
    fr: 'Remis par la poste : aucun accusé de réception n’est inscrit.',
    en: 'Delivered by post: no acknowledgement of receipt is recorded.',
  },
  not_made_available: {
    fr: 'Pas encore mis à disposition sur le portail.',
    en: 'Not made available on the portal yet.',
  },
  link_not_sent: {
    fr: 'Le lien de cette remise n’est pas parti.',
    en: 'The link of this delivery did not leave.',
  },
  no_access: {
    fr: 'Aucun accès à cette remise n’est inscrit.',
    en: 'No access to this delivery is recorded.',
  },
  not_fetched_whole: {
    fr: 'Le portail n’a pas envoyé tous les octets du paquet pour cette remise.',
    en: 'The portal did not send every byte of the package for this delivery.',
  },
  no_receipt: {
    fr: 'Pas encore d’accusé de réception : le destinataire n’a pas répété l’empreinte du sceau.',
    en: 'No receipt yet: the recipient did not repeat the digest of the seal.',
  },
  ended_without_receipt: {
    fr: 'Cette remise a pris fin sans accusé de réception.',
    en: 'This delivery ended without a receipt.',
  },
};

/** The sentence, with the id that it is about. */
export function gapSentence({ gap, about }: CustodyGap): Bilingual {
  const { fr, en } = gapWords[gap];
  return about === null ? { fr, en } : { fr: `${fr.slice(0, -1)} (${about}).`, en: `${en.slice(0, -1)} (${about}).` };
}

const faultWords: Readonly<Record<Exclude<CustodyFaultName, 'too_early' | 'missing_before'>, Bilingual>> = {
  repeated: { fr: 'ne peut être inscrit qu’une fois', en: 'can be recorded once only' },
  out_of_sequence: {
    fr: 'suit dans le registre une entrée de rang plus élevé',
    en: 'follows an entry with a higher number in the log',
  },
  order_unsigned: { fr: 'ne porte pas de signature', en: 'carries no signature' },
  release_unsigned: { fr: 'ne porte pas de signature', en: 'carries no signature' },
  approvals_missing: {
    fr: 'n’a pas avant elle assez d’accords signés et valables, de personnes différentes',
    en: 'does not have before it enough consents that are signed, in force and of different persons',
  },
  preparer_approved: {
    fr: 'vient de la personne qui a préparé l’envoi',
    en: 'is of the person who prepared what leaves',
  },
  sender_not_another: {
    fr: 'vient d’une personne qui a préparé ou approuvé l’envoi',
    en: 'is of a person who prepared or approved what leaves',
  },
  preparation_void: {
    fr: 'a annulé ce qui était préparé, et l’envoi est parti quand même',
    en: 'made void what was prepared, and it left all the same',
  },
  other_payload: {
    fr: 'porte sur un autre contenu que celui qui a été préparé',
    en: 'is about another content than the one that was prepared',
  },
  file_not_cleared: {
    fr: 'est celle d’un fichier que rien n’avait admis quand il est parti',
    en: 'is of a file that nothing had cleared when it left',
  },
  file_of_ended_order: {
    fr: 'est celle d’un fichier dont l’instruction avait pris fin',
    en: 'is of a file whose order had ended',
  },
  file_of_another_target: {
    fr: 'est celle d’un fichier d’un autre compte visé',
    en: 'is of a file of another target',
  },
  other_digest: {
    fr: 'nomme une autre empreinte que celle du sceau du paquet',
    en: 'names another digest than that of the seal of the package',
  },
  fetched_after_end: {
    fr: 'est postérieure au rappel de cette remise',
    en: 'is later than the recall of this delivery',
  },
};

const quoted = ({ fr, en }: Bilingual): Bilingual => ({ fr: `« ${fr} »`, en: `“${en}”` });

/** @param type of the entry at that place */
export function faultSentence({ fault, seq, lacks }: CustodyFault, type: string): Bilingual {
  const { fr, en } = quoted(wordsOfType(type));
  const needed = quoted(wordsOfType(lacks ?? ''));
  if (fault === 'too_early') {
    return {
      fr: `Ordre impossible : l’entrée ${seq}, ${fr}, précède ${needed.fr}.`,
      en: `Impossible order: entry ${seq}, ${en}, stands before ${needed.en}.`,
    };
  }
  if (fault === 'missing_before') {
    return {
      fr: `Chaîne rompue : l’entrée ${seq}, ${fr}, est là sans ${needed.fr}.`,
      en: `Broken chain: entry ${seq}, ${en}, is there without ${needed.en}.`,
    };
  }
  const words = faultWords[fault];
  return {
    fr: `Chaîne rompue : l’entrée ${seq}, ${fr}, ${words.fr}.`,
    en: `Broken chain: entry ${seq}, ${en}, ${words.en}.`,
  };
}
