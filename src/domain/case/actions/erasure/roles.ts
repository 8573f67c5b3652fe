/** Who confirms an order to erase, and who stops one. */
import type { ApproverRole, Role } from '../../../law/vocabulary.js';

export const confirmers: readonly ApproverRole[] = ['head_of_legal', 'dpo', 'executive'];
export const stoppers: readonly Role[] = ['secret_officer', ...confirmers];
