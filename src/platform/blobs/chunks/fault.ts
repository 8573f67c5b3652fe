/** Why stored bytes cannot be read; neither is a fault of the message or letter itself. */
import { Blocked, codeOf } from '../../telemetry/failure.js';

/** The file is not in the store, or its disk does not answer: another attempt succeeds once it is back. */
export class BlobMissing extends Blocked {
  constructor(
    readonly blobId: string,
    options?: ErrorOptions,
  ) {
    const code = codeOf(options?.cause) ?? 'ENOENT';
    const what = code === 'ENOENT' ? 'is missing' : `cannot be read now (${code})`;
    super(
      `The stored file ${blobId} ${what}: mount the store again, or restore the file from your backup.`,
      'storage.missing',
      options,
    );
  }
}

/** The file is there, and is not what was stored. */
export class BlobDamaged extends Error {
  constructor(
    readonly blobId: string,
    options?: ErrorOptions,
  ) {
    super(
      `The stored file ${blobId} was altered, or belongs to another key: restore it from your backup and keep this one as evidence.`,
      options,
    );
  }
}

/** An error of the system, of any kind, says nothing about the bytes of the file. */
export const missing =
  (blobId: string) =>
  (error: unknown): never => {
    throw codeOf(error) === undefined ? error : new BlobMissing(blobId, { cause: error });
  };
