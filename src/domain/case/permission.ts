/** Who may try what: one table, asked by the routes and again by `decide` (SecNumCloud 3.2, 9.3). */
import type { Role } from '../law/vocabulary.js';
import { type GeneralAction, generalPermissions, sensitiveGeneralActions } from '../workflow/permission.js';
import { actions, type PersonalType } from './actions/index.js';
import type { ActionDeclaration } from './model/action.js';

export type PersonAction = GeneralAction | `case.${PersonalType}`;

const nameOf = (type: string) => `case.${type}` as PersonAction;
const personal = actions.filter(({ open }) => open !== 'service');

/** Every action of the product that a person can take, with the roles that may. */
export const permissions = {
  ...Object.fromEntries(personal.map(({ type, roles }) => [nameOf(type), roles])),
  ...generalPermissions,
} as unknown as Readonly<Record<PersonAction, readonly Role[]>>;

/** True when the person signs what they do. */
export const isSigned = ({ events }: ActionDeclaration): boolean => events.some(({ signs }) => signs !== undefined);

/**
 * What lets something leave, binds the operator by its signature, or decides who may: each asks for a recent proof that the
 * person is there (ASVS 5.0, 7.5.3), and a person who may take one needs a second factor (SecNumCloud 3.2, 9.5.a).
 */
export const sensitiveActions: readonly PersonAction[] = [
  ...personal.filter((action) => action.sensitive || isSigned(action)).map(({ type }) => nameOf(type)),
  ...sensitiveGeneralActions,
];

/** True when one of the roles may take the action; no role, no right. */
export function mayTake(action: PersonAction, held: readonly Role[]): boolean {
  return held.some((role) => permissions[action].includes(role));
}

/** True when the service takes the action by itself, or one of the roles may: an arrow of a circuit needs one of them. */
export const isTaken = (action: string, held: readonly Role[]): boolean =>
  personal.some(
    ({ type, roles, alsoByService }) =>
      type === action && (alsoByService === true || held.some((role) => roles.includes(role))),
  );
