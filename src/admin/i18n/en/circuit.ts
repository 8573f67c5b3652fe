/** The circuit of a case, and where it stands. */
import type { Words } from '../fr/words.js';

export const circuit: Words['circuit'] = {
  open: 'See the circuit',
  title: (name) => `Circuit: ${name}`,
  here: 'The case is here',
  at: (step) => `Present step: ${step}`,
  follows: 'What may follow',
  follow: (action, step) => `${action} → ${step}`,
  possible: 'Possible now',
  nothing: 'Nothing follows: the case is at the end of its circuit.',
};
