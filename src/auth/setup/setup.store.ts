import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Tx } from '../../platform/database/transaction.js';

/** Long enough to find a colleague, too short to be forgotten in a log (ASVS 5.0, 6.4.1). */
const LIFETIME = '1 day';

const OpenRows = z.tuple([z.object({ open: z.boolean() })]);
const KnownRows = z.tuple([z.object({ known: z.boolean() })]);

/** Whether the installation was set up, and the codes that may still do it, as their digests. */
@Injectable()
export class SetupStore {
  async isOpen(tx: Tx): Promise<boolean> {
    return OpenRows.parse(await tx.query('select done_at is null as open from setup'))[0].open;
  }

  /** True for exactly one transaction of all that ever commit: the others wait for it, and read false. */
  async finish(tx: Tx): Promise<boolean> {
    const [, finished]: [unknown, number] = await tx.query(
      'update setup set done_at = clock_timestamp() where done_at is null',
    );
    if (finished > 0) await tx.query('delete from setup_code');
    return finished > 0;
  }

  async addCode(tx: Tx, digest: Buffer): Promise<void> {
    await tx.query('delete from setup_code where expires_at < clock_timestamp()');
    await tx.query(
      `insert into setup_code (sha256, expires_at) values ($1, clock_timestamp() + interval '${LIFETIME}')`,
      [digest],
    );
  }

  async isKnown(tx: Tx, digest: Buffer): Promise<boolean> {
    const rows = await tx.query(
      'select exists (select from setup_code where sha256 = $1 and expires_at > clock_timestamp()) as known',
      [digest],
    );
    return KnownRows.parse(rows)[0].known;
  }
}
