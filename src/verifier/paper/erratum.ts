/** An erratum on paper, from its data alone: what the builder signs and the verifier makes again. */
import type { Language } from '../../domain/kernel/result.js';
import { canonical } from '../../domain/ledger/canonical.js';
import type { Erratum } from '../../domain/report/erratum.js';
import { composeErratum } from '../../domain/report/print/compose-erratum.js';
import type { Attachment } from '../../platform/pdf/document.js';
import { drawReport } from './draw.js';
import type { LoadedTexts } from './texts.js';

/** `erratum-2026-Q4`: the stem of the files of an erratum. */
export const erratumStem = (period: string): string => `erratum-${period}`;

/** As it is attached: canonical JSON (RFC 8785). */
export const erratumAttachment = (erratum: Erratum): Attachment => ({
  name: `${erratumStem(erratum.report)}.json`,
  mediaType: 'application/json',
  description: 'Every figure that this erratum corrects',
  bytes: Buffer.from(canonical(erratum), 'utf8'),
});

/** The unsigned file, its signature field reserved. The same erratum and texts give the same bytes. */
export function drawErratum(erratum: Erratum, language: Language, texts: LoadedTexts): Promise<Buffer> {
  const composed = composeErratum(erratum, texts[language].labels, language);
  const by = { operator: erratum.operator, signer: erratum.signer.name, at: new Date(erratum.asOf) };
  return drawReport(composed, by, [erratumAttachment(erratum)]);
}
