/** The roles of the database: one for each kind of process, and one login for a process that does all the ordinary work. */

/** Each holds the least that its process needs (rights.ts). */
export const innerRoles = [
  'greffe_intake',
  'greffe_api',
  'greffe_worker',
  'greffe_sequencer',
  'greffe_identity',
] as const;
/** The portal stands outside: it sees of which version the database is, and calls a few functions. */
export const databaseRoles = [...innerRoles, 'greffe_portal'] as const;
export type DatabaseRole = (typeof databaseRoles)[number];

/** Member of the three roles of the ordinary work, with no right of its own: what `serve --role all` logs in as. */
export const ORDINARY_ROLE = 'greffe_all';
export const ordinaryRoles: readonly DatabaseRole[] = ['greffe_intake', 'greffe_api', 'greffe_worker'];

/** The one role of earlier versions; it keeps no right. */
export const FORMER_ROLE = 'greffe_app';

/** What a process does: `serve --role`. */
export const processRoles = ['all', 'api', 'worker', 'sequencer', 'intake', 'identity', 'portal'] as const;
export type ProcessRole = (typeof processRoles)[number];

const work: Readonly<Record<ProcessRole, string>> = {
  all: 'all of it, in one process: for trying, and for small installations',
  api: 'the desk and its API; sign-in and accounts too where DATABASE_IDENTITY_URL is set',
  worker: 'the work that follows: reading, rules, letters, timers, alarms',
  sequencer: 'seals the log',
  intake: 'takes mail by SMTP and webhook, and the requests of machines',
  identity: 'sign-in, sessions, accounts and their factors',
  portal: 'hands sealed packages to their recipients, and nothing else',
};

/** One line a role, for `serve --help`. */
export const describeRoles = (): string =>
  ['Roles:', ...processRoles.map((role) => `  ${role.padEnd(10)} ${work[role]}`)].join('\n');

/** Whether a process takes mail by SMTP. */
export const takesMail = (role: ProcessRole): boolean => role === 'all' || role === 'intake';

/** Whether a process does the work of the outbox. */
export const doesWork = (role: ProcessRole): boolean => role === 'all' || role === 'worker';

/** Whether a process reads or writes stored files; the others run without them. */
export const keepsFiles = (role: ProcessRole): boolean => !['sequencer', 'identity', 'portal'].includes(role);

/** Whether a process may read the log and what waits for its seal. Not where strangers send mail or passwords. */
export const watchesLog = (role: ProcessRole): boolean => !['intake', 'identity', 'portal'].includes(role);

/** The login of the ordinary work of a process. */
export const loginOf = (role: ProcessRole): DatabaseRole | typeof ORDINARY_ROLE =>
  role === 'all' ? ORDINARY_ROLE : `greffe_${role}`;
