/** The closed words of the law, in both languages; a word without its name does not compile. */
import type { Role } from '../../domain/law/vocabulary.js';
import type { Language } from './language.js';

type Names<Word extends string> = Readonly<Record<Language, Readonly<Record<Word, string>>>>;

export const roleNames: Names<Role> = {
  fr: {
    analyst: 'Analyste',
    jurist: 'Juriste',
    head_of_legal: 'Responsable juridique',
    dpo: 'DPO',
    ciso: 'RSSI',
    executive: 'Direction',
    auditor: 'Auditeur',
    administrator: 'Administrateur',
  },
  en: {
    analyst: 'Analyst',
    jurist: 'Jurist',
    head_of_legal: 'Head of legal',
    dpo: 'DPO',
    ciso: 'CISO',
    executive: 'Executive',
    auditor: 'Auditor',
    administrator: 'Administrator',
  },
};
