/** The digests of a file, taken while its bytes pass. */
import { createHash } from 'node:crypto';
import type { Sha256 } from '../../../domain/kernel/brand.js';

/** Hexadecimal. */
export interface FileDigests {
  readonly sha256: Sha256;
  readonly sha512: string;
  readonly sha3: string;
}

export class RunningDigests {
  constructor(
    private readonly sha256 = createHash('sha256'),
    private readonly sha512 = createHash('sha512'),
    private readonly sha3 = createHash('sha3-512'),
  ) {}

  /** One that goes on from here, whatever becomes of this one. */
  copy(): RunningDigests {
    return new RunningDigests(this.sha256.copy(), this.sha512.copy(), this.sha3.copy());
  }

  update(bytes: Buffer): void {
    for (const hash of [this.sha256, this.sha512, this.sha3]) hash.update(bytes);
  }

  /** Once: nothing is added afterwards. */
  end(): FileDigests {
    return {
      sha256: this.sha256.digest('hex') as Sha256,
      sha512: this.sha512.digest('hex'),
      sha3: this.sha3.digest('hex'),
    };
  }
}
