/** The English words of the desk. */
import type { Words } from '../fr/words.js';
import { approvals } from './approvals.js';
import { deadlines } from './deadlines.js';
import { inbox } from './inbox.js';
import { reports } from './reports.js';
import { deadline, keyboard, palette, shell, states, units } from './shell.js';
import { signIn } from './sign-in.js';
import { stepUp } from './step-up.js';

export const english: Words = {
  approvals,
  deadlines,
  reports,
  inbox,
  shell,
  palette,
  keyboard,
  states,
  units,
  deadline,
  signIn,
  stepUp,
};
