/** The official templates of Regulation (EU) 2024/2835, as templates/dsa keeps them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DsaTemplates } from '../../domain/report/dsa-files.js';
import { packageRoot } from '../../platform/package-root.js';

export function loadDsaTemplates(): DsaTemplates {
  const part = (number: number) => readFileSync(join(packageRoot(), 'templates', 'dsa', `part-${number}.csv`), 'utf8');
  return { summary: part(1), names: part(2), orders: part(3) };
}
