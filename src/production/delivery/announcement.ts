/** The mail that brings the link: it names no person and nothing of the request but our reference. */
import type { Language } from '../../domain/kernel/result.js';

interface Announced {
  readonly operator: string;
  readonly reference: string;
  readonly address: string;
  /** The last day, of Paris. */
  readonly until: string;
  readonly phone: string;
}

const texts: Readonly<Record<Language, (of: Announced) => readonly string[]>> = {
  fr: ({ operator, reference, address, until, phone }) => [
    `${operator} tient à votre disposition les données produites en réponse à votre demande (notre référence : ${reference}).`,
    '',
    `Ouvrez cette adresse, qui sert une seule fois, jusqu’au ${until} :`,
    address,
    '',
    'Un code est demandé. Nous vous le donnons par téléphone, au numéro de notre annuaire ; aucun courriel ne le porte.',
    `Ne transmettez pas cette adresse. Si vous n’attendez rien de nous, ou si elle ne s’ouvre pas, appelez le ${phone}.`,
  ],
  en: ({ operator, reference, address, until, phone }) => [
    `${operator} holds at your disposal the data produced in answer to your request (our reference: ${reference}).`,
    '',
    `Open this address, which serves once, until ${until}:`,
    address,
    '',
    'A code is asked for. We give it to you by telephone, at the number of our directory; no mail carries it.',
    `Do not forward this address. If you expect nothing from us, or if it does not open, call ${phone}.`,
  ],
};
const subjects: Readonly<Record<Language, string>> = {
  fr: 'Données à votre disposition',
  en: 'Data at your disposal',
};

export const announcementOf = (language: Language, of: Announced): { subject: string; text: string } => ({
  subject: `${subjects[language]} (${of.reference})`,
  text: `${texts[language](of).join('\n')}\n`,
});
