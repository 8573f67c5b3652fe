/** The texts of the report, read from templates/report with the hash of each file. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import type { Texts } from '../../domain/report/print/compose.js';
import { CountingRules, Labels, ReportTemplate } from '../../domain/report/print/template.js';
import { packageRoot } from '../../platform/package/package-root.js';

/** The edition that new reports are made with; old ones are verified with their own. */
const TEXTS_VERSION = 8;

export interface LoadedTexts {
  readonly fr: Texts;
  readonly en: Texts;
  /** SHA-256 of each file, as the manifest names them. */
  readonly sha256: { readonly fr: string; readonly en: string; readonly labels: string; readonly rules: string };
}

function load<Schema extends z.ZodType>(name: string, schema: Schema): { value: z.infer<Schema>; sha256: string } {
  const bytes = readFileSync(join(packageRoot(), 'templates', 'report', name));
  const read = schema.safeParse(parse(bytes.toString('utf8')));
  if (!read.success) throw new Error(`templates/report/${name} cannot be used: ${read.error.message}`);
  return { value: read.data, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Throws when a file is missing or not of its schema: without its texts there is no report. */
export function loadTexts(version: number = TEXTS_VERSION): LoadedTexts {
  const fr = load(`report.v${version}.fr.yaml`, ReportTemplate);
  const en = load(`report.v${version}.en.yaml`, ReportTemplate);
  const labels = load(`labels.v${version}.yaml`, Labels);
  const rules = load(`counting-rules.v${version}.yaml`, CountingRules);
  const shared = { labels: labels.value, rules: rules.value };
  return {
    fr: { template: fr.value, ...shared },
    en: { template: en.value, ...shared },
    sha256: { fr: fr.sha256, en: en.sha256, labels: labels.sha256, rules: rules.sha256 },
  };
}
