/** The people of the recorded histories, and the ids that they and their acts have. */
import type { Actor } from '../../src/domain/case/model/circumstances.js';
import type { Role } from '../../src/domain/law/vocabulary.js';

export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const roles: readonly (readonly Role[])[] = [
  ['jurist'],
  ['jurist'],
  ['jurist', 'dpo'],
  ['head_of_legal'],
  ['head_of_legal', 'jurist'],
  ['dpo'],
  ['ciso'],
  ['executive'],
  ['analyst'],
  ['auditor'],
  ['administrator'],
  ['jurist'],
];
/** The last is a second account of the first person. */
export const people: readonly (Actor & { kind: 'person' })[] = roles.map((held, n) => ({
  kind: 'person',
  id: uuid(n + 1),
  roles: held,
}));
export const service: Actor = { kind: 'system', room: 'cases' };
