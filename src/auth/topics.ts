/** Work that this module enqueues, checked at the start against the handlers. */
export const ACCOUNT_NOTICE = 'approvals.write_of_account';
export const COUNT_OF_REFUSALS = 'auth.count_refusals';
export const authTopics = [ACCOUNT_NOTICE, COUNT_OF_REFUSALS] as const;
