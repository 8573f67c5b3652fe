/** The seal of this installation: its key, its level, and the authorities that it asks. */
import type { Manifest } from '../../domain/report/manifest.js';
import { askTimeStamp } from '../../stamps/time-stamp-client.js';
import type { Trust } from '../../verifier/report/signer.js';
import { fingerprintOf } from '../../verifier/trust/certificate.js';
import { writePem } from '../../verifier/trust/pem.js';
import { reportSealing, type Sealing, type SealingSettings } from './sealing.js';
import { renewSeal, sealPdf } from './sign.js';

export class ReportSeal {
  private opened: Promise<Sealing> | undefined;

  constructor(
    private readonly settings: SealingSettings,
    private readonly operator: string,
    private readonly now: () => Date,
  ) {}

  /** Opened once; rejects, saying what to set, when key, certificate or level cannot be used. */
  sealing(): Promise<Sealing> {
    this.opened ??= reportSealing(this.settings, this.operator, this.now);
    return this.opened;
  }

  /** What a manifest says of its seal. */
  async signer(): Promise<Manifest['signer']> {
    const { sealer, level } = await this.sealing();
    const [certificate] = sealer.chain;
    if (!certificate) throw new Error('The signing key has no certificate.');
    const { demonstration } = sealer;
    return { name: this.operator, certificateSha256: fingerprintOf(certificate), demonstration, level };
  }

  /** Sealed to the level of the settings; rejects, having made nothing, when that cannot be reached. */
  async seal(unsigned: Buffer): Promise<Buffer> {
    const { sealer, level, services } = await this.sealing();
    return sealPdf(unsigned, sealer, level, services);
  }

  /** One more archive time-stamp; rejects where no authority is set. */
  async renew(sealed: Buffer): Promise<Buffer> {
    const { services } = await this.sealing();
    if (!services) throw new Error('Renewing a seal needs a time-stamp authority: set GREFFE_TSA_URL.');
    return renewSeal(sealed, services);
  }

  /** A checked token over these bytes, or null where no authority is set; rejects when it does not answer as it must. */
  async stamp(bytes: Buffer): Promise<Buffer | null> {
    const { services } = await this.sealing();
    return services && (await askTimeStamp(bytes, services.stamps)).token;
  }

  /** The certificates that a verifier of our own output believes: the seal's own, and the time-stamp authorities' roots. */
  async trust(): Promise<Trust & { readonly trusted: string }> {
    const { sealer, services } = await this.sealing();
    const [certificate] = sealer.chain;
    const trust = { trusted: certificate ? writePem(certificate) : '', now: this.now() };
    return services ? { ...trust, trustedStamps: services.stamps.roots.map(writePem).join('') } : trust;
  }
}
