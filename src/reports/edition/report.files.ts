/** The files of each edition, under GREFFE_DATA/reports/<period>/<edition>; the ledger holds their hashes. */
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '../../platform/telemetry/failure.js';
import { tracePoint } from '../../platform/telemetry/trace-point.js';

export class ReportFiles {
  private readonly folder: string;

  constructor(dataFolder: string) {
    this.folder = join(dataFolder, 'reports');
  }

  pathOf(period: string, edition: number, name: string): string {
    return join(this.folder, period, String(edition), name);
  }

  /** On disk before it returns; whole or absent. */
  async write(period: string, edition: number, name: string, bytes: Buffer): Promise<void> {
    const path = this.pathOf(period, edition, name);
    await mkdir(dirname(path), { recursive: true });
    const draft = `${path}.${process.pid}`;
    const file = await open(draft, 'w', 0o640);
    try {
      await file.writeFile(bytes);
      await file.sync();
      tracePoint('report.draft_synced');
    } finally {
      await file.close();
    }
    await rename(draft, path);
    tracePoint('report.renamed');
  }

  /** Undefined when there is no such file. */
  async read(period: string, edition: number, name: string): Promise<Buffer | undefined> {
    try {
      return await readFile(this.pathOf(period, edition, name));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  }
}
