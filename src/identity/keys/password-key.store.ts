import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { PersonId } from '../../domain/kernel/brand.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { SealedSeed } from './password-key.js';

const Rows = z.array(z.object({ keyId: z.uuid(), salt: z.instanceof(Buffer), box: z.instanceof(Buffer) }));

/** No person writes more. Beyond this number, the operator removes the rows of an intruder. */
const MOST = 20;

type Stored = SealedSeed & { readonly keyId: string };

/**
 * Sealed seeds; rows are only added. Which key counts is in the log: a row signs nothing without its confirmed entry,
 * and the rows before it still open.
 */
@Injectable()
export class PasswordKeyStore {
  /** Newest first. */
  async listOf(tx: Tx, person: PersonId): Promise<Stored[]> {
    const rows = await tx.query(
      'select key_id as "keyId", salt, box from password_key where person_id = $1 order by id desc limit $2',
      [person, MOST],
    );
    return Rows.parse(rows);
  }

  /** The newest from now on. */
  async add(tx: Tx, person: PersonId, keyId: string, { salt, box }: SealedSeed): Promise<void> {
    await tx.query('insert into password_key (person_id, key_id, salt, box) values ($1, $2, $3, $4)', [
      ...[person, keyId, salt, box],
    ]);
  }
}
