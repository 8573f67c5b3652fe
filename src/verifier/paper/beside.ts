/** Files with the figures of a report that are published beside it: its pages of HTML and its observations. */

import type { Language } from '../../domain/kernel/result.js';
import type { Manifest } from '../../domain/report/manifest.js';
import { observations } from '../../domain/report/observations.js';
import { compose } from '../../domain/report/print/compose.js';
import { sha256Of, stemOf } from './edition.js';
import { htmlReport } from './html.js';
import type { LoadedTexts } from './texts.js';

const MANIFEST_HASH = '/proof/manifestSha256';
export const observationsName = (period: string): string => `${stemOf(period)}.observations.csv`;
const pageOf = (period: string, language: Language): string => `${stemOf(period)}.${language}.html`;

/** Without the hash of the manifest, which names this page by its own. */
function page(manifest: Manifest, language: Language, texts: LoadedTexts): string {
  const { report, operator } = manifest;
  const composed = compose(manifest, '', texts[language]);
  const blocks = composed.blocks.map((block) =>
    block.kind === 'definitions'
      ? { ...block, terms: block.terms.filter(({ line }) => !line.some(({ pointer }) => pointer === MANIFEST_HASH)) }
      : block,
  );
  return htmlReport({ ...composed, blocks }, operator, {
    pdf: `${stemOf(report)}.${language}.pdf`,
    observations: observationsName(report),
    twin: pageOf(report, language === 'fr' ? 'en' : 'fr'),
  });
}

/** The same manifest and texts give the same bytes. */
export function filesBeside(manifest: Manifest, texts: LoadedTexts): ReadonlyMap<string, Buffer> {
  const { report } = manifest;
  const files: [string, string][] = [
    [pageOf(report, 'fr'), page(manifest, 'fr', texts)],
    [pageOf(report, 'en'), page(manifest, 'en', texts)],
    [observationsName(report), observations(manifest)],
  ];
  return new Map(files.map(([name, text]) => [name, Buffer.from(text, 'utf8')]));
}

/** The manifest with the hash of each of them. */
export function namingBeside(manifest: Manifest, texts: LoadedTexts): Manifest {
  const files = [...filesBeside(manifest, texts)];
  return { ...manifest, beside: Object.fromEntries(files.map(([name, bytes]) => [name, sha256Of(bytes)])) };
}
