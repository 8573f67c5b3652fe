import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { PersonId } from '../../domain/kernel/brand.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { SealedSeed } from './password-key.js';

const Rows = z.array(z.object({ keyId: z.uuid(), salt: z.instanceof(Buffer), box: z.instanceof(Buffer) }));

/** Sealed seeds, one a person. Which key counts is in the log: a row signs nothing without its confirmed entry. */
@Injectable()
export class PasswordKeyStore {
  async find(tx: Tx, person: PersonId): Promise<(SealedSeed & { readonly keyId: string }) | undefined> {
    const rows = await tx.query('select key_id as "keyId", salt, box from password_key where person_id = $1', [person]);
    return Rows.parse(rows)[0];
  }

  /** In the place of one before. */
  async keep(tx: Tx, person: PersonId, keyId: string, { salt, box }: SealedSeed): Promise<void> {
    await tx.query(
      `insert into password_key (person_id, key_id, salt, box) values ($1, $2, $3, $4)
       on conflict (person_id) do update set key_id = $2, salt = $3, box = $4, sealed_at = clock_timestamp()`,
      [person, keyId, salt, box],
    );
  }

  async remove(tx: Tx, person: PersonId): Promise<void> {
    await tx.query('delete from password_key where person_id = $1', [person]);
  }
}
