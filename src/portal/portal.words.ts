import type { Bilingual } from '../domain/kernel/result.js';

export const words = {
  title: { fr: 'Remise de données', en: 'Delivery of data' },
  skip: { fr: 'Aller au contenu', en: 'Skip to content' },
  languages: { fr: 'Langue', en: 'Language' },
  enter: { fr: 'Saisir le code', en: 'Enter the code' },
  enterLead: {
    fr: 'Des données sont tenues à votre disposition. Le code de douze chiffres vous a été donné par téléphone.',
    en: 'Data are held at your disposal. The code of twelve digits was given to you by telephone.',
  },
  once: {
    fr: 'Cette adresse sert une seule fois : ouvrez-la sur l’appareil qui recevra le fichier.',
    en: 'This address serves once: open it on the device that is to receive the file.',
  },
  code: { fr: 'Code', en: 'Code' },
  codeHint: { fr: 'Douze chiffres ; les espaces ne comptent pas.', en: 'Twelve digits; spaces do not count.' },
  open: { fr: 'Ouvrir la remise', en: 'Open the delivery' },
  refused: { fr: 'Rien ne s’ouvre', en: 'Nothing opens' },
  refusedLead: {
    fr: 'Cette adresse et ce code n’ouvrent rien : le code est inexact, l’adresse a déjà servi, ou la remise est terminée. Relisez le code ; sinon, appelez le numéro indiqué dans le courriel.',
    en: 'This address and this code open nothing: the code is not right, the address was used already, or the delivery is over. Read the code again; otherwise call the number that the mail gives.',
  },
  ended: { fr: 'Session terminée', en: 'Session over' },
  endedLead: {
    fr: 'Cette session n’ouvre rien, ou plus rien. Appelez le numéro indiqué dans le courriel pour une nouvelle adresse et un nouveau code.',
    en: 'This session opens nothing, or nothing any more. Call the number that the mail gives for a new address and a new code.',
  },
  package: { fr: 'Données à votre disposition', en: 'Data at your disposal' },
  operator: { fr: 'Remis par', en: 'Delivered by' },
  reference: { fr: 'Notre référence', en: 'Our reference' },
  file: { fr: 'Fichier', en: 'File' },
  bytes: { fr: 'Octets', en: 'Bytes' },
  until: { fr: 'Disponible jusqu’au (UTC)', en: 'Available until (UTC)' },
  download: { fr: 'Télécharger le fichier', en: 'Download the file' },
  resume: {
    fr: 'Un téléchargement interrompu reprend où il s’est arrêté, dans ce navigateur ou par un outil qui envoie le même cookie. Chaque téléchargement est inscrit au journal.',
    en: 'A download that was cut goes on where it stopped, in this browser or by a tool that sends the same cookie. Each download is written into the log.',
  },
  receipt: { fr: 'Accuser réception', en: 'Acknowledge receipt' },
  receiptLead: {
    fr: 'Une fois le fichier reçu, donnez l’empreinte SHA-256 de son sceau, META-INF/signature.p7s. Elle prouve que vous avez reçu ce paquet. Pour la lire :',
    en: 'Once you have the file, give the SHA-256 of its seal, META-INF/signature.p7s. It proves that you received this package. To read it:',
  },
  digest: { fr: 'Empreinte SHA-256 du sceau', en: 'SHA-256 of the seal' },
  digestHint: { fr: '64 chiffres et lettres de a à f.', en: '64 digits and letters from a to f.' },
  acknowledge: { fr: 'Envoyer l’accusé de réception', en: 'Send the acknowledgement' },
  received: {
    fr: 'Votre accusé de réception est inscrit au journal.',
    en: 'Your acknowledgement of receipt is written into the log.',
  },
  otherDigest: {
    fr: 'Ce n’est pas l’empreinte du sceau de ce paquet : vérifiez le fichier reçu, puis recommencez.',
    en: 'This is not the digest of the seal of this package: check the file that you received, then try again.',
  },
  busy: { fr: 'Trop de demandes', en: 'Too many requests' },
  busyLead: {
    fr: 'Attendez une minute, puis recommencez ; rien n’est perdu.',
    en: 'Wait for a minute, then try again; nothing is lost.',
  },
  nothing: { fr: 'Adresse inconnue', en: 'Unknown address' },
  nothingLead: {
    fr: 'Ouvrez l’adresse exacte du courriel, en entier.',
    en: 'Open the exact address of the mail, whole.',
  },
  fault: { fr: 'Panne', en: 'Fault' },
  faultLead: {
    fr: 'Le portail ne répond pas pour le moment : recommencez dans quelques minutes. Rien n’est perdu.',
    en: 'The portal does not answer at the moment: try again in a few minutes. Nothing is lost.',
  },
} as const satisfies Record<string, Bilingual>;
export type Word = keyof typeof words;
