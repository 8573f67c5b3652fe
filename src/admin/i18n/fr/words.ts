/** The French words of the desk; the English ones have the same shape, or do not compile. */
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

export const french = {
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
export type Words = typeof french;
