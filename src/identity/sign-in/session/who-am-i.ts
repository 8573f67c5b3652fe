/** What a session tells its browser: who it is, what they may try, and what is still asked of them. */
import { z } from 'zod';
import type { OpenSession } from '../../../access/session.store.js';
import { mayTake, type PersonAction, permissions } from '../../../domain/case/permission.js';
import { Role } from '../../../domain/law/vocabulary.js';
import { requestTokenOf } from '../../account/attempt/token.js';

const actions = Object.keys(permissions) as [PersonAction, ...PersonAction[]];

export const WhoAmI = z
  .strictObject({
    person: z.strictObject({ id: z.uuid(), name: z.string(), email: z.string(), roles: z.array(Role) }),
    actions: z.array(z.enum(actions)).describe('What the roles of this person may try'),
    csrfToken: z.string().describe('For the header X-CSRF-Token of every write; it changes with each step-up'),
    presentUntil: z.iso
      .datetime()
      .nullable()
      .describe('Until when acts that bind pass without a new proof of presence; null: now not'),
    secondFactor: z.strictObject({
      enrolled: z.boolean(),
      proved: z.boolean().describe('In this session'),
      enrolBy: z.iso.datetime().nullable().describe('Until when this person must enrol one; null: never'),
      overdue: z.boolean().describe('Until one is enrolled, only the routes of the own account answer'),
    }),
  })
  .meta({ id: 'WhoAmI' });

export function whoAmI(session: OpenSession): z.infer<typeof WhoAmI> {
  const { person, email, token, presentUntil, enrolled, secondFactor, enrolBy, overdue } = session;
  return {
    person: { id: person.id, name: person.name, email, roles: [...person.roles] },
    actions: actions.filter((action) => mayTake(action, person.roles)),
    csrfToken: requestTokenOf(token),
    presentUntil,
    secondFactor: { enrolled, proved: secondFactor, enrolBy, overdue: overdue && !secondFactor },
  };
}
