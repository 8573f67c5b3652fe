/** Who orders to erase, who confirms that, and who stops it. */
import type { ErasureRoles } from '../../signature/erasure-order.js';

export const officers = ['secret_officer'] as const;
export const confirmers = ['head_of_legal', 'dpo', 'executive'] as const;
export const stoppers = [...officers, ...confirmers] as const;
export const erasureRoles: ErasureRoles = { order_erasure: officers, confirm_erasure: confirmers };
