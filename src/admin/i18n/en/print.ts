/** The printing of a whole case file. */
import type { Words } from '../fr/words.js';

export const print: Words['print'] = {
  open: 'Print the case file',
  title: (reference) => `Print the case file ${reference}`,
  holds:
    'One PDF, under the seal of letters where one is set: the case, its deadlines, the messages, the facts and their sources, the decisions and consents, the letters and the entries of the log. Attachments and letters are identified by their digest.',
  recorded: 'The print is recorded in the log, in your name, with the digest of the file.',
  withoutTexts: 'Your role does not read messages: their text will not be in it.',
  language: 'Language of the document',
  languages: { fr: 'French', en: 'English' },
  take: 'Print',
  taken: 'Case file printed. The print is recorded in the log.',
};
