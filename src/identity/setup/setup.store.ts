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
    return OpenRows.parse(await tx.query('select two_at is null as open from setup'))[0].open;
  }

  /** How many hold roles, while the first two are registered. */
  async holders(tx: Tx): Promise<number> {
    const rows = await tx.query('select count(*)::int as holders from person where cardinality(roles) > 0');
    return z.tuple([z.object({ holders: z.int() })]).parse(rows)[0].holders;
  }

  async forgetCodes(tx: Tx): Promise<void> {
    await tx.query('delete from setup_code');
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
