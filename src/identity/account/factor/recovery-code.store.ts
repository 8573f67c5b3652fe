import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { PersonId } from '../../../domain/kernel/brand.js';
import { changedBy } from '../../../platform/database/rows.js';
import type { Tx } from '../../../platform/database/transaction.js';
import { DataKeys } from '../../../platform/keys/keys.js';
import { newRecoveryCodes, plainRecoveryCode } from './recovery-code.js';

const CountRows = z.tuple([z.object({ unused: z.number() })]);

/** Recovery codes, of which the table knows digests that only this installation can make. */
@Injectable()
export class RecoveryCodeStore {
  constructor(private readonly keys: DataKeys) {}

  async unused(tx: Tx, person: PersonId): Promise<number> {
    const rows = await tx.query(
      'select count(*)::int as unused from recovery_code where person_id = $1 and used_at is null',
      [person],
    );
    return CountRows.parse(rows)[0].unused;
  }

  /** Ten new codes, shown this once; those before open nothing any more. */
  async renew(tx: Tx, person: PersonId): Promise<string[]> {
    const codes = newRecoveryCodes();
    await this.remove(tx, person);
    await tx.query('insert into recovery_code (person_id, digest) select $1::uuid, unnest($2::bytea[])', [
      person,
      codes.map((code) => this.digest(person, code)),
    ]);
    return codes;
  }

  /** True for a code of that person that is not used yet. */
  async spend(tx: Tx, person: PersonId, typed: string): Promise<boolean> {
    const spent = changedBy(
      await tx.query(
        'update recovery_code set used_at = clock_timestamp() where person_id = $1 and digest = $2 and used_at is null',
        [person, this.digest(person, typed)],
      ),
    );
    return spent > 0;
  }

  async remove(tx: Tx, person: PersonId): Promise<void> {
    await tx.query('delete from recovery_code where person_id = $1', [person]);
  }

  /** A text that is no code has a digest that no code has. */
  private digest(person: PersonId, typed: string): Buffer {
    return this.keys.lookupDigest('recovery code', `${person}\n${plainRecoveryCode(typed) ?? ''}`);
  }
}
