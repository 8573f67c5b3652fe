/** The seal of letters, under a key of its own: a revision is appended, and what people approved stays its exact beginning. */

import { underSetting } from '../../platform/telemetry/failure.js';
import { readPdf } from '../../verifier/file/pdf-file.js';
import { coveredBy } from '../../verifier/file/revision.js';
import { fillSeal, withSealField } from '../../verifier/file/seal-field.js';
import { digestOf } from '../../verifier/trust/algorithm.js';
import { detachedSignature } from '../../verifier/trust/cms.js';
import { isValidAt, type OperatorKey, operatorKey } from './operator-key.js';

interface SealSettings {
  /** PEM of the private key; absent, letters are not sealed. */
  readonly letterKey?: string | undefined;
  /** PEM of its certificate, those above it after it. */
  readonly letterCertificate?: string | undefined;
}

const over = 'The certificate of the seal of letters is not valid at present: set another, then try the letter again.';
const changed = 'The seal changed the letter that people approved: it was not sent.';

export class LetterSeal {
  private constructor(
    private readonly signer: string,
    private readonly holder: OperatorKey | null,
  ) {}

  /** Rejects, naming the setting, when key and certificate cannot be used together. */
  static open({ letterKey, letterCertificate }: SealSettings, signer: string): Promise<LetterSeal> {
    if (!letterKey || !letterCertificate) return Promise.resolve(new LetterSeal(signer, null));
    const given = { key: letterKey, certificate: letterCertificate, variable: 'GREFFE_LETTER_CERTIFICATE' };
    return underSetting('GREFFE_LETTER_KEY', () => new LetterSeal(signer, operatorKey(given)));
  }

  /** Empty where no seal is set. */
  get chain(): OperatorKey['chain'] {
    return this.holder?.chain ?? [];
  }

  /** Whose seal it is; null where none is set. */
  get holderName(): string | null {
    return this.holder && this.signer;
  }

  /** Whether a letter can be sealed at that moment; true where no seal is set. */
  isValidAt(at: Date): boolean {
    return this.holder === null || isValidAt(this.holder.own, at);
  }

  /**
   * A detached CAdES signature over those bytes, under the same key; rejects where no seal is set, or it is not valid then.
   * @param stamp gives a time-stamp token over the signature
   */
  sign(bytes: Buffer, signedAt: Date, stamp?: (signature: Buffer) => Promise<Buffer>): Promise<Buffer> {
    if (!this.holder || !this.isValidAt(signedAt)) return Promise.reject(new Error(over));
    const { key, chain } = this.holder;
    return detachedSignature(digestOf('sha256', bytes), key, chain, { signedAt, stamp });
  }

  /** The letter as it is where no seal is set; rejects when the seal cannot be made, or the result begins otherwise. */
  async seal(approved: Buffer, reason: string, at: Date): Promise<Buffer> {
    if (!this.holder) return approved;
    const { key, chain } = this.holder;
    if (!this.isValidAt(at)) throw new Error(over);
    const entries = { signer: text(this.signer), reason: text(reason), at: Buffer.from(dateText(at)) };
    const { revision, hole } = withSealField({ bytes: approved, file: readPdf(approved) }, entries);
    const cms = await detachedSignature(digestOf('sha256', coveredBy(revision, hole)), key, chain);
    const sealed = fillSeal(revision, hole, cms);
    if (!sealed.subarray(0, approved.length).equals(approved)) throw new Error(changed);
    return sealed;
  }
}

/** A text string in UTF-16 with its mark (ISO 32000-1, 7.9.2.2). */
const text = (words: string): Buffer => Buffer.concat([Buffer.of(0xfe, 0xff), Buffer.from(words, 'utf16le').swap16()]);

const dateText = (at: Date): string => `D:${at.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`;
