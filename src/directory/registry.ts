/** Who the operator is, whose data it keeps, and which authorities it knows: the operator’s directory (Policy authenticity). */
import type { Authority } from '../domain/law/authority.js';
import { callBackState } from '../domain/law/call-back.js';
import { departuresFrom196, type OperatorProfile } from '../domain/law/operator.js';
import type { RegisteredAuthorities, RegisteredOperator, RegisteredTenants } from './registry.view.js';

/** What workflows/ says of the world around the desk. */
interface Known {
  readonly authorities: readonly Authority[];
  readonly operator: OperatorProfile;
}

/** Every authority with its numbers, each with what may be done with it on the civil day. */
export function authoritiesOn({ authorities, operator }: Known, day: string): RegisteredAuthorities {
  return {
    day,
    authorities: authorities.map((authority) => ({
      ...authority,
      expired: day > authority.expiresAt,
      numbers: operator.callBackNumbers
        .filter((number) => number.authority === authority.id)
        .map(({ authority: _, ...number }) => ({ ...number, state: callBackState(number, day) })),
    })),
  };
}

export const tenantsOf = ({ operator }: Known): RegisteredTenants => ({ tenants: operator.tenants });

/** The profile without what the two other lists say, and what in it departs from the sovereignty that it declares. */
export function operatorOf({ operator }: Known): RegisteredOperator {
  const { tenants, callBackNumbers, isDefault, ...profile } = operator;
  return { ...profile, departures: departuresFrom196(operator.sovereignty) };
}
