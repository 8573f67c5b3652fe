/** A stored letter, opened: its envelope, and its files as they were approved or not at all. */
import { Injectable } from '@nestjs/common';
import { CaseVault, erased } from '../../cases/rows/vault.js';
import type { Sha256 } from '../../domain/kernel/brand.js';
import { BlobStore } from '../../platform/blobs/blob-store.js';
import { BlobDamaged } from '../../platform/blobs/chunks/fault.js';
import type { Tx } from '../../platform/database/transaction.js';
import { JobFailure } from '../../platform/jobs/job.js';
import { type Envelope, openEnvelope } from '../writing/envelope.js';
import { LetterStore, type StoredFile, type StoredLetter } from '../writing/letter.store.js';
import type { Enclosure } from '../writing/letter-writer.js';

export interface Sealed {
  readonly letter: StoredLetter;
  readonly envelope: Envelope;
  readonly files: readonly StoredFile[];
  readonly key: Buffer;
}

const altered =
  'The stored letter is not the one that was approved: it was not sent. Keep its files as evidence and prepare it again.';

@Injectable()
export class LetterFiles {
  constructor(
    private readonly vault: CaseVault,
    private readonly letters: LetterStore,
    private readonly blobs: BlobStore,
  ) {}

  /** `erased` when the key of the case was destroyed. Rejects when the envelope was changed. */
  async open(tx: Tx, letter: StoredLetter): Promise<Sealed | typeof erased> {
    const key = await this.vault.keyOf(tx, letter.caseId);
    if (key === erased) return erased;
    const files = await this.letters.files(tx, letter.id);
    return { letter, envelope: opened(key, letter), files, key };
  }

  /**
   * Every file, the letter first. Rejects while one cannot be read, and unless each is, byte for byte, the one that the
   * envelope names, and the letter the one of the case.
   */
  async read(sealed: Sealed): Promise<Enclosure[]> {
    const read: Enclosure[] = [];
    for (const listed of listedIn(sealed)) read.push(await this.enclosure(listed, sealed.key));
    return read;
  }

  /** The file at that place, under the same conditions; undefined where the letter has none. 0 is the letter itself. */
  async at(sealed: Sealed, position: number): Promise<Enclosure | undefined> {
    const listed = listedIn(sealed)[position];
    return listed && this.enclosure(listed, sealed.key);
  }

  private async enclosure({ blobId, ...file }: Listed, key: Buffer): Promise<Enclosure> {
    return { ...file, content: await this.content(blobId, file.sha256, key) };
  }

  private async content(blobId: string, sha256: string, key: Buffer): Promise<Buffer> {
    try {
      return await this.blobs.read({ blobId, sha256: sha256 as Sha256 }, key);
    } catch (error) {
      if (!(error instanceof BlobDamaged)) throw error;
      throw Object.assign(new JobFailure(altered, false), { cause: error });
    }
  }
}

type Listed = Envelope['files'][number] & Pick<StoredFile, 'blobId'>;

/** What the envelope names, with where each is stored: the letter of the case first, and none without its file. */
function listedIn({ letter, envelope, files }: Sealed): Listed[] {
  const complete = files.length === envelope.files.length && envelope.files[0]?.sha256 === letter.sha256;
  if (!complete) throw new JobFailure(altered, false);
  return files.flatMap(({ blobId }, position) => {
    const file = envelope.files[position];
    return file ? [{ ...file, blobId }] : [];
  });
}

function opened(key: Buffer, letter: StoredLetter): Envelope {
  try {
    return openEnvelope(key, letter.id, letter.envelope);
  } catch (error) {
    throw Object.assign(new JobFailure(altered, false), { cause: error });
  }
}
