/** A new account, as the HTTP API, the command line and the demonstration parse it. */
import { z } from 'zod';
import type { PersonId } from '../../../domain/kernel/brand.js';
import { mailbox } from '../../../domain/kernel/mailbox.js';
import { Role } from '../../../domain/law/vocabulary.js';
import { NewPassword } from '../password/password.js';

const VISIBLE = /^[^\p{C}]+$/u;

export const Roles = z.array(Role).min(1).max(8);

/** With which a person signs in, and at which they are written to. */
export const AccountAddress = z
  .email()
  .max(254)
  .toLowerCase()
  .refine((text) => mailbox(text) !== null, 'One mail address is expected, such as name@host.example.');

const identity = {
  name: z.string().trim().min(1).max(200).regex(VISIBLE),
  email: AccountAddress,
};

/** Without a password: the administrator who asks for the account never knows it (identity/people/first-password/first-password.service.ts). */
export const NewAccount = z.strictObject({
  id: z
    .uuid()
    .transform((id) => id as PersonId)
    .describe('Chosen by the administrator who asks, and named in their signature'),
  ...identity,
  roles: Roles,
});
export type NewAccount = z.infer<typeof NewAccount>;

/** One of the first two, who register themselves. */
export const FirstAccount = z.strictObject({ ...identity, password: NewPassword, roles: Roles });
export type FirstAccount = z.infer<typeof FirstAccount>;
