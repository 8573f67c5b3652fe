/** Letters as they were drawn: written once, never changed. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { LetterKind, Sha256Text } from '../../domain/law/vocabulary.js';
import { rowsOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/database/transaction.js';

const StoredLetter = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  preparationId: z.uuid().nullable(),
  kind: LetterKind,
  language: z.enum(['fr', 'en']),
  template: z.string(),
  templateSha256: Sha256Text,
  sha256: Sha256Text,
  /** Sealed under the key of the case: `envelope.ts`. */
  envelope: z.instanceof(Buffer),
  /** A person posts it: no mail carries it. */
  post: z.boolean(),
});
export type StoredLetter = z.infer<typeof StoredLetter>;

/** Position 0 is the letter itself; what is attached to it follows. */
const StoredFile = z.object({
  position: z.int(),
  blobId: z.uuid(),
  sha256: Sha256Text,
  size: z.coerce.number().int(),
  /** Of a file of operations, which is its blob too. */
  uploadId: z.uuid().nullable(),
});
export type StoredFile = z.infer<typeof StoredFile>;

const columns = `id, case_id as "caseId", preparation_id as "preparationId", kind, language, template,
  template_sha256 as "templateSha256", sha256, envelope, post`;

@Injectable()
export class LetterStore {
  /** False when the letter is there already: nothing was written. */
  async add(tx: Tx, letter: StoredLetter, files: readonly StoredFile[]): Promise<boolean> {
    const inserted = await tx.query(
      `insert into letter (id, case_id, preparation_id, kind, language, template, template_sha256, sha256, envelope,
         post)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do nothing returning id`,
      [
        letter.id,
        letter.caseId,
        letter.preparationId,
        letter.kind,
        letter.language,
        letter.template,
        letter.templateSha256,
        letter.sha256,
        letter.envelope,
        letter.post,
      ],
    );
    if (inserted.length === 0) return false;
    for (const { position, blobId, sha256, size, uploadId } of files) {
      await tx.query(
        'insert into letter_file (letter_id, position, blob_id, sha256, size, upload_id) values ($1, $2, $3, $4, $5, $6)',
        [letter.id, position, blobId, sha256, size, uploadId],
      );
    }
    return true;
  }

  async find(tx: Tx, letterId: string): Promise<StoredLetter | null> {
    const [row] = await tx.query(`select ${columns} from letter where id = $1`, [letterId]);
    return row ? StoredLetter.parse(row) : null;
  }

  /** Oldest first. */
  async ofCase(tx: Tx, caseId: string): Promise<StoredLetter[]> {
    return rowsOf(
      StoredLetter,
      await tx.query(`select ${columns} from letter where case_id = $1 order by at, id`, [caseId]),
    );
  }

  async files(tx: Tx, letterId: string): Promise<StoredFile[]> {
    return rowsOf(
      StoredFile,
      await tx.query(
        'select position, blob_id as "blobId", sha256, size, upload_id as "uploadId" from letter_file where letter_id = $1 order by position',
        [letterId],
      ),
    );
  }
}
