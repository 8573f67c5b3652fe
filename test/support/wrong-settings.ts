/** Settings with which no server may start: for each variable its kinds of mistakes, with words of the sentence that is due. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wrongSigning } from './wrong-signing.js';
import { wrongTls } from './wrong-tls.js';

export interface WrongSetting {
  /** What is wrong, after the variable that the sentence must name. */
  readonly variable: string;
  readonly mistake: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly sentence: string | RegExp;
}

/** Variable, mistake, environment, sentence. */
export type Row = [string, string, Record<string, string>, string | RegExp];

export interface Ground {
  /** An empty folder for files that are wrong. */
  readonly folder: string;
  /** A database that answers, as its owner. */
  readonly databaseUrl: string;
  readonly ownerUrl: string;
  readonly identityUrl: string;
  /** A port of this machine that accepts connections and never says anything. */
  readonly silentPort: number;
  /** A certificate is valid from then on. */
  readonly now: Date;
}

const SECRET = `whsec_${'A'.repeat(32)}`;
const brokenPem = (label: string): string => `-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----\n`;

const mailboxWith = (passwordFile: string): string =>
  JSON.stringify({ mailboxes: [{ name: 'desk', host: 'imap.example', user: 'desk', passwordFile }] });

export async function wrongSettings({
  folder,
  databaseUrl,
  ownerUrl,
  identityUrl,
  silentPort,
  now,
}: Ground): Promise<WrongSetting[]> {
  const file = (name: string, content: string | Buffer = 'A note.\n'): string => {
    writeFileSync(join(folder, name), content, { mode: 0o600 });
    return join(folder, name);
  };
  const data = (name: string, path: string, content: Buffer | null, mode = 0o600): Record<string, string> => {
    const place = join(folder, name, path);
    mkdirSync(content === null ? place : join(place, '..'), { recursive: true });
    if (content !== null) writeFileSync(place, content);
    if (content !== null) chmodSync(place, mode);
    return { GREFFE_DATA: join(folder, name) };
  };
  const text = file('text');
  const empty = file('empty', '');
  mkdirSync(join(folder, 'folder'));
  const oidc = {
    GREFFE_OIDC_ISSUER: 'https://idp.example',
    GREFFE_OIDC_CLIENT_ID: 'greffe',
    GREFFE_OIDC_CLIENT_SECRET: 'a secret of sixteen',
  };
  const pager = { GREFFE_PAGER_URL: 'https://pager.example', GREFFE_PAGER_SECRET: SECRET };
  const events = { GREFFE_EVENTS_URL: 'https://machines.example', GREFFE_EVENTS_SECRETS: SECRET };
  const mail = { GREFFE_MAIL_URL: 'smtp://relay.example', GREFFE_MAIL_FROM: 'greffe@example.org' };
  const witness = { GREFFE_WITNESS_URL: 'http://witness.example', GREFFE_WITNESS_KEY: 'nonsense' };
  const silent = `127.0.0.1:${silentPort}`;
  const taken = String(silentPort);

  const rows: Row[] = [
    ...(await wrongSigning(now, { missing: join(folder, 'none'), text })),
    ['GREFFE_DATA', 'is a file', { GREFFE_DATA: text }, 'is a file where a folder must be'],
    ['GREFFE_DATA', 'goes through a file', { GREFFE_DATA: join(text, 'x') }, 'goes through a file'],
    ['GREFFE_DATA', 'cannot be made', { GREFFE_DATA: '/proc/greffe' }, 'cannot be made there'],
    ['GREFFE_DATA', 'holds a file for a folder', data('blobs', 'blobs', Buffer.of(1)), 'is a file where a folder'],
    ['GREFFE_DATA', 'holds a short key', data('short', 'keys/encryption.key', Buffer.alloc(31)), 'holds 31 bytes'],
    ['GREFFE_DATA', 'holds an open key', data('open', 'keys/encryption.key', Buffer.alloc(32), 0o644), 'chmod 600'],
    ['GREFFE_DATA', 'holds no key of the log', data('pem', 'keys/ledger.pem', Buffer.of(1)), 'no Ed25519 private key'],
    ['GREFFE_DATA', 'holds a folder for a key', data('folders', 'keys/ledger.pem', null), 'cannot be read or made'],

    ['GREFFE_HTTP_HOST', 'is no name', { GREFFE_HTTP_HOST: 'nowhere.invalid' }, 'is no address of this machine'],
    ['GREFFE_HTTP_HOST', 'is elsewhere', { GREFFE_HTTP_HOST: '203.0.113.7' }, 'is no address of this machine'],
    ['GREFFE_HTTP_PORT', 'is taken', { GREFFE_HTTP_PORT: taken }, `Port ${taken} cannot be opened`],
    ['GREFFE_HTTP_PORT', 'is a word', { GREFFE_HTTP_PORT: 'http' }, 'must be a whole number from 0 to 65535'],
    ['GREFFE_HTTP_PORT', 'is too large', { GREFFE_HTTP_PORT: '70000' }, 'must be a whole number from 0 to 65535'],
    ['GREFFE_SMTP_HOST', 'is no name', { GREFFE_SMTP_HOST: 'nowhere.invalid' }, 'is no address of this machine'],
    ['GREFFE_SMTP_HOST', 'is elsewhere', { GREFFE_SMTP_HOST: '203.0.113.7' }, 'is no address of this machine'],
    ['GREFFE_SMTP_PORT', 'is taken', { GREFFE_SMTP_PORT: taken }, `Port ${taken} cannot be opened`],
    ['GREFFE_SMTP_PORT', 'is a fraction', { GREFFE_SMTP_PORT: '25.5' }, 'must be a whole number'],
    ['GREFFE_SMTP_PORT', 'is that of HTTP', { GREFFE_SMTP_PORT: '18025', GREFFE_HTTP_PORT: '18025' }, 'are the same'],
    ['GREFFE_SMTP_RELAYS', 'is a name', { GREFFE_SMTP_RELAYS: 'relay.example' }, 'must be IP addresses'],
    ['GREFFE_SMTP_CERTIFICATE', 'has no key', { GREFFE_SMTP_CERTIFICATE: text }, 'needs GREFFE_SMTP_KEY'],
    ['GREFFE_SMTP_KEY', 'has no certificate', { GREFFE_SMTP_KEY: text }, 'needs GREFFE_SMTP_CERTIFICATE'],
    ...(await wrongTls(now, { missing: join(folder, 'none'), text, file })),
    ['GREFFE_TRUSTED_PROXIES', 'is a name', { GREFFE_TRUSTED_PROXIES: 'proxy.example' }, 'must be IP addresses'],
    ['GREFFE_TRUSTED_PROXIES', 'is no network', { GREFFE_TRUSTED_PROXIES: '10.0.0.0/99' }, 'must be IP addresses'],
    ['GREFFE_PUBLIC_URL', 'is a name', { GREFFE_PUBLIC_URL: 'greffe.example' }, 'must be https://'],
    ['GREFFE_SECOND_FACTOR_DAYS', 'is a word', { GREFFE_SECOND_FACTOR_DAYS: 'soon' }, 'must be "never", or a number'],
    ['GREFFE_MAX_MESSAGE_BYTES', 'has a unit', { GREFFE_MAX_MESSAGE_BYTES: '35 MB' }, 'must be a whole number'],
    [
      'GREFFE_MAX_MESSAGE_BYTES',
      'is too small',
      { GREFFE_MAX_MESSAGE_BYTES: '10' },
      'must be a whole number from 1024',
    ],
    ['GREFFE_OPERATR', 'is no setting', { GREFFE_OPERATR: 'x' }, 'is no setting'],
    ['GREFFE_LOG_LEVEL', 'is unknown', { GREFFE_LOG_LEVEL: 'loud' }, 'expected one of'],
    ['GREFFE_TEST_DURABILITY', 'is no yes or no', { GREFFE_TEST_DURABILITY: 'perhaps' }, 'expected one of'],
    ['GREFFE_LEDGER_ORIGIN', 'has a space', { GREFFE_LEDGER_ORIGIN: 'a b' }, 'must have no space'],

    [
      'DATABASE_URL',
      'is of another kind',
      { DATABASE_URL: 'mysql://db.example/greffe' },
      'must start with postgres://',
    ],
    ['DATABASE_URL', 'names no machine', { DATABASE_URL: 'postgres://' }, 'must name a machine'],
    [
      'DATABASE_URL',
      'names a closed port',
      { DATABASE_URL: 'postgres://x@127.0.0.1:1/x' },
      'nothing answers at 127.0.0.1:1',
    ],
    [
      'DATABASE_URL',
      'names no known machine',
      { DATABASE_URL: 'postgres://x@nowhere.invalid/x' },
      /no known machine|cannot be resolved/,
    ],
    [
      'DATABASE_URL',
      'names a silent port',
      { DATABASE_URL: `postgres://x@${silent}/x` },
      'does not answer as PostgreSQL',
    ],
    ['DATABASE_URL', 'names an unknown user', { DATABASE_URL: withUser(databaseUrl, 'stranger') }, 'refuses the user'],
    [
      'DATABASE_URL',
      'names no database',
      { DATABASE_URL: withDatabase(databaseUrl, 'nothing') },
      '"nothing" does not exist',
    ],
    [
      'DATABASE_URL',
      'names a missing file',
      { DATABASE_URL: `${databaseUrl}?sslmode=verify-full&sslrootcert=/nowhere.pem` },
      'no such file',
    ],
    ['DATABASE_URL_FILE', 'is empty', { DATABASE_URL: '', DATABASE_URL_FILE: empty }, 'names an empty file'],
    [
      'DATABASE_URL_FILE',
      'is missing',
      { DATABASE_URL: '', DATABASE_URL_FILE: join(folder, 'none') },
      'cannot be read',
    ],
    [
      'DATABASE_URL_FILE',
      'is a folder',
      { DATABASE_URL: '', DATABASE_URL_FILE: join(folder, 'folder') },
      'cannot be read',
    ],
    ['DATABASE_URL', 'logs in as the owner', { DATABASE_URL: ownerUrl }, 'which no guard of the database holds'],
    ['DATABASE_URL', 'logs in as another process', { DATABASE_URL: identityUrl }, 'which is not greffe_all'],
    ['DATABASE_IDENTITY_URL', 'is missing', { DATABASE_IDENTITY_URL: '' }, 'is not set: a process of the role "all"'],
    ['DATABASE_SEQUENCER_URL', 'is missing', { DATABASE_SEQUENCER_URL: '' }, 'is not set: a process of the role "all"'],
    [
      'DATABASE_IDENTITY_URL',
      'names a closed port',
      { DATABASE_IDENTITY_URL: 'postgres://x@127.0.0.1:1/x' },
      'nothing answers',
    ],
    [
      'DATABASE_IDENTITY_URL',
      'names another database',
      { DATABASE_IDENTITY_URL: withDatabase(identityUrl, 'postgres') },
      'names another database',
    ],
    ['DATABASE_IDENTITY_URL', 'logs in as another', { DATABASE_IDENTITY_URL: databaseUrl }, 'may also act as'],

    ['REDIS_URL', 'is of another kind', { REDIS_URL: 'http://queue.example' }, 'must start with redis://'],
    ['REDIS_URL', 'names a database by a word', { REDIS_URL: 'redis://127.0.0.1/queue' }, 'number of a database'],
    ['GREFFE_MAIL_URL', 'names no machine', { ...mail, GREFFE_MAIL_URL: 'smtp://' }, 'must name a machine'],
    ['GREFFE_MAIL_URL', 'has no sender', { GREFFE_MAIL_URL: 'smtp://relay.example' }, 'needs GREFFE_MAIL_FROM'],
    ['GREFFE_MAIL_FROM', 'is no address', { ...mail, GREFFE_MAIL_FROM: 'unknown' }, 'must be one mail address'],
    ['GREFFE_PAGER_URL', 'is not safe', { ...pager, GREFFE_PAGER_URL: 'http://pager.example' }, 'must be https://'],
    ['GREFFE_PAGER_SECRET', 'is too short', { ...pager, GREFFE_PAGER_SECRET: 'whsec_x' }, 'must be "whsec_"'],
    ['GREFFE_EVENTS_URL', 'is not safe', { ...events, GREFFE_EVENTS_URL: 'http://127.0.0.1/' }, 'must be https://'],
    ['GREFFE_EVENTS_URL', 'has no secret', { GREFFE_EVENTS_URL: 'https://x.example' }, 'needs GREFFE_EVENTS_SECRETS'],
    [
      'GREFFE_EVENTS_SECRETS',
      'are three',
      { ...events, GREFFE_EVENTS_SECRETS: `${SECRET},${SECRET},${SECRET}` },
      'two',
    ],
    ['GREFFE_EVENTS_SECRETS', 'are shared', { ...events, GREFFE_HOOK_SECRETS: SECRET }, 'must share no secret'],
    ['GREFFE_EVENTS_ROOTS', 'is no PEM', { ...events, GREFFE_EVENTS_ROOTS: 'roots' }, 'must be PEM'],
    ['GREFFE_HOOK_SECRETS', 'is too short', { GREFFE_HOOK_SECRETS: 'whsec_x' }, 'must be "whsec_"'],
    ['GREFFE_SIGNAL_SECRETS', 'is too short', { GREFFE_SIGNAL_SECRETS: 'whsec_x' }, 'must be "whsec_"'],
    ['GREFFE_DNS', 'is a name', { GREFFE_DNS: 'dns.example' }, 'must be "system", or IP addresses'],
    ['GREFFE_DNS', 'has no such port', { GREFFE_DNS: '127.0.0.1:99999' }, 'must be "system", or IP addresses'],
    ['GREFFE_OIDC_ISSUER', 'is a name', { ...oidc, GREFFE_OIDC_ISSUER: 'idp.example' }, 'must be https://'],
    ['GREFFE_OIDC_CLIENT_SECRET', 'is too short', { ...oidc, GREFFE_OIDC_CLIENT_SECRET: 'short' }, 'Too small'],
    ['GREFFE_MAILBOXES', 'is missing', { GREFFE_MAILBOXES: join(folder, 'none') }, 'does not exist'],
    ['GREFFE_MAILBOXES', 'is a note', { GREFFE_MAILBOXES: text }, 'docs/operations/mailboxes.md'],
    [
      'GREFFE_MAILBOXES',
      'names a password file that is missing',
      { GREFFE_MAILBOXES: file('m.yaml', mailboxWith(join(folder, 'none'))) },
      'does not exist',
    ],
    ['GREFFE_SMIME_CAS', 'is missing', { GREFFE_SMIME_CAS: join(folder, 'none') }, 'cannot be read'],
    ['GREFFE_SMIME_CAS', 'is a folder', { GREFFE_SMIME_CAS: join(folder, 'folder') }, 'cannot be read'],
    ['GREFFE_SMIME_CAS', 'holds no certificate', { GREFFE_SMIME_CAS: text }, 'holds no certificate'],
    [
      'GREFFE_SMIME_CAS',
      'holds a broken one',
      { GREFFE_SMIME_CAS: file('b.pem', brokenPem('CERTIFICATE')) },
      'cannot be read',
    ],

    [
      'GREFFE_REVOCATION_URLS',
      'is a name',
      { GREFFE_REVOCATION_URLS: 'ocsp.example' },
      'must be addresses that start with http://',
    ],
    ['GREFFE_WITNESS_KEY', 'is no key', witness, 'is no key of a witness'],
    [
      'GREFFE_WITNESS_URL',
      'is a name',
      { ...witness, GREFFE_WITNESS_URL: 'witness.example' },
      'must start with http://',
    ],
  ];
  return rows.map(([variable, mistake, environment, sentence]) => ({ variable, mistake, environment, sentence }));
}

function withUser(url: string, user: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/)[^@/]*@/, `$1${user}@`);
}

function withDatabase(url: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  return parsed.toString();
}
