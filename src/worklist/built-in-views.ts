/** The views every desk starts with: a name, and a query string like any other. */
import type { Bilingual } from '../domain/kernel/result.js';

export interface BuiltInView {
  readonly code: string;
  readonly names: Bilingual;
  readonly query: string;
}

export const builtInViews: readonly BuiltInView[] = [
  { code: 'mine', names: { fr: 'Mes dossiers', en: 'My cases' }, query: 'assignee=me' },
  { code: 'todo', names: { fr: 'À faire par moi', en: 'Waiting for me' }, query: 'todo=me' },
  { code: 'to_sort', names: { fr: 'À trier', en: 'To sort' }, query: 'stepKind=triage' },
  { code: 'to_approve', names: { fr: 'À approuver', en: 'To approve' }, query: 'stepKind=approval&todo=me' },
  { code: 'to_post', names: { fr: 'À poster', en: 'To post' }, query: 'toPost=true' },
  { code: 'unassigned', names: { fr: 'Sans responsable', en: 'Unassigned' }, query: 'assignee=nobody' },
  { code: 'emergencies', names: { fr: 'Urgences', en: 'Emergencies' }, query: 'emergency=true' },
  { code: 'due_48h', names: { fr: 'Échéance < 48 h', en: 'Due within 48 h' }, query: 'dueWithinHours=48' },
  { code: 'late', names: { fr: 'En retard', en: 'Late' }, query: 'late=true' },
  { code: 'suspect', names: { fr: 'Suspects', en: 'Suspicious' }, query: 'circuit=silent_refusal' },
  { code: 'closed', names: { fr: 'Clos', en: 'Closed' }, query: 'status=closed' },
];
