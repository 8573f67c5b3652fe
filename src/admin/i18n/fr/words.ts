/** The French words of the desk; the English ones have the same shape, or do not compile. */
import { account } from './account.js';
import { approvals } from './approvals.js';
import { aside } from './aside.js';
import { caseFile } from './case.js';
import { caseHistory } from './case-history.js';
import { moves } from './case-moves.js';
import { correction } from './correction.js';
import { counsel } from './counsel.js';
import { deadlines } from './deadlines.js';
import { inbox } from './inbox.js';
import { lawBook } from './law-book.js';
import { ledger } from './ledger.js';
import { people } from './people.js';
import { redaction } from './redaction.js';
import { redirects } from './redirects.js';
import { registry } from './registry.js';
import { reports } from './reports.js';
import { rules } from './rules.js';
import { safeMode } from './safe-mode.js';
import { setup } from './setup.js';
import { deadline, keyboard, palette, shell, states, units } from './shell.js';
import { signIn } from './sign-in.js';
import { signing } from './signing.js';
import { stepUp } from './step-up.js';
import { whatIf } from './what-if.js';

export const french = {
  account,
  rules,
  approvals,
  aside,
  caseFile,
  caseHistory,
  correction,
  counsel,
  deadline,
  keyboard,
  palette,
  shell,
  states,
  units,
  deadlines,
  inbox,
  lawBook,
  ledger,
  moves,
  people,
  redaction,
  redirects,
  registry,
  reports,
  safeMode,
  setup,
  signIn,
  signing,
  stepUp,
  whatIf,
};
export type Words = typeof french;
