/** The last steps: a report that its own file proves, and a ledger that an export proves. */
import { createReadStream } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { verifyExport } from '../../domain/ledger/verify-export.js';
import { LedgerExport } from '../../ledger/ledger-export.js';
import { LedgerIdentity } from '../../ledger/ledger-identity.js';
import { Sequencer } from '../../ledger/sequencer.js';
import { Database } from '../../platform/database/database.js';
import type { Settings } from '../../platform/settings.js';
import { ReportService } from '../../reports/report.service.js';
import { verifyReportFile } from '../../reports/report-commands.js';
import type { Progress } from './progress.js';

const SEALING_MILLISECONDS = 30_000;

export async function checkReport(
  rooms: INestApplicationContext,
  { dataFolder }: Settings,
  quarter: string,
  progress: Progress,
): Promise<void> {
  const reports = rooms.get(ReportService);
  const built = await progress.step(`The report of ${quarter} is counted, drawn, signed and verified`, () =>
    reports.build(quarter, 'demo'),
  );
  if (!built.ok) {
    progress.check(false, built.refusal.sentence.en);
    return;
  }
  const { period, edition, files } = built.value;
  const folder = join(dataFolder, 'published');
  await mkdir(folder, { recursive: true });
  for (const name of Object.keys(files)) {
    const file = await reports.file(period, edition, name);
    if (file.ok) await writeFile(join(folder, name), file.value);
  }
  for (const name of Object.keys(files).filter((each) => each.endsWith('.pdf'))) {
    const verified = await verifyReportFile(join(folder, name));
    progress.check(
      verified.ok,
      `${join(folder, name)} ${verified.ok ? 'verifies' : `is refused: ${verified.fault.en}`}`,
    );
  }
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
  const verified = await verifyExport(createReadStream(file), rooms.get(LedgerIdentity).vkey);
  const sentence = verified.ok
    ? `The exported ledger verifies: ${verified.summary.entries} entries, ${verified.summary.checkpoints} checkpoints`
    : `The exported ledger is refused: ${verified.fault}`;
  progress.check(verified.ok, sentence);
}
