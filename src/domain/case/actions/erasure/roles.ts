/** Who orders to erase, who confirms that, and who stops it. */
import type { ApproverRole, Role } from '../../../law/vocabulary.js';

export const officers: readonly Role[] = ['secret_officer'];
export const confirmers: readonly ApproverRole[] = ['head_of_legal', 'dpo', 'executive'];
export const stoppers: readonly Role[] = [...officers, ...confirmers];
