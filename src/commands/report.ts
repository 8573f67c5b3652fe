/** Builds the report of a quarter from the sealed ledger. */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Reason } from '../domain/report/erratum.js';
import { dsaGiven } from '../domain/report/official/dsa-edition.js';
import { MOST_STORIES, Story } from '../domain/report/story.js';
import { folderGiven, writeGiven } from '../platform/settings/given.js';
import { EditionsService } from '../reports/edition/editions.service.js';
import { ReportService } from '../reports/make/report.service.js';
import { loadDsaTemplates } from '../reports/paper/dsa-templates.js';
import { SiteService } from '../reports/site/site.service.js';
import { demandInstallation, inApplication, reading } from './application.js';
import { type Output, say } from './output.js';
import { statedIn } from './stated.js';

interface BuildOptions extends Output {
  readonly out?: string;
  readonly reasonFr?: string;
  readonly reasonEn?: string;
  /** The DSA reports published in the same edition, as templates/dsa/edition.example.yaml shows. */
  readonly dsa?: string;
  /** YAML of the cases that it tells of. */
  readonly stories?: string;
}

const Stories = z.array(Story).max(MOST_STORIES);

/** Undefined where none is given; half a reason is none, and stops before anything is counted. */
function reasonOf({ reasonFr, reasonEn }: BuildOptions): Reason | undefined {
  if (reasonFr === undefined && reasonEn === undefined) return undefined;
  const read = Reason.safeParse({ fr: reasonFr, en: reasonEn });
  if (!read.success) throw new Error('Give the reason in French and in English, each of 1 to 2,000 characters.');
  return read.data;
}

/** True when the report was built, verified by its own verifier, and recorded in the ledger. */
export async function buildReport(quarter: string, options: BuildOptions): Promise<boolean> {
  const reason = reasonOf(options);
  const stories = options.stories === undefined ? undefined : await statedIn(options.stories, Stories);
  const dsa = options.dsa === undefined ? undefined : await statedIn(options.dsa, dsaGiven(loadDsaTemplates()));
  if (options.out !== undefined) await folderGiven(options.out);
  return inApplication(async (rooms) => {
    demandInstallation(rooms);
    const reports = rooms.get(ReportService);
    const built = await reports.build(quarter, 'command-line', { reason, dsa, stories });
    if (!built.ok) {
      say(options, { ok: false, code: built.refusal.code }, `REFUSED  ${built.refusal.sentence.en}`);
      return false;
    }
    const { period, edition, files } = built.value;
    const folder = options.out;
    if (folder !== undefined) {
      for (const name of Object.keys(files)) {
        const file = await rooms.get(EditionsService).file(period, edition, name);
        if (file.ok) await writeGiven(join(folder, name), file.value);
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

/** Writes the public site into a folder that any web server can serve; a later run adds and replaces, and removes nothing. */
export async function exportSite(options: Output & { out: string }): Promise<boolean> {
  await folderGiven(options.out);
  return reading(async (rooms) => {
    const site = rooms.get(SiteService);
    const paths = await site.paths();
    for (const path of paths) {
      const file = await site.file(path);
      if (!file) {
        say(
          options,
          { ok: false, path },
          `REFUSED  ${path} is not the file that was signed off: restore it from a backup.`,
        );
        return false;
      }
      await mkdir(dirname(join(options.out, path)), { recursive: true });
      await writeGiven(join(options.out, path), file.bytes);
    }
    say(options, { ok: true, files: paths.length }, `${paths.length} files written to ${options.out}.`);
    return true;
  });
}
