/** The roles as a sentence names them. */
import type { Bilingual } from '../domain/kernel/result.js';
import type { Role } from '../domain/law/vocabulary.js';

const words: Readonly<Record<Role, Bilingual>> = {
  analyst: { fr: 'analyste', en: 'analyst' },
  jurist: { fr: 'juriste', en: 'jurist' },
  head_of_legal: { fr: 'responsable juridique', en: 'head of legal' },
  dpo: { fr: 'DPO', en: 'DPO' },
  ciso: { fr: 'RSSI', en: 'CISO' },
  executive: { fr: 'direction', en: 'executive' },
  secret_officer: { fr: 'officier habilité au secret', en: 'secret officer' },
  auditor: { fr: 'auditeur', en: 'auditor' },
  administrator: { fr: 'administrateur', en: 'administrator' },
  counsel: { fr: 'conseil extérieur', en: 'outside counsel' },
  operations: { fr: 'opérations', en: 'operations' },
};

/** As in "juriste, responsable juridique ou DPO". */
export function oneOfRoles(roles: readonly Role[], language: 'fr' | 'en'): string {
  const list = new Intl.ListFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { type: 'disjunction' });
  return list.format(roles.map((role) => words[role][language]));
}
