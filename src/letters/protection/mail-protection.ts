/** How the mail of a letter is protected: decided when the letter is written, shown to its approvers, and kept at sending. */
import { z } from 'zod';
import type { Mailbox } from '../../domain/kernel/mailbox.js';
import { Sha256Text } from '../../domain/law/vocabulary.js';
import { underSetting } from '../../platform/telemetry/failure.js';
import { fingerprintOf, isForMailOf, mayUse } from '../../verifier/trust/certificate.js';
import { isValidAt, type OperatorKey, operatorKey } from './operator-key.js';
import type { RecipientCertificates } from './recipient-certificates.js';
import { encryptedEntity, signedEntity } from './smime.js';

export const MailProtection = z
  .strictObject({
    signed: z.boolean(),
    certificate: Sha256Text.nullable().describe('Of the certificate for which the mail is encrypted'),
    unencrypted: z
      .enum(['no_certificate', 'not_valid'])
      .nullable()
      .describe('Why it is not: the directory has none for the address, or none that may be used'),
  })
  .meta({ id: 'MailProtection' });
export type MailProtection = z.infer<typeof MailProtection>;

interface ProtectionSettings {
  /** PEM of the private key; absent, mails are not signed. */
  readonly mailKey?: string | undefined;
  readonly mailCertificate?: string | undefined;
  readonly mailFrom?: string | undefined;
}

const over = 'The certificate that signs mail is not valid at present: set another, then try the letter again.';
const unset = 'The letter was approved as a signed mail, and no key signs mail: set one, then try the letter again.';
const lost =
  'The letter was approved as an encrypted mail, and that certificate may no longer be used: it was not sent. Recall it, and prepare it again.';

export class MailProtector {
  private constructor(
    private readonly signer: OperatorKey | null,
    private readonly certificates: RecipientCertificates,
  ) {}

  /** Rejects, naming the setting, when the key cannot sign for the address of the sender. */
  static open(settings: ProtectionSettings, certificates: RecipientCertificates): Promise<MailProtector> {
    const { mailKey, mailCertificate, mailFrom = '' } = settings;
    if (!mailKey || !mailCertificate) return Promise.resolve(new MailProtector(null, certificates));
    const given = { key: mailKey, certificate: mailCertificate, variable: 'GREFFE_MAIL_CERTIFICATE' };
    return underSetting('GREFFE_MAIL_KEY', () => {
      const signer = operatorKey(given);
      if (!isForMailOf(signer.own, mailFrom) || !mayUse(signer.own, 'signature')) {
        throw new Error(`${given.variable} must sign mail of ${mailFrom}, the address of GREFFE_MAIL_FROM`);
      }
      return new MailProtector(signer, certificates);
    });
  }

  /** Of the key that signs; empty where none does. */
  get chain(): OperatorKey['chain'] {
    return this.signer?.chain ?? [];
  }

  /** As it can be given to a mail for that address today. */
  async of(recipient: Mailbox): Promise<MailProtection> {
    const { known, usable } = await this.certificates.of(recipient);
    const certificate = usable[0] ? fingerprintOf(usable[0]) : null;
    const why = known ? 'not_valid' : 'no_certificate';
    return { signed: this.signer !== null, certificate, unencrypted: certificate === null ? why : null };
  }

  /**
   * Puts the entity of a mail under exactly that protection. Rejects, with the sentence a person reads, when it cannot be
   * given any more: what was approved as encrypted never leaves in the clear.
   */
  async under(
    { signed, certificate }: MailProtection,
    recipient: Mailbox,
  ): Promise<(entity: Buffer) => Promise<Buffer>> {
    const { usable, at } = await this.certificates.of(recipient);
    const signer = signed ? this.signer : null;
    if (signed && !signer) throw new Error(unset);
    if (signer && !isValidAt(signer.own, at)) throw new Error(over);
    const known = usable.find((one) => fingerprintOf(one) === certificate);
    if (certificate !== null && !known) throw new Error(lost);
    return async (entity) => {
      const inner = signer ? await signedEntity(entity, signer) : entity;
      return known ? encryptedEntity(inner, known) : inner;
    };
  }
}
