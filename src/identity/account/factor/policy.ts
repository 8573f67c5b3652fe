/** Who must have a second factor: a user who may send something out, sign for the operator or manage people (SecNumCloud 3.2, 9.5.a). */
import { mayTake, sensitiveActions } from '../../../domain/case/permission.js';
import type { Role } from '../../../domain/law/vocabulary.js';

/** `days` as in the setting; with "never" no user must enrol. */
export const needsFactor = (roles: readonly Role[], days: number | 'never'): boolean =>
  days !== 'never' && sensitiveActions.some((action) => mayTake(action, roles));
