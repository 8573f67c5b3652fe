/** What the entries of `config/people` say, as far as rights are folded from them. */
import { z } from 'zod';
import { Role } from '../law/vocabulary.js';

const Id = z.uuid();
const Roles = z.array(Role);
export const Added = z.object({ person: Id, roles: Roles });
export const Granted = z.object({ person: Id, what: z.string(), roles: Roles.optional(), of: Id.optional() });
export type Granted = z.infer<typeof Granted>;
export const Changed = z.object({ person: Id, after: Roles });
export const OfPerson = z.object({ person: Id });
export const OnePerson = z.object({ account: Id, person: Id });
