/** What each kind of work is called before people; a kind without a word of its own is called by its code. */
import type { Day } from '../domain/kernel/day.js';
import type { Bilingual } from '../domain/kernel/result.js';
import type { Expiry } from '../domain/law/expiry.js';
import { expirySentence, wordsOfExpiry } from '../domain/law/expiry-words.js';
import { plain } from '../platform/telemetry/status.js';

const words: Readonly<Record<string, Bilingual>> = {
  'ingestion.read_message': { fr: 'lecture d’un message', en: 'reading of a message' },
  'classification.classify': { fr: 'qualification d’un dossier', en: 'classification of a case' },
  'correspondence.acknowledge': { fr: 'accusé de réception', en: 'acknowledgement of receipt' },
  'correspondence.send_letter': { fr: 'envoi d’une lettre', en: 'sending of a letter' },
  'correspondence.closing_receipt': { fr: 'récépissé de clôture', en: 'receipt of a closing' },
  'cases.close': { fr: 'clôture d’un dossier', en: 'closing of a case' },
  'cases.timer': { fr: 'échéance d’un dossier', en: 'timer of a case' },
  'cases.forget_reading': { fr: 'oubli d’une lecture', en: 'forgetting of a reading' },
  'cases.erase': { fr: 'effacement d’un dossier', en: 'erasure of a case' },
  'approvals.tell': { fr: 'avis aux personnes', en: 'notice to people' },
  'approvals.write': { fr: 'avis par courriel', en: 'notice by mail' },
  'approvals.write_of_account': { fr: 'avis sur l’accès d’une personne', en: 'notice on a person’s access' },
  'approvals.page': { fr: 'appel de l’astreinte', en: 'call of the pager' },
  'approvals.tell_of_work': { fr: 'avis d’un travail abandonné', en: 'notice of work given up' },
  'approvals.write_of_work': { fr: 'avis d’un travail abandonné', en: 'notice of work given up' },
  'approvals.page_of_work': { fr: 'appel pour un travail abandonné', en: 'call for work given up' },
  'auth.count_refusals': { fr: 'compte des refus d’accès', en: 'count of refusals of permission' },
  'ledger.seal': { fr: 'scellement du journal', en: 'sealing of the log' },
  'ledger.gap': { fr: 'écart entre le journal et ses registres', en: 'gap between the log and its books' },
  'ingestion.scan_message': { fr: 'analyse antivirus d’un message', en: 'virus scan of a message' },
  'ledger.stamp': { fr: 'horodatage du journal', en: 'time-stamp of the log' },
  'ingestion.reader': {
    fr: 'lecture arrêtée : son programme ne démarre pas',
    en: 'reading stopped: its program does not start',
  },
  'storage.missing': { fr: 'fichiers conservés introuvables', en: 'stored files missing' },
  'storage.damaged': { fr: 'fichiers conservés altérés', en: 'stored files damaged' },
  'storage.sweep': {
    fr: 'fichiers que la base ne nomme pas, en trop grand nombre',
    en: 'too many files that the database does not name',
  },
  'storage.full': { fr: 'disque des fichiers plein', en: 'disk of the files full' },
  'storage.away': { fr: 'magasin des fichiers absent', en: 'store of files absent' },
  'storage.foreign': { fr: 'magasin d’une autre installation', en: 'store of another installation' },
  'storage.broken': { fr: 'disque des fichiers en panne', en: 'disk of the files broken' },
  'reports.renew': { fr: 'horodatage d’un rapport', en: 'time-stamp of a report' },
};

export const wordsOfWork = (topic: string): Bilingual => words[topic] ?? plain(topic);
/** The mail about what expires: which kind of thing, its last day, and where its names are shown. */
export function expiryNotice(
  { kind, lastDay }: Pick<Expiry, 'kind' | 'lastDay'>,
  today: Day,
  address: string,
): { readonly subject: string; readonly text: string } {
  const { label, advice } = wordsOfExpiry(kind);
  const { fr, en } = expirySentence({ lastDay, state: lastDay < today ? 'expired' : 'soon' });
  return {
    subject: `Fin de validité : ${label.fr} / Expiry: ${label.en}`,
    text: [
      `${label.fr} : ${fr}. ${advice.fr}`,
      `La liste est ici : ${address}`,
      '',
      `${label.en}: ${en}. ${advice.en}`,
      `The list is here: ${address}`,
      '',
    ].join('\n'),
  };
}

/** The mail about work that was given up: what kind of work, and where to take it up again; nothing of any case (docs/promises.md#p7). */
export function workNotice(topic: string, address: string): { readonly subject: string; readonly text: string } {
  const { fr, en } = wordsOfWork(topic);
  if (topic === 'ledger.gap') {
    return {
      subject: `Alerte : ${fr} / Alarm: ${en}`,
      text: [
        'Des entrées du journal manquent à ses registres, ou ont changé. Voyez lesquelles avec la personne qui gère la base :',
        address,
        '',
        'Entries of the log are missing in its books, or have changed. See which, with the administrator of the database:',
        address,
        '',
      ].join('\n'),
    };
  }
  return {
    subject: `Travail abandonné : ${fr} / Work given up: ${en}`,
    text: [
      `Tous les essais ont échoué : ${fr} (${topic}).`,
      `Reprenez-le, ou classez-le : ${address}`,
      '',
      `Every attempt failed: ${en} (${topic}).`,
      `Take it up again, or settle it: ${address}`,
      '',
    ].join('\n'),
  };
}
