/** Checks what the settings name before a server is loaded: a wrong one is reported at once, before any work begins. */
import type { Role } from '../application/application.js';
import { readWitnessKey } from '../domain/ledger/cosignature.js';
import { declaredEntries } from '../ledger/event-kinds.js';
import { readMailboxes } from '../mailboxes/mailboxes.js';
import { type Address, demandAddress, demandDataFolder } from '../platform/blobs/folder/machine.js';
import { configuredLogins, everyLogin, namesDatabase } from '../platform/database/connections.js';
import { demandDatabases, demandSessions } from '../platform/database/reach.js';
import { doesWork, takesMail } from '../platform/database/roles.js';
import { demandVersion } from '../platform/database/version.js';
import { checkKeys } from '../platform/keys/key-file.js';
import { demandFile } from '../platform/settings/given.js';
import type { Settings } from '../platform/settings/settings.js';
import { messageOf } from '../platform/telemetry/failure.js';

/** Rejects, naming the setting, when what is looked at is not as it must be. */
export interface Check {
  readonly what: string;
  readonly run: () => Promise<void>;
}

/** Rejects with every fault, each naming its setting, within a few seconds. */
export async function preflight(settings: Settings, role: Role): Promise<void> {
  const checks = [...groundOf(settings, role), ...databaseOf(settings, role), ...checksOf(settings, role)];
  const outcomes = await Promise.allSettled(checks.map(({ run }) => run()));
  const faults = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [messageOf(outcome.reason)] : []));
  if (faults.length > 0) throw new Error(`The start is refused:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
}

/** The folder of the data, which is made where it is missing, and the addresses, which must be free. */
function groundOf(settings: Settings, role: Role): Check[] {
  const { dataFolder } = settings;
  return [
    { what: 'data folder', run: () => demandDataFolder(dataFolder) },
    { what: 'keys', run: async () => checkKeys(dataFolder) },
    { what: 'addresses', run: () => demandAddresses(addressesOf(settings, role)) },
  ];
}

/** Where a process of that role listens. */
export const addressesOf = ({ httpHost, httpPort, smtpHost, smtpPort }: Settings, role: Role): Address[] => [
  { name: 'GREFFE_HTTP', host: httpHost, port: httpPort },
  ...(takesMail(role) ? [{ name: 'GREFFE_SMTP', host: smtpHost, port: smtpPort }] : []),
];

/** Empty where the embedded database is used. */
export const databaseOf = (settings: Settings, role: Role): Check[] =>
  namesDatabase(settings) ? [{ what: 'database', run: () => demandDatabase(settings, role) }] : [];

/** What else is set, of what a process of that role uses. */
export function checksOf(settings: Settings, role: Role): Check[] {
  const { redisUrl, mailboxes, smtpCertificate, witnessKey, signingKey, signingKeystore, smimeAuthorities } = settings;
  return [
    ...(redisUrl !== undefined && doesWork(role) ? [{ what: 'queue', run: () => demandRedis(redisUrl) }] : []),
    ...(mailboxes !== undefined && takesMail(role)
      ? [{ what: 'mailboxes', run: () => demandMailboxes(mailboxes) }]
      : []),
    ...(smtpCertificate !== undefined && takesMail(role)
      ? [{ what: 'SMTP certificate', run: () => demandSmtpCertificate(settings) }]
      : []),
    ...(witnessKey === undefined ? [] : [{ what: 'witness key', run: async () => demandWitnessKey(witnessKey) }]),
    ...(signingKey === undefined && signingKeystore === undefined
      ? []
      : [{ what: 'report seal', run: () => demandSeal(settings) }]),
    ...(smimeAuthorities === undefined
      ? []
      : [{ what: 'mail authorities', run: () => demandAuthorities(smimeAuthorities) }]),
  ];
}

async function demandDatabase(settings: Settings, role: Role): Promise<void> {
  const logins = configuredLogins(settings, role);
  await demandDatabases(everyLogin(logins));
  if (doesWork(role) && settings.redisUrl === undefined) {
    await demandSessions([logins.ordinary], 'the queue listens there, unless REDIS_URL carries it');
  }
  await demandVersion(logins.ordinary.url, declaredEntries);
}

/** One after the other, so that they are not in each other's way. */
async function demandAddresses(addresses: readonly Address[]): Promise<void> {
  const places = addresses.filter(({ port }) => port !== 0).map(({ host, port }) => `${host} ${port}`);
  if (new Set(places).size < places.length) {
    throw new Error(`GREFFE_HTTP_PORT and GREFFE_SMTP_PORT are the same: give each its own.`);
  }
  for (const address of addresses) await demandAddress(address);
}

/** Their servers are not asked: one that does not answer is tried again. */
async function demandMailboxes(path: string): Promise<void> {
  try {
    for (const { authorities, passwordFile, token } of await readMailboxes(path)) {
      for (const file of [authorities, passwordFile, token?.secretFile]) if (file !== undefined) await demandFile(file);
    }
  } catch (error) {
    throw new Error(`GREFFE_MAILBOXES: ${messageOf(error)}`, { cause: error });
  }
}

async function demandSmtpCertificate(settings: Settings): Promise<void> {
  const { readSmtpCertificate } = await import('../intake/smtp/certificate.js');
  await readSmtpCertificate(settings);
}

/** One that does not answer is waited for: the outbox does the work meanwhile. */
async function demandRedis(url: string): Promise<void> {
  const { readRedisGround, refuseFaults } = await import('../platform/jobs/redis-ground.js');
  refuseFaults(await readRedisGround(url));
}

function demandWitnessKey(key: string): void {
  if (!readWitnessKey(key)) throw new Error('GREFFE_WITNESS_KEY is no key of a witness: it reads name+id+base64.');
}

async function demandSeal(settings: Settings): Promise<void> {
  const { reportSealing } = await import('../reports/seal/sealing.js');
  await reportSealing(settings, '', () => new Date());
}

async function demandAuthorities(file: string): Promise<void> {
  const { readAuthorities } = await import('../intake/sender/authorities.js');
  readAuthorities(file, 'GREFFE_SMIME_CAS');
}
