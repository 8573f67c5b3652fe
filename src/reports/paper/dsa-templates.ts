/** The official templates of Regulation (EU) 2024/2835, as templates/dsa keeps them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DsaTemplates } from '../../domain/report/official/dsa-files.js';
import { packageRoot } from '../../platform/package/package-root.js';

export function loadDsaTemplates(): DsaTemplates {
  const part = (number: number) => readFileSync(join(packageRoot(), 'templates', 'dsa', `part-${number}.csv`), 'utf8');
  return {
    ...{ summary: part(1), names: part(2), orders: part(3), notices: part(4), illegal: part(5), terms: part(6) },
    ...{ appeals: part(7), means: part(8), people: part(9), recipients: part(10), words: part(11) },
  };
}
