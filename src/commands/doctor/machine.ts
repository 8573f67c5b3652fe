/** What the machine itself must offer: the folder of the data, its disk, programs, addresses, certificates. */
import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { Role } from '../../application/application.js';
import { recognitionLoads } from '../../intake/child/recognition.js';
import { lastBackup } from '../../operations/backup/last-backup.js';
import { demandAddress, demandDataFolder } from '../../platform/blobs/folder/machine.js';
import { probeTools } from '../../platform/child/bounds.js';
import { checkKeys } from '../../platform/keys/key-file.js';
import { textGiven } from '../../platform/settings/given.js';
import type { Settings } from '../../platform/settings/settings.js';
import { underSetting } from '../../platform/telemetry/failure.js';
import { addressesOf } from '../preflight.js';
import { bad, good, type Look, warn } from './finding.js';
import { ofBackup, ofCertificate, ofDisk } from './measures.js';

const ANSWER_MILLISECONDS = 3_000;

export const machineLooks = (settings: Settings, role: Role): Look[] => [
  { what: 'programs', look: async () => programs() },
  ...(role === 'all' || role === 'worker' ? [{ what: 'text recognition', look: () => recognition() }] : []),
  ...folderLooks(settings),
  { what: 'addresses', look: () => addresses(settings, role) },
  ...certificateLooks(settings),
];

function programs() {
  const missing = Object.entries(probeTools()).flatMap(([name, path]) => (path === null ? [name] : []));
  return missing.length === 0
    ? good(`Node.js ${process.versions.node}; prlimit and setpriv bound what reads the files of strangers.`)
    : warn(
        `${missing.join(' and ')} missing: install util-linux, so that the kernel bounds what reads the files of strangers.`,
      );
}

/** Pictures and scans are read by it: without it they would go to people unread. */
async function recognition() {
  if (await recognitionLoads()) return good('The text of pictures and scans can be read, in French and English.');
  return bad(
    'It does not load, so that pictures and scans stay unread: unpack the release again, whole, or give the machine more memory.',
  );
}

/** A folder that is not there yet is not made: the first start does that. */
function folderLooks({ dataFolder, maximumMessageBytes }: Settings): Look[] {
  if (!existsSync(dataFolder)) {
    const says = `GREFFE_DATA: ${dataFolder} does not exist yet: the first start makes it, or the path is wrong.`;
    return [{ what: 'data folder', look: async () => warn(says) }];
  }
  return [
    {
      what: 'data folder',
      look: async () => {
        await demandDataFolder(dataFolder);
        checkKeys(dataFolder);
        return good(`${dataFolder} takes files; its keys can be read, by this user alone.`);
      },
    },
    {
      what: 'disk',
      look: async () => {
        const { bavail, blocks, bsize } = await statfs(dataFolder);
        return ofDisk(dataFolder, bavail * bsize, blocks * bsize, maximumMessageBytes);
      },
    },
    {
      what: 'backup',
      look: async () => {
        const begun = await lastBackup(dataFolder);
        return ofBackup(begun === null ? null : new Date(begun), new Date());
      },
    },
  ];
}

/** A server of Greffe that runs already holds its addresses, as it should. */
async function addresses(settings: Settings, role: Role) {
  const all = addressesOf(settings, role);
  const places = all.map(({ host, port }) => `${host}:${port}`).join(', ');
  if (await isServing(settings)) return good(`A server of Greffe holds ${places}.`);
  for (const address of all) await demandAddress(address);
  return good(`${places} can be opened.`);
}

async function isServing({ httpHost, httpPort }: Settings): Promise<boolean> {
  const host = httpHost.includes(':') ? `[${httpHost}]` : httpHost;
  const options = { redirect: 'error', signal: AbortSignal.timeout(ANSWER_MILLISECONDS) } as const;
  const answer = await fetch(`http://${host}:${httpPort}/livez`, options).catch(() => null);
  return answer?.ok === true;
}

/** That of reports is looked at with the key that belongs to it. */
function certificateLooks({ letterCertificate, mailCertificate, smtpCertificate }: Settings): Look[] {
  const look = (what: string, variable: string, pem: () => Promise<string>): Look => ({
    what,
    look: () =>
      underSetting(variable, async () => {
        const { validFrom, validTo } = new X509Certificate(await pem());
        return ofCertificate(variable, new Date(validFrom), new Date(validTo), new Date());
      }),
  });
  return [
    ...(letterCertificate ? [look('letter seal', 'GREFFE_LETTER_CERTIFICATE', async () => letterCertificate)] : []),
    ...(mailCertificate ? [look('mail signature', 'GREFFE_MAIL_CERTIFICATE', async () => mailCertificate)] : []),
    ...(smtpCertificate ? [look('STARTTLS', 'GREFFE_SMTP_CERTIFICATE', () => textGiven(smtpCertificate))] : []),
  ];
}
