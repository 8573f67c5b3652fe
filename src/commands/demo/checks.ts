/** The last steps: a report that its own file proves, and a ledger that an export proves. */
import { createReadStream } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { z } from 'zod';
import { SignedLog } from '../../domain/case/signed-log.js';
import { verifyExport } from '../../domain/ledger/verify-export.js';
import { LedgerExport } from '../../ledger/ledger-export.js';
import { LedgerIdentity } from '../../ledger/ledger-identity.js';
import { Sequencer } from '../../ledger/sequencer.js';
import { Database } from '../../platform/database/database.js';
import type { Settings } from '../../platform/settings/settings.js';
import { type Companions, verifyReportFile } from '../../reports/report-commands.js';
import { ReportSeal } from '../../reports/seal/report-seal.js';
import { SiteService } from '../../reports/site/site.service.js';
import { inclusionName, proofsName } from '../../verifier/paper/edition.js';
import { verifyLetter } from '../../verifier/report/verify-letter.js';
import type { DeskClient } from './desk-client.js';
import type { MailSink } from './mail-sink.js';
import type { Progress } from './progress.js';

const SEALING_MILLISECONDS = 30_000;

/** The demonstration counts the quarter that runs. */
const reason = {
  fr: 'La démonstration montre un rapport sans attendre la fin du trimestre.',
  en: 'The demonstration shows a report without waiting for the end of the quarter.',
};

const Edition = z.object({
  period: z.string(),
  edition: z.number(),
  digest: z.string(),
  files: z.record(z.string(), z.string()),
});
type Edition = z.infer<typeof Edition>;

export async function checkReport(
  rooms: INestApplicationContext,
  team: readonly DeskClient[],
  { dataFolder }: Settings,
  quarter: string,
  progress: Progress,
): Promise<void> {
  const report = await publishedReport(team, quarter, progress);
  const folder = join(dataFolder, 'published');
  await mkdir(folder, { recursive: true });
  await writePublished(rooms.get(SiteService), folder, report);
  const companions = await companionsIn(rooms, folder, report);
  for (const name of Object.keys(report.files).filter((each) => each.endsWith('.pdf'))) {
    const verified = await verifyReportFile(join(folder, name), companions, new Date());
    const holds = verified.ok && verified.established !== null;
    const why = verified.ok ? 'is not established' : `is refused: ${verified.fault.en}`;
    progress.check(holds, `${join(folder, name)} ${holds ? 'verifies' : why}`);
  }
}

/** What stands above the editions on the public site, and what their pages and tables name. */
const beside: ReadonlySet<string> = new Set([
  ...['ledger.vkey', 'seal.pem', 'time-stamp-roots.pem', 'verify.html'],
  ...['manifest.schema.json', 'table.schema.json', 'observations.schema.json'],
]);

/** The edition as the public site has it, with what it refers to, in one folder. */
async function writePublished(site: SiteService, folder: string, { period, edition }: Edition): Promise<void> {
  const own = `${period}/${edition}/`;
  for (const path of (await site.paths()).filter((each) => each.startsWith(own) || beside.has(each))) {
    const file = await site.file(path);
    if (!file) throw new Error(`The site does not have ${path}.`);
    await writeFile(join(folder, basename(path)), file.bytes);
  }
}

/** What vouches for the report beside it: the proof of the log, its key, and the roots of the time-stamps. */
async function companionsIn(rooms: INestApplicationContext, folder: string, { period }: Edition): Promise<Companions> {
  const given = {
    proofs: join(folder, proofsName(period)),
    inclusion: join(folder, inclusionName(period)),
    key: join(folder, 'ledger.vkey'),
  };
  const { trustedStamps } = await rooms.get(ReportSeal).trust();
  return trustedStamps === undefined ? given : { ...given, tsaRoots: join(folder, 'time-stamp-roots.pem') };
}

/** Built by the head of legal, signed off by the data protection officer and an executive, who publishes: the rule asks no less. */
async function publishedReport(team: readonly DeskClient[], quarter: string, progress: Progress): Promise<Edition> {
  const [head, officer, executive] = ['head_of_legal', 'dpo', 'executive'].map((role) =>
    team.find(({ roles }) => roles.includes(role)),
  );
  if (!head || !officer || !executive) throw new Error('No members of the team can sign off a report.');
  const report = await progress.step(`The report of ${quarter} is counted, drawn, signed and verified`, async () =>
    Edition.parse(await head.post('/api/reports', { period: quarter, reason })),
  );
  const address = `/api/reports/${report.period}/${report.edition}`;
  const { digest } = report;
  await progress.step('Two other people sign it off, and it is published', async () => {
    for (const person of [officer, executive]) await person.post(`${address}/sign-off`, { digest });
    await executive.post(`${address}/publication`, { digest });
  });
  return report;
}

/** The letter of each mail, taken out of it, holds under the certificate of the seal. */
export function checkLetters({ letters }: MailSink, { letterCertificate = '' }: Settings, progress: Progress): void {
  const trust = { trusted: letterCertificate, now: new Date() };
  const verified = letters.map(({ bytes }) => verifyLetter(firstPdf(bytes), trust));
  const fault = verified.find((each) => !each.ok || each.established === null);
  const refused = fault && !fault.ok ? fault.fault.en : 'A letter is not established.';
  const held = `The seal of each of ${letters.length} letters is intact, under the certificate of the demonstration`;
  progress.check(!fault && letters.length > 0, fault ? refused : held);
}

/** Nodemailer writes attachments in base64. */
function firstPdf(mail: Buffer): Buffer {
  const part = /Content-Type: application\/pdf[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(mail.toString('latin1'));
  return Buffer.from(part?.[1] ?? '', 'base64');
}

export async function checkLedger(
  rooms: INestApplicationContext,
  { dataFolder }: Settings,
  progress: Progress,
): Promise<void> {
  await rooms.get(Sequencer).settle(SEALING_MILLISECONDS);
  const [whole, file] = [join(dataFolder, 'ledger.jsonl'), join(dataFolder, 'published', 'ledger.jsonl')];
  for (const [path, content] of [
    [whole, 'entries'],
    [file, 'leaves'],
  ] as const) {
    await rm(path, { force: true });
    await rooms.get(Database).transaction((tx) => rooms.get(LedgerExport).write(tx, path, content));
  }
  const { vkey, verifierKey } = rooms.get(LedgerIdentity);
  const acts = new SignedLog(verifierKey.publicKey);
  const verified = await verifyExport(createReadStream(whole), vkey, [], undefined, null, (entry) => acts.take(entry));
  const sentence = verified.ok
    ? `The exported ledger verifies: ${verified.summary.entries} entries, ${verified.summary.checkpoints} checkpoints`
    : `The exported ledger is refused: ${verified.fault}`;
  progress.check(verified.ok, sentence);
  const open = await verifyExport(createReadStream(file), vkey);
  progress.check(open.ok && !open.summary.opened, `Its public export holds too, and opens no entry: ${file}`);
  const signed = `The signatures of people hold over ${acts.signed} acts of the ledger`;
  progress.check(acts.faults.length === 0 && acts.signed > 0, acts.faults[0] ?? signed);
}
