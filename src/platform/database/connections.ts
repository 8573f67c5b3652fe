/** The logins of a process: one for its ordinary work, and others for sign-in and for sealing where it does them. */
import type { DatabaseRole, ORDINARY_ROLE, ProcessRole } from './roles.js';
import { loginOf } from './roles.js';

/** Injected where accounts, sessions and what proves them are written. */
export const IDENTITY_DATABASE = Symbol('IdentityDatabase');
/** Injected where the log is sealed. */
export const SEQUENCER_DATABASE = Symbol('SequencerDatabase');

export interface Login {
  readonly url: string;
  readonly role: DatabaseRole | typeof ORDINARY_ROLE;
  /** The setting that holds the URL; null for the embedded server. */
  readonly variable: string | null;
}

export interface Logins {
  readonly ordinary: Login;
  /** Null in a process that serves no sign-in. */
  readonly identity: Login | null;
  /** Null in a process that seals nothing. */
  readonly sequencer: Login | null;
}

interface Urls {
  readonly databaseUrl?: string | undefined;
  readonly databaseIdentityUrl?: string | undefined;
  readonly databaseSequencerUrl?: string | undefined;
}

/** Whether the settings name a PostgreSQL; the embedded one is started otherwise. */
export const namesDatabase = ({ databaseUrl, databaseIdentityUrl, databaseSequencerUrl }: Urls): boolean =>
  [databaseUrl, databaseIdentityUrl, databaseSequencerUrl].some((url) => url !== undefined);

/** Each login once. */
export function everyLogin({ ordinary, identity, sequencer }: Logins): Login[] {
  const logins = [ordinary, identity, sequencer].flatMap((login) => login ?? []);
  return [...new Map(logins.map((login) => [login.role, login])).values()];
}

/** The same logins, by other URLs. */
export function withUrls({ ordinary, identity, sequencer }: Logins, change: (url: string) => string): Logins {
  const changed = (login: Login): Login => ({ ...login, url: change(login.url) });
  return {
    ordinary: changed(ordinary),
    identity: identity && changed(identity),
    sequencer: sequencer && changed(sequencer),
  };
}

/** The logins of the embedded server, which asks for no password. */
export function embeddedLogins(urlOf: (role: string) => string, role: ProcessRole): Logins {
  const login = (of: Login['role']): Login => ({ url: urlOf(of), role: of, variable: null });
  const ordinary = login(loginOf(role));
  return {
    ordinary,
    identity: role === 'all' || role === 'api' || role === 'identity' ? login('greffe_identity') : null,
    sequencer: role === 'all' || role === 'sequencer' ? login('greffe_sequencer') : null,
  };
}

/** The logins that the settings give to a process. Throws, naming the setting, when one is missing. */
export function configuredLogins(urls: Urls, role: ProcessRole): Logins {
  const identity = (): Login => ({
    ...{ role: 'greffe_identity', variable: 'DATABASE_IDENTITY_URL' },
    url: needed('DATABASE_IDENTITY_URL', urls.databaseIdentityUrl, role),
  });
  const sequencer = (): Login => ({
    ...{ role: 'greffe_sequencer', variable: 'DATABASE_SEQUENCER_URL' },
    url: needed('DATABASE_SEQUENCER_URL', urls.databaseSequencerUrl, role),
  });
  if (role === 'identity') return { ordinary: identity(), identity: identity(), sequencer: null };
  if (role === 'sequencer') return { ordinary: sequencer(), identity: null, sequencer: sequencer() };
  const url = needed('DATABASE_URL', urls.databaseUrl, role);
  const servesIdentity = role === 'all' || (role === 'api' && urls.databaseIdentityUrl !== undefined);
  return {
    ordinary: { url, role: loginOf(role), variable: 'DATABASE_URL' },
    identity: servesIdentity ? identity() : null,
    sequencer: role === 'all' ? sequencer() : null,
  };
}

function needed(variable: string, url: string | undefined, role: ProcessRole): string {
  if (url !== undefined) return url;
  throw new Error(`${variable} is not set: a process of the role "${role}" logs in by it (docs/database-roles.md).`);
}
