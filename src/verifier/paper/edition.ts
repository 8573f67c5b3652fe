/** One edition of a report on paper, from its manifest alone: what the builder signs and the verifier makes again. */
import { createHash } from 'node:crypto';
import type { Language } from '../../domain/kernel/result.js';
import { canonical } from '../../domain/ledger/canonical.js';
import { longTable } from '../../domain/report/long-table.js';
import type { Manifest } from '../../domain/report/manifest.js';
import { compose } from '../../domain/report/print/compose.js';
import type { Attachment } from '../../platform/pdf/document.js';
import type { Conformance } from '../../platform/pdf/engine.js';
import { drawReport } from './draw.js';
import type { LoadedTexts } from './texts.js';

/** `rapport-2026-Q4`: the stem of every file of a report. */
export const stemOf = (period: string): string => `rapport-${period}`;

/** The open counting sets, published beside the report (domain/report/proofs.ts). */
export const proofsName = (period: string): string => `${stemOf(period)}.proofs.txt`;

/** The proof that the log holds the edition. */
export const inclusionName = (period: string): string => `${stemOf(period)}.inclusion.txt`;

/** The manifest as it is hashed, attached and published: canonical JSON (RFC 8785). */
export const manifestBytes = (manifest: Manifest): Buffer => Buffer.from(canonical(manifest), 'utf8');

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function attachmentsOf(manifest: Manifest): readonly [manifest: Attachment, table: Attachment] {
  const stem = stemOf(manifest.report);
  return [
    {
      name: `${stem}.json`,
      mediaType: 'application/json',
      description: 'Manifest: every figure of this report',
      bytes: manifestBytes(manifest),
    },
    {
      name: `${stem}.csv`,
      mediaType: 'text/csv',
      description: 'The same figures as one long table',
      bytes: Buffer.from(longTable(manifest), 'utf8'),
    },
  ];
}

/** The unsigned file, its signature field reserved; a PDF/A-1b has no attachments. The same manifest and texts give the same bytes. */
export function drawEdition(
  manifest: Manifest,
  language: Language,
  texts: LoadedTexts,
  conformance: Conformance = 'PDF/A-3a',
): Promise<Buffer> {
  const report = compose(manifest, sha256Of(manifestBytes(manifest)), texts[language]);
  const by = { operator: manifest.operator, signer: manifest.signer.name, at: new Date(manifest.asOf), conformance };
  return drawReport(report, by, conformance === 'PDF/A-1b' ? [] : attachmentsOf(manifest));
}
