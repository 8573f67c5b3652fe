/** Every setting of an installation: its variable, its default and what it is for. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { MailboxText } from '../../domain/kernel/mailbox.js';
import { calledSettings } from './called-settings.js';
import { hookSettings } from './hook-settings.js';
import { letterSettings } from './letter-settings.js';
import { monitorSettings } from './monitor-settings.js';
import { portalSettings } from './portal-settings.js';
import {
  days,
  isDnsServer,
  isOrigin,
  isProxy,
  list,
  pem,
  port,
  redisUrl,
  safeAddress,
  secret,
  setting,
  socketOrPort,
  url,
  webAddresses,
  whole,
} from './setting-kinds.js';
import { smtpSettings } from './smtp-settings.js';

const MEGABYTE = 1_048_576;

export const SettingsSchema = z.object({
  dataFolder: setting(
    'GREFFE_DATA',
    'Folder of the embedded database, the encrypted files and the generated keys.',
    z
      .string()
      .default('.greffe')
      .transform((folder) => resolve(folder)),
  ),
  operator: setting(
    'GREFFE_OPERATOR',
    'Profile of the operator, a file of workflows/operators; absent, the first one.',
    z.string().optional(),
  ),
  httpHost: setting('GREFFE_HTTP_HOST', 'Address on which HTTP listens.', z.string().default('127.0.0.1')),
  httpPort: setting('GREFFE_HTTP_PORT', 'Port of HTTP: 0 for one that is free.', port.default(8080)),
  trustedProxies: setting(
    'GREFFE_TRUSTED_PROXIES',
    'Addresses or networks of the reverse proxies whose X-Forwarded-* headers are believed, separated by commas.',
    list
      .refine((proxies) => proxies.every(isProxy), 'must be IP addresses, or networks such as 10.0.0.0/8')
      .default([]),
  ),
  publicUrl: setting(
    'GREFFE_PUBLIC_URL',
    'Where browsers reach Greffe, such as https://greffe.example. Passkeys belong to its host name and every signature names it: under another host name all of them have to be enrolled and confirmed again. Absent, http://localhost and the port.',
    z
      .string()
      .refine(isOrigin, 'must be https:// and a host name, or http://localhost, with nothing after the port')
      .transform((text) => new URL(text).origin)
      .optional(),
  ),
  ...portalSettings,
  secondFactorDays: setting(
    'GREFFE_SECOND_FACTOR_DAYS',
    'Days from their registration within which people who approve, sign, send or administer must enrol a second factor; "never" requires none.',
    days.default(7),
  ),
  passwordKeys: setting(
    'GREFFE_PASSWORD_KEYS',
    'Whether people without a passkey may sign by a key that their password opens: "allowed" or "never". An answer with data to a request that was ever foreign is signed by passkey in any case.',
    z.enum(['allowed', 'never']).default('allowed'),
  ),
  passkeys: setting(
    'GREFFE_PASSKEYS',
    'Which passkeys may sign: "any", or "device-bound" for those alone that cannot be copied between devices.',
    z.enum(['any', 'device-bound']).default('any'),
  ),
  consentDays: setting(
    'GREFFE_CONSENT_DAYS',
    'Days after a grant of a role or of a key from which the consent of its person to an answer with data counts, from 0 to 30; 0 waits for none, and the state of the service says so.',
    whole(0, 30).default(3),
  ),
  oidcIssuer: setting(
    'GREFFE_OIDC_ISSUER',
    'Identity provider by which registered people may sign in (OpenID Connect); called at sign-in. Absent, no provider is called.',
    safeAddress.optional(),
  ),
  oidcHosts: setting(
    'GREFFE_OIDC_HOSTS',
    'Hosts beside its own where that provider may have its addresses, separated by commas; no other is called, whatever it says of itself.',
    list.default([]),
  ),
  oidcClientId: setting(
    'GREFFE_OIDC_CLIENT_ID',
    'Name under which that provider knows Greffe; its redirect address is GREFFE_PUBLIC_URL and /api/session/oidc/callback.',
    z.string().max(255).optional(),
  ),
  oidcClientSecret: secret('GREFFE_OIDC_CLIENT_SECRET', 'Secret under that name.', z.string().min(16).optional()),
  oidcSecondFactor: setting(
    'GREFFE_OIDC_SECOND_FACTOR',
    'Values of acr by which that provider tells a second factor, separated by commas; an amr of "mfa" always does.',
    list.default([]),
  ),
  ...smtpSettings,
  maximumMessageBytes: setting(
    'GREFFE_MAX_MESSAGE_BYTES',
    'Largest message or upload taken, in bytes.',
    whole(1024, 1024 * MEGABYTE).default(35 * MEGABYTE),
  ),
  databaseUrl: secret(
    'DATABASE_URL',
    'PostgreSQL 15 or newer, as the login of this process: greffe_all, or greffe_ and its --role; absent, an embedded one for trying and for tests.',
    url('postgres:', 'postgresql:').optional(),
  ),
  databaseIdentityUrl: secret(
    'DATABASE_IDENTITY_URL',
    'The same database as greffe_identity, for sign-in and accounts: of the roles all and identity, and of api where it serves them.',
    url('postgres:', 'postgresql:').optional(),
  ),
  databaseSequencerUrl: secret(
    'DATABASE_SEQUENCER_URL',
    'The same database as greffe_sequencer, which seals the log: of the roles all and sequencer.',
    url('postgres:', 'postgresql:').optional(),
  ),
  databaseOwnerUrl: secret(
    'DATABASE_OWNER_URL',
    'The same database as the owner of its tables, for "migrate" alone; no server needs it.',
    url('postgres:', 'postgresql:').optional(),
  ),
  redisUrl: secret(
    'REDIS_URL',
    'Redis or Valkey that carries the queue; absent, PostgreSQL does.',
    redisUrl.optional(),
  ),
  mailUrl: secret(
    'GREFFE_MAIL_URL',
    'Relay of outgoing mail, smtp://user:password@host:port; absent, nothing leaves and letters wait.',
    url('smtp:', 'smtps:').optional(),
  ),
  mailFrom: setting('GREFFE_MAIL_FROM', 'Sender address of outgoing mail.', MailboxText.optional()),
  dns: setting(
    'GREFFE_DNS',
    'Resolver for SPF, DKIM and DMARC of what arrives: "system", or IP addresses (and ports) separated by commas; absent, nothing is asked.',
    z
      .string()
      .refine(
        (text) => text === 'system' || text.split(',').every((server) => isDnsServer(server.trim())),
        'must be "system", or IP addresses separated by commas: 192.0.2.53, 127.0.0.1:5353, [2001:db8::53]:53',
      )
      .optional(),
  ),
  smimeAuthorities: setting(
    'GREFFE_SMIME_CAS',
    'PEM file of the certificate authorities believed for S/MIME and PDF signatures; absent, every signer is unknown.',
    z.string().optional(),
  ),
  clamd: setting(
    'GREFFE_CLAMD',
    'Antivirus that scans each message and each file of operations: the socket of clamd, /run/clamav/clamd.ctl, or host:port on a trusted network, which it crosses unencrypted. Absent, they are marked as not scanned.',
    socketOrPort.optional(),
  ),
  ...hookSettings,
  ...calledSettings,
  ...letterSettings,
  signingKey: secret(
    'GREFFE_SIGNING_KEY',
    'Private key that signs reports, PEM, or its place in a PKCS#11 token: pkcs11:token=…;object=…?module-path=…; absent, one is generated for trying.',
    z
      .string()
      .regex(/-----BEGIN ([A-Z]+ )?PRIVATE KEY-----|^pkcs11:/, 'must be PEM with "BEGIN PRIVATE KEY", or pkcs11:…')
      .optional(),
  ),
  signingPin: secret('GREFFE_SIGNING_PIN', 'PIN of that token.', z.string().optional()),
  signingCertificate: secret(
    'GREFFE_SIGNING_CERTIFICATE',
    'Certificate chain of that key, PEM, its own certificate first.',
    pem('CERTIFICATE').optional(),
  ),
  signingKeystore: setting(
    'GREFFE_SIGNING_KEYSTORE',
    'PKCS#12 file with that key and its certificates, instead of the two settings above.',
    z.string().optional(),
  ),
  signingKeystorePassword: secret(
    'GREFFE_SIGNING_KEYSTORE_PASSWORD',
    'Password of the PKCS#12 file.',
    z.string().optional(),
  ),
  signingLevel: setting(
    'GREFFE_SIGNING_LEVEL',
    'PAdES baseline level of reports, B-B, B-T, B-LT or B-LTA; a report below it is neither kept nor published.',
    z.enum(['B-B', 'B-T', 'B-LT', 'B-LTA']).default('B-LTA'),
  ),
  signingRoots: secret(
    'GREFFE_SIGNING_ROOTS',
    'Roots that the signing certificate leads to, PEM; needed above B-B.',
    pem('CERTIFICATE').optional(),
  ),
  witnessUrl: setting(
    'GREFFE_WITNESS_URL',
    'Witness that cosigns the ledger before each report (C2SP tlog-witness), such as a "greffe witness" run elsewhere.',
    url('http:', 'https:').optional(),
  ),
  witnessKey: setting('GREFFE_WITNESS_KEY', 'Verifier key of that witness: name+id+base64.', z.string().optional()),
  tsaUrl: setting(
    'GREFFE_TSA_URL',
    'Time-stamp authority (RFC 3161) for reports, needed above B-B, and for packages of data. Absent, none is asked.',
    url('http:', 'https:').optional(),
  ),
  tsaRoots: secret(
    'GREFFE_TSA_ROOTS',
    'Roots believed for time-stamps, PEM; absent, GREFFE_SIGNING_ROOTS.',
    pem('CERTIFICATE').optional(),
  ),
  revocationAddresses: setting(
    'GREFFE_REVOCATION_URLS',
    'Addresses where OCSP and revocation lists may be asked, by their beginning, separated by commas; no other is.',
    webAddresses.default([]),
  ),
  ledgerOrigin: setting(
    'GREFFE_LEDGER_ORIGIN',
    'Name of the ledger on its checkpoints (C2SP tlog-checkpoint), a host name and a path.',
    z
      .string()
      .regex(/^[^\s+]+$/, 'must have no space and no "+"')
      .default('greffe.example/ledger'),
  ),
  ...monitorSettings,
  testDurability: setting(
    'GREFFE_TEST_DURABILITY',
    'For tests only: true accepts a database that may lose what it acknowledged.',
    z.stringbool().default(false),
  ),
});

type Values = z.infer<typeof SettingsSchema>;
const Holder = class {
  constructor(values: Values) {
    Object.assign(this, values);
  }
} as new (
  values: Values,
) => Values;

/** The settings in force, injected by this class. */
export class Settings extends Holder {}
