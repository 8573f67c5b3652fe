/** Concepts for the words that stand before the name of an account, a host or a line. */
export const nameConcepts = [
  'account-title',
  'account-title-end',
  'account-holder',
  'account-link',
  'login-title',
  'host-title',
  'phone-title',
] as const;
