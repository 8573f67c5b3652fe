import type { Words } from '../fr/words.js';

export const stepUp: Words['stepUp'] = {
  title: 'Confirm that it is you',
  intro: 'This act binds the operator: it asks for a proof of presence, good for ten minutes.',
  passkey: 'Use my passkey',
  declined: 'The passkey was not given. Try again, or confirm in another way.',
  or: 'or',
  confirm: 'Confirm',
  provider: (host: string) => `Confirm with ${host}`,
  providerHelp: 'You will leave this page: the act is to be done again when you come back.',
  cancelled: 'Nothing was sent: the proof of presence was not given.',
  noFactor: 'No second factor is enrolled for you: enrol one under “My account”.',
};
