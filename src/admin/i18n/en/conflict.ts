import type { Words } from '../fr/words.js';

export const conflict: Words['conflict'] = {
  meanwhile: 'While this form was open, the case changed:',
  valueOpened: 'When opened',
  valueNow: 'Value now',
  valueEntered: 'Your entry',
  keepTheirs: 'Keep what is recorded',
  sendAnyway: 'Save anyway',
};
