/** The edge between a person's HTTP request and the case. */
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import type { Actor } from '../../domain/case/model/circumstances.js';
import type { CaseState } from '../../domain/case/model/state.js';
import type { Result } from '../../domain/kernel/result.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import type { Signature } from '../../domain/signature/signature.js';
import type { Handling } from '../handle/cases.service.js';

export const personActor = (person: Person): Actor => ({ kind: 'person', id: person.id, roles: person.roles });

/** Keys are separate for each person: a key of another person has no effect. */
export const keyOf = (person: Person, key: string): string => `${person.id}/${key}`;

/** Who acts, under which intention, on what they saw, and their signature where the act carries one. */
export const handlingOf = (person: Person, key: string, seen?: number, signature?: Signature): Handling => ({
  actor: personActor(person),
  key: keyOf(person, key),
  ...(seen !== undefined && { seen }),
  ...(signature !== undefined && { signature }),
});

/** What every write on a case answers: the sequence to state next time. */
export const Answer = z
  .strictObject({ seq: z.int(), status: z.enum(['absent', 'open', 'closed']), step: z.string() })
  .meta({ id: 'CaseAnswer' });

export function answer(result: Result<CaseState>): z.infer<typeof Answer> {
  const { seq, status, step } = valueOrFail(result);
  return { seq, status, step };
}
