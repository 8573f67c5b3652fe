/** The registry as the HTTP API shows it: authorities with their numbers, tenants, and the operator with its departures. */
import { z } from 'zod';
import { Authority } from '../domain/law/authority.js';
import { CallBackNumber, callBackStates } from '../domain/law/call-back.js';
import { OperatorProfile, Tenant } from '../domain/law/operator.js';

const CallBack = CallBackNumber.omit({ authority: true }).extend({
  state: z.enum(callBackStates).describe('On the day of the answer; only a callable number may be called'),
});

export const RegisteredAuthorities = z
  .strictObject({
    day: z.iso.date().describe('The civil day, by the clock of the database, on which the states were told'),
    authorities: z.array(
      Authority.extend({
        expired: z.boolean().describe('Its domains prove nothing any more: verify the entry again'),
        numbers: z.array(CallBack).describe('Where it may be called back; none means that it cannot be'),
      }),
    ),
  })
  .meta({ id: 'RegisteredAuthorities' });
export type RegisteredAuthorities = z.infer<typeof RegisteredAuthorities>;

export const RegisteredTenants = z.strictObject({ tenants: z.array(Tenant) }).meta({ id: 'RegisteredTenants' });
export type RegisteredTenants = z.infer<typeof RegisteredTenants>;

export const RegisteredOperator = OperatorProfile.omit({ tenants: true, callBackNumbers: true, isDefault: true })
  .extend({
    departures: z.array(z.string()).describe('From SecNumCloud 3.2, 19.6, as the declared facts stand; none is good'),
  })
  .meta({ id: 'RegisteredOperator' });
export type RegisteredOperator = z.infer<typeof RegisteredOperator>;
