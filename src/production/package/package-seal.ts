/** The seal of packages: under the key that seals letters, with a time-stamp of the authority of reports where one is set. */
import type { LetterSeal } from '../../letters/protection/letter-seal.js';
import type { Settings } from '../../platform/settings/settings.js';
import { askTimeStamp, type TimeStampSettings } from '../../stamps/time-stamp-client.js';
import { httpTransport } from '../../stamps/transport.js';
import { readChain } from '../../verifier/trust/pem.js';

export class PackageSeal {
  constructor(
    private readonly letters: LetterSeal,
    private readonly stamps: TimeStampSettings | null,
  ) {}

  static of(settings: Pick<Settings, 'tsaUrl' | 'tsaRoots' | 'signingRoots'>, letters: LetterSeal): PackageSeal {
    const { tsaUrl, tsaRoots, signingRoots } = settings;
    const roots = readChain(tsaRoots ?? signingRoots ?? '');
    if (!tsaUrl) return new PackageSeal(letters, null);
    return new PackageSeal(letters, {
      ...{ address: tsaUrl, transport: httpTransport([tsaUrl]), roots },
      now: () => new Date(),
    });
  }

  /** Whose seal it is; null where none is set: nothing is then put into a package. */
  get holderName(): string | null {
    return this.letters.holderName;
  }

  /** Whether something can be sealed at that moment; true where no seal is set. */
  isValidAt(at: Date): boolean {
    return this.letters.isValidAt(at);
  }

  /** Of a PDF of the package. */
  document(bytes: Buffer, reason: string, at: Date): Promise<Buffer> {
    return this.letters.seal(bytes, reason, at);
  }

  /** Rejects where the authority that is set does not answer as it must: no package is sealed without it then. */
  sign(bytes: Buffer, at: Date): Promise<Buffer> {
    const { stamps } = this;
    return this.letters.sign(
      bytes,
      at,
      stamps ? async (value) => (await askTimeStamp(value, stamps)).token : undefined,
    );
  }
}
