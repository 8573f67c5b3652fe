/** The English words of the desk. */

import type { Words } from '../fr/words.js';
import { account } from './account.js';
import { acts } from './acts.js';
import { approvals } from './approvals.js';
import { aside } from './aside.js';
import { caseFile } from './case.js';
import { moves } from './case-moves.js';
import { circuit } from './circuit.js';
import { conflict } from './conflict.js';
import { correction } from './correction.js';
import { counsel } from './counsel.js';
import { deadlines } from './deadlines.js';
import { deliveries } from './deliveries.js';
import { disclosure } from './disclosure.js';
import { division } from './division.js';
import { drafts } from './drafts.js';
import { entry } from './entry.js';
import { factGroups, knownBy } from './fact-groups.js';
import { files } from './files.js';
import { inbox } from './inbox.js';
import { instructions } from './instructions.js';
import { lawBook } from './law-book.js';
import { lawUpkeep } from './law-upkeep.js';
import { ledger } from './ledger.js';
import { writing } from './letter-writing.js';
import { machines } from './machines.js';
import { notices } from './notices.js';
import { onCall } from './on-call.js';
import { origin } from './origin.js';
import { people } from './people.js';
import { postings } from './postings.js';
import { print } from './print.js';
import { production } from './production.js';
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
import { sovereignty } from './sovereignty.js';
import { statements } from './statements.js';
import { stepUp } from './step-up.js';
import { waiting } from './waiting.js';
import { whatIf } from './what-if.js';
import { workload } from './workload.js';
import { yearly } from './yearly.js';

export const english: Words = {
  account,
  rules,
  approvals,
  aside,
  caseFile,
  circuit,
  conflict,
  disclosure,
  drafts,
  files,
  correction,
  counsel,
  production,
  deadline,
  keyboard,
  palette,
  shell,
  states,
  units,
  deadlines,
  division,
  entry,
  factGroups,
  knownBy,
  inbox,
  instructions,
  lawBook,
  lawUpkeep,
  acts,
  ledger,
  workload,
  moves,
  machines,
  notices,
  deliveries,
  postings,
  onCall,
  origin,
  people,
  print,
  redaction,
  redirects,
  registry,
  reports,
  yearly,
  safeMode,
  setup,
  signIn,
  signing,
  sovereignty,
  statements,
  stepUp,
  waiting,
  whatIf,
  writing,
};
