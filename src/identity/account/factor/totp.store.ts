import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Moment } from '../../../access/moment.js';
import type { PersonId } from '../../../domain/kernel/brand.js';
import { type Instant, millisecondsOf } from '../../../domain/kernel/instant.js';
import { IDENTITY_DATABASE } from '../../../platform/database/connections.js';
import { Database } from '../../../platform/database/database.js';
import { changedBy } from '../../../platform/database/rows.js';
import type { Tx } from '../../../platform/database/transaction.js';
import { DataKeys } from '../../../platform/keys/keys.js';
import { stepOfCode } from './totp.js';

const SecretRows = z.array(z.object({ secret: z.instanceof(Buffer) }));
const EnrolledRows = z.array(z.object({ enrolled_at: Moment }));

/** The authenticator application of a person; its secret is at rest only under the key of this installation. */
@Injectable()
export class TotpStore {
  constructor(
    @Inject(IDENTITY_DATABASE) private readonly database: Database,
    private readonly keys: DataKeys,
  ) {}

  async enrolledAt(tx: Tx, person: PersonId): Promise<Instant | null> {
    const rows = await tx.query('select enrolled_at from totp where person_id = $1', [person]);
    return EnrolledRows.parse(rows)[0]?.enrolled_at ?? null;
  }

  /** False when the code is none of this secret; otherwise the secret replaces the one before, and the code is spent. */
  async enrol(tx: Tx, person: PersonId, secret: Buffer, code: string): Promise<boolean> {
    const step = await this.stepNow(tx, secret, code);
    if (step === undefined) return false;
    await tx.query(
      `insert into totp (person_id, secret, last_step) values ($1, $2, $3)
       on conflict (person_id) do update set secret = $2, last_step = $3, enrolled_at = clock_timestamp()`,
      [person, this.keys.sealSecret(contextOf(person), secret), step],
    );
    return true;
  }

  /** True for a right code that was not used before, nor one after it: each is good once (ASVS 5.0, 6.5.1). */
  async spend(tx: Tx, person: PersonId, code: string): Promise<boolean> {
    const [row] = SecretRows.parse(await tx.query('select secret from totp where person_id = $1', [person]));
    if (row === undefined) return false;
    const step = await this.stepNow(tx, this.keys.openSecret(contextOf(person), row.secret), code);
    if (step === undefined) return false;
    const spent = changedBy(
      await tx.query('update totp set last_step = $2 where person_id = $1 and last_step < $2', [person, step]),
    );
    return spent > 0;
  }

  /** False when there was none. */
  async remove(tx: Tx, person: PersonId): Promise<boolean> {
    const removed = changedBy(await tx.query('delete from totp where person_id = $1', [person]));
    return removed > 0;
  }

  private async stepNow(tx: Tx, secret: Buffer, code: string): Promise<number | undefined> {
    return stepOfCode(secret, code, millisecondsOf(await this.database.now(tx)));
  }
}

const contextOf = (person: PersonId): string => `totp of ${person}`;
