/** The name of each kind of work, as people read it; a kind without a name is shown by its code. */
import type { Day } from '../../domain/kernel/day.js';
import type { Bilingual } from '../../domain/kernel/result.js';
import type { Expiry } from '../../domain/law/expiry.js';
import { expirySentence, wordsOfExpiry } from '../../domain/law/expiry-words.js';
import { plain } from '../../platform/telemetry/status.js';
import { gapNotice, wordsOfGap } from './gap-words.js';

const words: Readonly<Record<string, Bilingual>> = {
  'ingestion.read_message': { fr: 'lecture d’un message', en: 'reading of a message' },
  'classification.classify': { fr: 'qualification d’un dossier', en: 'classification of a case' },
  'classification.replay_draft': {
    fr: 'essai d’un projet de règle sur le passé',
    en: 'trial of a draft of the law on the past',
  },
  'correspondence.acknowledge': { fr: 'accusé de réception', en: 'acknowledgement of receipt' },
  'correspondence.send_letter': { fr: 'envoi d’une lettre', en: 'sending of a letter' },
  'correspondence.write_notice': { fr: 'lettre d’un avis', en: 'letter of a notice' },
  'correspondence.closing_receipt': { fr: 'récépissé de clôture', en: 'receipt of a closing' },
  'cases.close': { fr: 'clôture d’un dossier', en: 'closing of a case' },
  'cases.timer': { fr: 'échéance d’un dossier', en: 'timer of a case' },
  'approvals.tell': { fr: 'avis aux personnes', en: 'notice to people' },
  'approvals.write': { fr: 'avis par courriel', en: 'notice by mail' },
  'approvals.write_of_account': { fr: 'avis sur l’accès d’une personne', en: 'notice on a person’s access' },
  'approvals.page': { fr: 'appel de l’astreinte', en: 'call of the pager' },
  'approvals.tell_of_work': { fr: 'avis d’un travail en échec', en: 'notice of a failed job' },
  'approvals.write_of_work': { fr: 'avis d’un travail en échec', en: 'notice of a failed job' },
  'approvals.page_of_work': { fr: 'appel pour un travail en échec', en: 'call for a failed job' },
  'auth.count_refusals': { fr: 'compte des refus d’accès', en: 'count of refusals of permission' },
  'cases.no_end': { fr: 'dossiers sans fin prouvée', en: 'cases without a proved end' },
  'service.newer_version': {
    fr: 'travaux qu’une version plus récente du service doit faire',
    en: 'work that a newer version of the service must do',
  },
  'directory.customers_stale': {
    fr: 'annuaire des clients trop ancien',
    en: 'directory of customers out of date',
  },
  'ledger.seal': { fr: 'scellement du journal', en: 'sealing of the log' },
  'ledger.gap': { fr: 'écart entre le journal et ses registres', en: 'gap between the log and its books' },
  'production.announce_delivery': { fr: 'envoi du lien d’une remise', en: 'sending of the link of a delivery' },
  'production.delivery_news': { fr: 'suite d’une remise', en: 'news of a delivery' },
  'production.scan_file': {
    fr: 'analyse antivirus d’un fichier des opérations',
    en: 'virus scan of a file of operations',
  },
  'ingestion.scan_message': { fr: 'analyse antivirus d’un message', en: 'virus scan of a message' },
  'machines.events': { fr: 'événements non pris par les machines', en: 'events that the machines do not take' },
  'ingestion.mailbox': { fr: 'boîte aux lettres non relevée', en: 'mailbox that is not read' },
  'ledger.stamp': { fr: 'horodatage du journal', en: 'time-stamp of the log' },
  'ingestion.reader': {
    fr: 'lecture arrêtée : son programme ne démarre pas',
    en: 'reading stopped: its program does not start',
  },
  'ingestion.recognition': {
    fr: 'reconnaissance de texte absente : les images et les scans ne sont pas lus',
    en: 'text recognition missing: pictures and scans are not read',
  },
  'keys.restored': {
    fr: 'clé vidée dans la base sans ordre de deux personnes',
    en: 'key emptied in the database without an order of two persons',
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

const SOVEREIGNTY = 'directory.sovereignty.';
/** The alarm that the sovereignty file does not keep an article; `text` where the file itself is missing or altered. */
export const topicOfSovereignty = (article: string): string => `${SOVEREIGNTY}${article}`;
export const isOfSovereignty = (topic: string): boolean => topic.startsWith(SOVEREIGNTY);

function wordsOfSovereignty(topic: string): Bilingual {
  const article = topic.slice(SOVEREIGNTY.length);
  return article === 'text'
    ? {
        fr: 'la fiche de souveraineté manque ou a été altérée',
        en: 'the sovereignty file is missing or was altered',
      }
    : {
        fr: `la fiche de souveraineté s’écarte de SecNumCloud 3.2, ${article}`,
        en: `the sovereignty file departs from SecNumCloud 3.2, ${article}`,
      };
}

export const wordsOfWork = (topic: string): Bilingual => {
  if (isOfSovereignty(topic)) return wordsOfSovereignty(topic);
  const file = adoptedFileOf(topic);
  if (file === null) return wordsOfGap(topic) ?? words[topic] ?? plain(topic);
  return {
    fr: `${file} n’est pas le texte que deux personnes ont adopté`,
    en: `${file} is not the text that two people adopted`,
  };
};

/**
 * The alarm that the law in use is not the one adopted, by file: `law.rules.secrecy` is of `workflows/rules/secrecy.yaml`,
 * `law.letters.fr.refusal.v2` of `templates/letters/fr/refusal.v2.yaml`.
 */
export const topicOfAdopted = (file: string): string =>
  file
    .replace(/^(?:workflows|templates)\//, 'law.')
    .replace(/\.yaml$/, '')
    .replaceAll('/', '.');

function adoptedFileOf(topic: string): string | null {
  const [, language, letter] = /^law\.letters\.(\w+)\.([\w.-]+)$/.exec(topic) ?? [];
  if (letter) return `templates/letters/${language}/${letter}.yaml`;
  const [, path] = /^law\.(\w+(?:\.[\w-]+)+)$/.exec(topic) ?? [];
  return path ? `workflows/${path.replaceAll('.', '/')}.yaml` : null;
}

/** The mail about what expires: which kind of thing, its last day, and where its names are shown. */
export function expiryNotice(
  { kind, lastDay }: Pick<Expiry, 'kind' | 'lastDay'>,
  today: Day,
  address: string,
): { readonly subject: string; readonly text: string } {
  const { label, advice } = wordsOfExpiry(kind);
  const { fr, en } = expirySentence({ kind, lastDay, state: lastDay < today ? 'expired' : 'soon' });
  return {
    subject:
      kind === 'source' || kind === 'change_notice'
        ? `${label.fr} / ${label.en}`
        : `Fin de validité : ${label.fr} / Expiry: ${label.en}`,
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

/** The mail about a failed job: its kind, and where to retry it; nothing of any case (docs/promises.md#p7). */
export function workNotice(topic: string, address: string): { readonly subject: string; readonly text: string } {
  const { fr, en } = wordsOfWork(topic);
  if (wordsOfGap(topic) !== null) return gapNotice({ fr, en }, address);
  if (adoptedFileOf(topic) !== null) {
    return {
      subject: `Alerte : droit adopté / Alarm: adopted law`,
      text: [
        `${fr}. Installez le fichier adopté, puis redémarrez le service :`,
        address,
        '',
        `${en}. Install the file that was adopted, then start the service again:`,
        address,
        '',
      ].join('\n'),
    };
  }
  if (isOfSovereignty(topic)) {
    return {
      subject: 'Alerte : souveraineté / Alarm: sovereignty',
      text: [
        `Attention : ${fr}. Voyez la fiche, et décidez de ce qui est dû à l’ANSSI et aux clients :`,
        address,
        '',
        `Attention: ${en}. See the file, and decide what is owed to ANSSI and to customers:`,
        address,
        '',
      ].join('\n'),
    };
  }
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
  if (topic === 'service.newer_version') {
    return {
      subject: `Alerte : ancienne version en marche / Alarm: older version running`,
      text: [
        'Une version plus ancienne du service est restée en marche et laisse des travaux à la plus récente. Arrêtez l’ancienne, et vérifiez que la plus récente travaille :',
        address,
        '',
        'An older version of the service is still running and leaves work to the newer one. Stop the older one, and check that the newer one is at work:',
        address,
        '',
      ].join('\n'),
    };
  }
  if (topic === 'cases.no_end') {
    return {
      subject: `Alerte : ${fr} / Alarm: ${en}`,
      text: [
        'Le droit en vigueur ne mène pas certains dossiers à une fin : leur qualification et leurs envois attendent. L’état du service nomme lesquels :',
        address,
        '',
        'The law in use leads some cases to no end: their classification and their letters wait. The status of the service names them:',
        address,
        '',
      ].join('\n'),
    };
  }
  return {
    subject: `Travail en échec : ${fr} / Failed job: ${en}`,
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
