/** The caution that people read about a part that could not be read, or not read as it looks, and what to do about it. */
import type { Bilingual } from '../kernel/result.js';
import type { Mark, ReadMessage, UnreadReason } from './message.js';

export interface Caution extends Bilingual {
  readonly path: string;
}

const open: Bilingual = {
  fr: 'ouvrez-la sur un poste isolé, ou demandez à l’autorité une copie en PDF',
  en: 'open it on an isolated machine, or ask the authority for a copy in PDF',
};
const people: Bilingual = {
  fr: 'lisez-la vous-même avant de confirmer un fait',
  en: 'read it yourself before you confirm a fact',
};
const caution = (fr: string, en: string, next: Bilingual = people): Bilingual => ({
  fr: `${fr} : ${next.fr}.`,
  en: `${en}: ${next.en}.`,
});

/** Null where there is nothing to do. */
const unread: Readonly<Record<UnreadReason, Bilingual | null>> = {
  no_text_layer: caution('Aucun texte n’a été trouvé dans cette pièce', 'No text was found in this part'),
  encrypted: caution('Pièce chiffrée', 'Encrypted part', {
    fr: 'demandez à l’autorité le mot de passe, ou une copie en clair par son canal habituel ; les délais courent',
    en: 'ask the authority for the password, or for a clear copy through its usual channel; the clocks run',
  }),
  damaged: caution('Pièce abîmée ou incomplète', 'Damaged or incomplete part', {
    fr: 'demandez à l’autorité de la renvoyer',
    en: 'ask the authority to send it again',
  }),
  too_large: caution('Pièce trop grande pour être lue', 'Part too large to be read', open),
  too_deep: caution(
    'Messages enfermés les uns dans les autres au-delà de la limite',
    'Messages nested beyond the limit',
    open,
  ),
  too_many_parts: caution('Trop de pièces dans ce message', 'Too many parts in this message', open),
  too_long: caution('Trop long pour être lu par la machine', 'Too long to be read by machine', {
    fr: 'ouvrez-la et lisez-la vous-même ; aucun fait n’en a été tiré et les délais courent',
    en: 'open it and read it yourself; no fact was taken from it and the clocks run',
  }),
  unread_format: caution(
    'Format que Greffe ne lit pas (archive, ancien fichier de bureautique)',
    'Format that Greffe does not read (archive, old office file)',
    open,
  ),
  picture: null,
  signature: null,
  unknown_type: caution('Pièce d’un type inconnu', 'Part of an unknown type', open),
  not_reached: caution('La lecture s’est arrêtée avant cette pièce', 'The reading stopped before this part', open),
  memory: caution('La lecture de cette pièce prenait trop de mémoire', 'Reading this part took too much memory', open),
  time: caution('La lecture de cette pièce prenait trop de temps', 'Reading this part took too long', open),
  crash: caution('La lecture de cette pièce a échoué', 'Reading this part failed', open),
  stored_damaged: caution('Les octets conservés sont altérés', 'The stored bytes are damaged', {
    fr: 'demandez à l’exploitant de les restaurer de sa sauvegarde',
    en: 'ask the operator to restore them from the backup',
  }),
  cut: caution('Message plus grand que ce qui est reçu', 'Message larger than what is taken', {
    fr: 'ouvrez-le dans la boîte aux lettres : seul son début est ici',
    en: 'open it in the mailbox: only its beginning is here',
  }),
  removed: caution('Message retiré avant d’avoir été relevé', 'Message removed before it was read', {
    fr: 'demandez à qui tient la boîte aux lettres qui l’a retiré',
    en: 'ask who keeps the mailbox who removed it',
  }),
  output: caution(
    'Le contenu de ce message dépasse ce qui peut être gardé',
    'The content of this message exceeds what can be kept',
    open,
  ),
};

const marked: Readonly<Record<Mark, Bilingual>> = {
  unknown_charset: caution('Jeu de caractères inconnu, lu comme de l’UTF-8', 'Unknown charset, read as UTF-8'),
  damaged: caution('Pièce abîmée, lue en partie', 'Damaged part, read in part'),
  cut: caution('Pièce trop longue, lue en partie', 'Part too long, read in part'),
  invisible_characters: caution('Des caractères invisibles s’y cachent', 'Invisible characters are hidden in it'),
  read_by_ocr: caution('Lue dans une image', 'Read from a picture'),
  text_not_shown: caution(
    'Son texte n’est peut-être pas celui que la page montre',
    'Its text may not be what the page shows',
  ),
  page_unread: caution('Une page n’a pu être lue', 'A page could not be read'),
  form_fields: caution(
    'Formulaire : ses champs ont été remplis par son auteur',
    'Form: its fields were filled in by its author',
  ),
  notes: caution('Des annotations y sont posées', 'Notes are laid over it'),
  files_unread: caution(
    'Elle contient d’autres fichiers, qui n’ont pas été lus',
    'It holds other files, which were not read',
    open,
  ),
  alternatives_differ: caution(
    'Le texte et la page HTML de ce message ne disent pas la même chose',
    'The text and the HTML page of this message do not say the same',
  ),
};

/** In the order of the parts; a part may have several. */
export function cautionsOf({ parts }: ReadMessage): Caution[] {
  return parts.flatMap(({ path, unread: why, marks }) => {
    const said = [why && unread[why], ...marks.map((mark) => marked[mark])];
    return said.flatMap((sentence) => (sentence ? [{ path, ...sentence }] : []));
  });
}
