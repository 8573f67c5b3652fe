/** Builds the report of a quarter from the sealed ledger. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EditionsService } from '../reports/editions.service.js';
import { ReportService } from '../reports/report.service.js';
import { inHouse } from './house.js';
import { type Output, say } from './output.js';

/** True when the report was built, verified by its own verifier, and recorded in the ledger. */
export function buildReport(quarter: string, options: Output & { out?: string }): Promise<boolean> {
  return inHouse(async (rooms) => {
    const reports = rooms.get(ReportService);
    const built = await reports.build(quarter, 'command-line');
    if (!built.ok) {
      say(options, { ok: false, code: built.refusal.code }, `REFUSED  ${built.refusal.sentence.en}`);
      return false;
    }
    const { period, edition, files } = built.value;
    const folder = options.out;
    if (folder !== undefined) {
      await mkdir(folder, { recursive: true });
      for (const name of Object.keys(files)) {
        const file = await rooms.get(EditionsService).file(period, edition, name);
        if (file.ok) await writeFile(join(folder, name), file.value);
      }
    }
    say(
      options,
      { ok: true, ...built.value },
      [
        `Report ${period}, edition ${edition}:`,
        ...Object.entries(files).map(([name, hash]) => `  ${hash}  ${name}`),
      ].join('\n'),
    );
    return true;
  });
}
