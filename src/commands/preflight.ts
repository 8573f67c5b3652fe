/** Checks what the settings name before a server is loaded: a wrong one is reported at once, before any work begins. */
import type { Role } from '../application/application.js';
import { readWitnessKey } from '../domain/ledger/cosignature.js';
import { declaredEntries } from '../ledger/event-kinds.js';
import { readMailboxes } from '../mailboxes/mailboxes.js';
import { type Address, demandAddress, demandDataFolder } from '../platform/blobs/folder/machine.js';
import { configuredLogins, everyLogin, namesDatabase } from '../platform/database/connections.js';
import { demandDatabases } from '../platform/database/reach.js';
import { doesWork, takesMail } from '../platform/database/roles.js';
import { demandVersion } from '../platform/database/version.js';
import { checkKeys } from '../platform/keys/key-file.js';
import { demandFile } from '../platform/settings/given.js';
import type { Settings } from '../platform/settings/settings.js';
import { messageOf } from '../platform/telemetry/failure.js';

type Check = () => Promise<void>;

/** Rejects with every fault, each naming its setting, within a few seconds. */
export async function preflight(settings: Settings, role: Role): Promise<void> {
  const outcomes = await Promise.allSettled(checksOf(settings, role).map((check) => check()));
  const faults = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [messageOf(outcome.reason)] : []));
  if (faults.length > 0) throw new Error(`The start is refused:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
}

function checksOf(settings: Settings, role: Role): Check[] {
  const { httpHost, httpPort, smtpHost, smtpPort, redisUrl, mailboxes } = settings;
  return [
    async () => {
      await demandDataFolder(settings.dataFolder);
      checkKeys(settings.dataFolder);
    },
    () =>
      demandAddresses([
        { name: 'GREFFE_HTTP', host: httpHost, port: httpPort },
        ...(takesMail(role) ? [{ name: 'GREFFE_SMTP', host: smtpHost, port: smtpPort }] : []),
      ]),
    ...(namesDatabase(settings) ? [() => demandDatabase(settings, role)] : []),
    ...(redisUrl !== undefined && doesWork(role) ? [() => demandRedis(redisUrl)] : []),
    ...(mailboxes !== undefined && takesMail(role) ? [() => demandMailboxes(mailboxes)] : []),
    ...(takesMail(role) ? [() => demandSmtpCertificate(settings)] : []),
    () => demandWitnessKey(settings),
    () => demandSeal(settings),
    () => demandAuthorities(settings),
  ];
}

async function demandDatabase(settings: Settings, role: Role): Promise<void> {
  const logins = configuredLogins(settings, role);
  await demandDatabases(everyLogin(logins));
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

async function demandWitnessKey({ witnessKey }: Settings): Promise<void> {
  if (witnessKey === undefined || readWitnessKey(witnessKey)) return;
  throw new Error('GREFFE_WITNESS_KEY is no key of a witness: it reads name+id+base64.');
}

async function demandSeal(settings: Settings): Promise<void> {
  if (settings.signingKey === undefined && settings.signingKeystore === undefined) return;
  const { reportSealing } = await import('../reports/seal/sealing.js');
  await reportSealing(settings, '', () => new Date());
}

async function demandAuthorities({ smimeAuthorities }: Settings): Promise<void> {
  if (smimeAuthorities === undefined) return;
  const { readAuthorities } = await import('../intake/sender/authorities.js');
  readAuthorities(smimeAuthorities, 'GREFFE_SMIME_CAS');
}
