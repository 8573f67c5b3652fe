/** Work that this module enqueues. */
export const ACCOUNT_NOTICE = 'approvals.write_of_account';
export const COUNT_OF_REFUSALS = 'auth.count_refusals';
