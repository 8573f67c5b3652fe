import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { rowOf } from '../../database/rows.js';
import type { Tx } from '../../database/transaction.js';
import type { StoredIdentity } from './idempotency.key.js';

export type Claim =
  | { readonly state: 'new' }
  | { readonly state: 'running' }
  | { readonly state: 'other_request' }
  | { readonly state: 'answered'; readonly status: number; readonly answer: Buffer };

const Row = z.object({ same: z.boolean(), status: z.int().nullable(), answer: z.instanceof(Buffer).nullable() });

/** How long an answer is kept for a repetition. */
const RETENTION = '24 hours';
/** A process that died left its claim: after this time the same request may run again. */
const LEASE = '1 minute';

/** One row for each write in progress or answered; hours are those of the database. */
@Injectable()
export class IdempotencyStore {
  /** Exactly one of several callers with the same key gets `new`. */
  async claim(tx: Tx, { personId, keySha256, fingerprint }: StoredIdentity): Promise<Claim> {
    await tx.query('delete from idempotency where started_at < clock_timestamp() - $1::interval', [RETENTION]);
    const claimed = await tx.query(
      `insert into idempotency as kept (person_id, key_sha256, fingerprint) values ($1, $2, $3)
       on conflict (person_id, key_sha256) do update set started_at = clock_timestamp()
         where kept.fingerprint = $3 and kept.status is null and kept.started_at < clock_timestamp() - $4::interval
       returning 1`,
      [personId, keySha256, fingerprint, LEASE],
    );
    if (claimed.length > 0) return { state: 'new' };
    const rows = await tx.query(
      'select fingerprint = $3 as same, status, answer from idempotency where person_id = $1 and key_sha256 = $2',
      [personId, keySha256, fingerprint],
    );
    const row = rowOf(Row, rows);
    if (row === null) return { state: 'running' };
    if (!row.same) return { state: 'other_request' };
    if (row.status === null || row.answer === null) return { state: 'running' };
    return { state: 'answered', status: row.status, answer: row.answer };
  }

  async answer(tx: Tx, { personId, keySha256 }: StoredIdentity, status: number, answer: Buffer): Promise<void> {
    await tx.query('update idempotency set status = $3, answer = $4 where person_id = $1 and key_sha256 = $2', [
      personId,
      keySha256,
      status,
      answer,
    ]);
  }

  /** A refused command changed nothing: its key may be used again. */
  async release(tx: Tx, { personId, keySha256 }: StoredIdentity): Promise<void> {
    await tx.query('delete from idempotency where person_id = $1 and key_sha256 = $2 and status is null', [
      personId,
      keySha256,
    ]);
  }
}
