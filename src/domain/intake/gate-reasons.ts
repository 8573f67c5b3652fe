/** Why a message becomes a case, joins one, or asks for nothing: the reasons and their sentences. */
import type { Bilingual } from '../kernel/result.js';

export const gateReasons = [
  'answers_our_message',
  'same_reference',
  'bounce',
  'automatic_reply',
  'mailing_list',
  'business_paper',
  'asks_nothing',
  'from_authority',
  'carries_act',
  'asks',
  'not_sorted',
  'taken_up',
  'entered',
  'signalled',
  'too_long',
  'stored_damaged',
  'cut',
  'removed',
  'unreadable',
] as const;
export type GateReason = (typeof gateReasons)[number];

export const gateSentences: Readonly<Record<GateReason, Bilingual>> = {
  answers_our_message: { fr: 'Répond à un message de ce dossier.', en: 'Answers a message of this case.' },
  same_reference: {
    fr: 'Même référence et même service que ce dossier.',
    en: 'Same reference and same office as this case.',
  },
  bounce: { fr: 'Avis de non-remise d’un de nos envois.', en: 'Notice that one of our messages was not delivered.' },
  automatic_reply: { fr: 'Réponse automatique d’une messagerie.', en: 'Automatic reply of a mailbox.' },
  mailing_list: {
    fr: 'Lettre d’une liste de diffusion, sans acte ni autorité.',
    en: 'Letter of a mailing list, with no act and no authority.',
  },
  business_paper: {
    fr: 'Pièce commerciale, sans acte ni autorité.',
    en: 'Business paper, with no act and no authority.',
  },
  asks_nothing: {
    fr: 'Ne demande ni donnée, ni conservation, ni retrait ; n’invoque ni pouvoir ni droit.',
    en: 'Asks for no data, no keeping and no removal; claims no power and no right.',
  },
  from_authority: { fr: 'Vient du domaine d’une autorité.', en: 'Comes from the domain of an authority.' },
  carries_act: { fr: 'Porte un acte ou une pièce à lire.', en: 'Carries an act or a document to be read.' },
  asks: {
    fr: 'Demande, exerce un droit, invoque une loi ou un pouvoir.',
    en: 'Asks, exercises a right, relies on a law or claims a power.',
  },
  not_sorted: { fr: 'Rien ne prouve que ce n’est pas une demande.', en: 'Nothing proves that it is no request.' },
  taken_up: {
    fr: 'Écarté à la lecture ; une personne en a fait un dossier.',
    en: 'Set aside when it was read; a person made it a case.',
  },
  entered: { fr: 'Saisi au greffe par une personne.', en: 'Entered at the registry by a person.' },
  signalled: {
    fr: 'Signalé par un système : un accès, une mise à jour, une clé ou un changement de contrôle.',
    en: 'Reported by a system: an access, an update, a key or a change of control.',
  },
  too_long: {
    fr: 'Trop long pour être lu par la machine : une personne doit le lire.',
    en: 'Too long to be read by machine: a person must read it.',
  },
  stored_damaged: {
    fr: 'Les octets conservés de ce message sont altérés : une personne le reprend, et l’exploitant les restaure de sa sauvegarde.',
    en: 'The stored bytes of this message are damaged: a person takes it up, and the operator restores them from the backup.',
  },
  cut: {
    fr: 'Plus grand que ce qui est reçu, seul son début est conservé : une personne l’ouvre dans la boîte aux lettres.',
    en: 'Larger than what is taken, only its beginning is kept: a person opens it in the mailbox.',
  },
  removed: {
    fr: 'Retiré de la boîte aux lettres avant d’avoir été relevé : une personne cherche qui l’a retiré et ce qu’il demandait.',
    en: 'Removed from the mailbox before it was read: a person finds out who removed it and what it asked.',
  },
  unreadable: {
    fr: 'N’a pu être lu : une personne doit l’ouvrir.',
    en: 'Could not be read: a person must open it.',
  },
};
