/** One document of ours, sealed and verified before it is kept. */
import { verifyDocument } from '../../verifier/report/verify-document.js';
import type { ReportSeal } from './report-seal.js';

export interface NamedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Sealed, and verified as a stranger would, under the very certificates that should have signed. */
export async function sealed(seal: ReportSeal, drawn: Buffer): Promise<Buffer> {
  const bytes = await seal.seal(drawn);
  const verified = await verifyDocument(bytes, await seal.trust());
  if (verified.ok) return bytes;
  throw new Error(`The document does not verify and was not kept. ${verified.fault.en}`);
}
