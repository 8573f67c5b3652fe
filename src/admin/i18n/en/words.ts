/** The English words of the desk. */
import type { Words } from '../fr/words.js';
import { account } from './account.js';
import { approvals } from './approvals.js';
import { deadlines } from './deadlines.js';
import { inbox } from './inbox.js';
import { people } from './people.js';
import { reports } from './reports.js';
import { setup } from './setup.js';
import { deadline, keyboard, palette, shell, states, units } from './shell.js';
import { signIn } from './sign-in.js';
import { stepUp } from './step-up.js';

export const english: Words = {
  approvals,
  people,
  account,
  setup,
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
