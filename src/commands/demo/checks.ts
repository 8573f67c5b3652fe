/** The last steps: a report that its own file proves, and a ledger that an export proves. */
import { createReadStream } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { z } from 'zod';
import { SignedLog } from '../../domain/case/signed-log.js';
import { verifyExport } from '../../domain/ledger/verify-export.js';
import { LedgerExport } from '../../ledger/ledger-export.js';
import { LedgerIdentity } from '../../ledger/ledger-identity.js';
import { Sequencer } from '../../ledger/sequencer.js';
import { Database } from '../../platform/database/database.js';
import type { Settings } from '../../platform/settings/settings.js';
import { EditionsService } from '../../reports/edition/editions.service.js';
import { verifyReportFile } from '../../reports/report-commands.js';
import type { DeskClient } from './desk-client.js';
import type { Progress } from './progress.js';

const SEALING_MILLISECONDS = 30_000;

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
  for (const name of Object.keys(report.files)) {
    const file = await rooms.get(EditionsService).file(report.period, report.edition, name);
    if (file.ok) await writeFile(join(folder, name), file.value);
  }
  for (const name of Object.keys(report.files).filter((each) => each.endsWith('.pdf'))) {
    const proofs = join(folder, `rapport-${report.period}.proofs.txt`);
    const verified = await verifyReportFile(join(folder, name), { proofs });
    progress.check(
      verified.ok,
      `${join(folder, name)} ${verified.ok ? 'verifies' : `is refused: ${verified.fault.en}`}`,
    );
  }
}

/** Built by the head of legal, signed off by her and an executive, published by the executive: the rule asks no less. */
async function publishedReport(team: readonly DeskClient[], quarter: string, progress: Progress): Promise<Edition> {
  const [head, executive] = ['head_of_legal', 'executive'].map((role) =>
    team.find(({ roles }) => roles.includes(role)),
  );
  if (!head || !executive) throw new Error('The team has nobody to sign off a report.');
  const report = await progress.step(`The report of ${quarter} is counted, drawn, signed and verified`, async () =>
    Edition.parse(await head.post('/api/reports', { period: quarter })),
  );
  const address = `/api/reports/${report.period}/${report.edition}`;
  const { digest } = report;
  await progress.step('Two people sign it off, and it is published', async () => {
    for (const person of [head, executive]) await person.post(`${address}/sign-off`, { digest });
    await executive.post(`${address}/publication`, { digest });
  });
  return report;
}

export async function checkLedger(
  rooms: INestApplicationContext,
  { dataFolder }: Settings,
  progress: Progress,
): Promise<void> {
  await rooms.get(Sequencer).settle(SEALING_MILLISECONDS);
  const file = join(dataFolder, 'published', 'ledger.jsonl');
  await rm(file, { force: true });
  await rooms.get(Database).transaction((tx) => rooms.get(LedgerExport).write(tx, file));
  const { vkey, verifierKey } = rooms.get(LedgerIdentity);
  const acts = new SignedLog(verifierKey.publicKey);
  const verified = await verifyExport(createReadStream(file), vkey, [], undefined, null, (entry) => acts.take(entry));
  const sentence = verified.ok
    ? `The exported ledger verifies: ${verified.summary.entries} entries, ${verified.summary.checkpoints} checkpoints`
    : `The exported ledger is refused: ${verified.fault}`;
  progress.check(verified.ok, sentence);
  const signed = `The signatures of people hold over ${acts.signed} acts of the ledger`;
  progress.check(acts.faults.length === 0 && acts.signed > 0, acts.faults[0] ?? signed);
}
