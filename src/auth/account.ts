/** A new account as every door reads it: the HTTP API, the command line, the demonstration. */
import { z } from 'zod';
import { Role } from '../domain/law/vocabulary.js';
import { NewPassword } from './password.js';

const VISIBLE = /^[^\p{C}]+$/u;

export const Roles = z.array(Role).min(1).max(8);

export const NewAccount = z
  .strictObject({
    name: z.string().trim().min(1).max(200).regex(VISIBLE),
    email: z.email().max(254).toLowerCase(),
    password: NewPassword,
    roles: Roles,
  })
  .meta({ id: 'NewPerson' });
export type NewAccount = z.infer<typeof NewAccount>;
