/** The signatures inside a PDF (ISO 32000-2, 12.8): intact, what was added after, and who signed, on three lines. */
import type { SenderFinding } from '../../domain/reading/sender-check.js';
import { found } from './found.js';
import { commonName } from './names.js';

export interface NamedPdf {
  readonly name: string;
  readonly bytes: Buffer;
}

type SignatureState = 'broken' | 'unsupported' | 'added_after' | 'intact' | 'holds';

interface Judged {
  readonly state: SignatureState;
  readonly lines: readonly string[];
  /** Where the bytes that it covers end. */
  readonly end: number;
}

/** From the gravest to the best: what is said of all signatures together. */
const gravity: readonly SignatureState[] = ['broken', 'unsupported', 'added_after', 'intact', 'holds'];
const MAXIMUM_SIGNATURES = 20;

/** One finding for all PDFs of the message. */
export async function pdfFinding(pdfs: readonly NamedPdf[], authorities: string, day: Date): Promise<SenderFinding> {
  const judged: Judged[] = [];
  for (const pdf of pdfs) judged.push(...(await signaturesOf(pdf, authorities, day)));
  const worst = gravity.find((state) => judged.some((one) => one.state === state));
  return found(
    `pdf_${worst ?? 'none'}`,
    judged.flatMap(({ lines }) => lines),
  );
}

async function signaturesOf(pdf: NamedPdf, authorities: string, day: Date): Promise<Judged[]> {
  const text = pdf.bytes.toString('latin1');
  const ranges = [
    ...text.matchAll(/\/ByteRange\s{0,9}\[\s{0,9}(\d{1,10})\s{1,9}(\d{1,10})\s{1,9}(\d{1,10})\s{1,9}(\d{1,10})/g),
  ];
  const judged: Judged[] = [];
  for (const [, ...numbers] of ranges.slice(0, MAXIMUM_SIGNATURES)) {
    judged.push(await judge(pdf, numbers.map(Number), authorities, day));
  }
  // A later signature covers an earlier one with all that was added between them.
  const last = Math.max(...judged.map(({ end }) => end));
  return judged.map((one) =>
    one.state === 'added_after' && one.end < last ? { ...one, state: 'intact' as const } : one,
  );
}

async function judge(
  { name, bytes }: NamedPdf,
  [start = 0, before = 0, resumes = 0, after = 0]: readonly number[],
  authorities: string,
  day: Date,
): Promise<Judged> {
  const end = resumes + after;
  const der =
    start === 0 && before < resumes && end <= bytes.length ? contentsOf(bytes.subarray(before, resumes)) : null;
  if (!der) return { state: 'unsupported', lines: [`${name}: signature: odd range`], end: 0 };
  const data = Buffer.concat([bytes.subarray(0, before), bytes.subarray(resumes, end)]);
  const { verifyCms } = await import('../../documents/mail/cms.js');
  const { mathematics, signer, chain } = await verifyCms(der, data, authorities, day);
  const added = bytes.length - end;
  const lines = [
    `${name}: signature: ${mathematics}`,
    `${name}: bytes added after it: ${added}`,
    `${name}: signer: ${signer ? commonName(signer) : '?'}, chain: ${chain}`,
  ];
  if (mathematics === 'broken') return { state: 'broken', lines, end };
  if (mathematics !== 'intact') return { state: 'unsupported', lines, end };
  if (added > 0) return { state: 'added_after', lines, end };
  return { state: chain === 'trusted' ? 'holds' : 'intact', lines, end };
}

/** The gap MUST be one hexadecimal string and nothing else; the padding behind the DER is cut. */
function contentsOf(gap: Buffer): Buffer | null {
  const hex = /^<([0-9a-fA-F\s]*)>$/.exec(gap.toString('latin1'))?.[1]?.replace(/\s/g, '');
  if (!hex || hex.length % 2 === 1) return null;
  const bytes = Buffer.from(hex, 'hex');
  const size = derLength(bytes);
  return size !== null && size <= bytes.length ? bytes.subarray(0, size) : null;
}

/** Null for what is no definite-length SEQUENCE: PDF asks for DER. */
function derLength(bytes: Buffer): number | null {
  const first = bytes.at(1) ?? 0x80;
  if (bytes.at(0) !== 0x30 || first === 0x80) return null;
  if (first < 0x80) return 2 + first;
  const count = first & 0x7f;
  return count > 4 || bytes.length < 2 + count ? null : 2 + count + bytes.readUIntBE(2, count);
}
