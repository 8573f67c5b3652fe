/** The main job, for real and from outside: mail in, people deciding, letters out, a signed report, an offline check. */
import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Application, type OpenServers, openApplication, openServers } from '../../application/application.js';
import { CustomerIntake } from '../../directory/customer-intake.js';
import { quarterOf } from '../../domain/kernel/day.js';
import { dayOf, instantFromMilliseconds } from '../../domain/kernel/instant.js';
import { verifierKeyOf } from '../../domain/ledger/note.js';
import { type RunningWitness, startWitness } from '../../ledger/witness-server.js';
import { Database } from '../../platform/database/database.js';
import { releaseDataFolder } from '../../platform/database/postmaster.js';
import { drain } from '../../platform/jobs/drain.js';
import { readLedgerKey } from '../../platform/keys/key-file.js';
import type { Settings } from '../../platform/settings/settings.js';
import { issueDemonstration } from '../../reports/authority/issue.js';
import { settingsOrThrow } from '../settings.js';
import { untilStopped } from '../until-stopped.js';
import { checkLedger, checkLetters, checkReport } from './checks.js';
import { decideAll } from './decide-all.js';
import type { DeskClient } from './desk-client.js';
import { startDnsServer } from './dns-server.js';
import { type Entrance, howToEnter } from './how-to-enter.js';
import { MailSink } from './mail-sink.js';
import { Progress } from './progress.js';
import { sampleCustomers, sampleDns, sampleMail, sendByHook, sendBySmtp } from './sample-mail.js';
import { type Sample, samples } from './samples.js';
import { showOutcomes } from './show-outcomes.js';
import { signInTeam } from './team.js';

/** A busy machine needs minutes. A job that failed for good ends the wait at once. */
const READING_MILLISECONDS = 600_000;

/** True when every step held. Its data live in a folder of their own, made again at each run. */
export async function demo(options: { exit?: boolean }): Promise<boolean> {
  const progress = new Progress();
  const sink = await MailSink.start();
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const dns = await startDnsServer(sampleDns());
  const { settings, witness } = await freshSettings(sink.url, dns.address, secret);
  const application = await progress.step('Starting: database, law, ledger, servers', () => openApplication(settings));
  try {
    const servers = await openServers(application, settings);
    const run = randomBytes(4).toString('hex');
    const intake = application.app.get(CustomerIntake, { strict: false });
    await progress.step('The systems of the operator state its customers', () =>
      intake.take(sampleCustomers(), { from: 'file', cursor: null, whole: true }),
    );
    await progress.step(`${samples.length} messages by SMTP and webhook, one of them twice`, () =>
      send(servers, secret, run),
    );
    const database = application.app.get(Database);
    await progress.step('Each is read in a bounded process and classified', () =>
      drain(database, READING_MILLISECONDS),
    );
    const people = await signInTeam(application.app, servers.http);
    const team = people.slice(0, -1);
    await progress.step('People confirm facts, prepare, consent and send', () =>
      decideAll(team, run, database, progress),
    );
    const [reader] = team;
    if (!reader) throw new Error('The team is empty.');
    await showOutcomes(reader, run, sink, progress);
    checkLetters(sink, settings, progress);
    await checkEverything(application, team, settings, progress);
    await sink.save(join(settings.dataFolder, 'letters'));
    console.log(progress.summary());
    const entrances = howToEnter(await Promise.all(people.map(entranceOf)));
    // The data stay, and so does the way in to them.
    const accounts = join(settings.dataFolder, 'accounts.txt');
    await writeFile(accounts, `${entrances}\n`, { mode: 0o600 });
    console.log(`\n${entrances}\n\nThis is kept in ${accounts}.`);
    if (!options.exit) {
      console.log(`\nGreffe is at ${servers.http}. Ctrl-C stops it.`);
      await untilStopped();
    }
    return progress.held;
  } finally {
    await application.stop();
    await sink.stop();
    await witness.close();
    dns.close();
  }
}

/** The witness is ours too, for want of another: it shows what one does, not that someone else looked. */
async function freshSettings(
  mailUrl: string,
  dns: string,
  secret: string,
): Promise<{ settings: Settings; witness: RunningWitness }> {
  const given = settingsOrThrow();
  const dataFolder = join(given.dataFolder, 'demo');
  if (given.databaseUrl === undefined) {
    await releaseDataFolder(join(dataFolder, 'postgres', 'data'));
    await rm(dataFolder, { recursive: true, force: true });
  }
  await mkdir(dataFolder, { recursive: true });
  const mailFrom = 'requisitions@nuage-souverain.example';
  const log = verifierKeyOf({ name: given.ledgerOrigin, key: readLedgerKey(dataFolder) });
  const witness = await startWitness(join(dataFolder, 'witness'), 'demonstration.greffe.example/witness', log);
  const witnessed = { witnessUrl: witness.url, witnessKey: witness.vkey };
  const settings = {
    ...(await letterSeal()),
    dataFolder,
    mailUrl,
    mailFrom,
    dns,
    hookSecrets: [secret],
    logLevel: 'error' as const,
    // The mail sink holds the letters, and the people of the demonstration read no mail.
    digestHour: 'never' as const,
    // Its people get their rights and decide within one minute.
    consentDays: 0,
    ...witnessed,
  };
  return { settings: settingsOrThrow(settings), witness };
}

/** A seal that no authority vouches for: what is shown is that a letter is checked from its file alone. */
async function letterSeal() {
  const made = await issueDemonstration('Greffe demonstration', new Date());
  const [leaf, , , root] = made.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----\n?/g) ?? [];
  const [letterKey] = made.match(/-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----\n?/g) ?? [];
  return { letterKey, letterCertificate: `${leaf}${root}` };
}

async function send(servers: OpenServers, secret: string, run: string): Promise<void> {
  const through = (sample: Sample): Promise<void> => {
    const raw = sampleMail(sample.folder, run);
    return sample.door === 'smtp' && servers.smtpPort !== null
      ? sendBySmtp(servers.smtpPort, raw)
      : sendByHook(servers.http, secret, raw);
  };
  for (const sample of samples) await through(sample);
  const [first] = samples;
  if (first) await through({ ...first, door: 'hook' });
}

async function checkEverything(
  application: Application,
  team: DeskClient[],
  settings: Settings,
  progress: Progress,
): Promise<void> {
  const quarter = quarterOf(dayOf(instantFromMilliseconds(Date.now())));
  await checkReport(application.app, team, settings, quarter.name, progress);
  await checkLedger(application.app, settings, progress);
}

/** An administrator reads no case: none waits for them. */
const entranceOf = async (person: DeskClient): Promise<Entrance> => ({
  ...person.account,
  roles: person.roles,
  tasks: person.roles.includes('administrator') ? [] : await person.tasks(),
});
