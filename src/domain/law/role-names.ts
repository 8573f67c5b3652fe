/** The roles as people call them. */
import type { Role } from './vocabulary.js';

export const roleNames: Readonly<Record<'fr' | 'en', Readonly<Record<Role, string>>>> = {
  fr: {
    analyst: 'Analyste',
    jurist: 'Juriste',
    head_of_legal: 'Responsable juridique',
    dpo: 'DPO',
    ciso: 'RSSI',
    executive: 'Direction',
    auditor: 'Auditeur',
    administrator: 'Administrateur',
    counsel: 'Conseil extérieur',
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
    counsel: 'Outside counsel',
  },
};

const withinSentence = (name: string): string =>
  /^\p{Lu}{2}/u.test(name) ? name : name[0]?.toLowerCase() + name.slice(1);

/** One of several roles, within a sentence: "juriste, responsable juridique ou DPO". */
export function oneOfRoles(roles: readonly Role[], language: 'fr' | 'en'): string {
  const names = roles.map((role) => withinSentence(roleNames[language][role]));
  return new Intl.ListFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { type: 'disjunction' }).format(names);
}
