/** Finds the case of a thread or of a reference without keeping either in clear: rows hold keyed digests. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Common } from '../../domain/case/repeated-act.js';
import type { CaseId } from '../../domain/kernel/brand.js';
import { rowsOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/database/transaction.js';
import { DataKeys } from '../../platform/keys/keys.js';

const Found = z.object({ digest: z.string(), id: z.string().transform((id) => id as CaseId) });

export type LookupKind = 'message_id' | 'case_reference';

@Injectable()
export class LookupStore {
  constructor(private readonly keys: DataKeys) {}

  async add(tx: Tx, caseId: string, kind: LookupKind, values: readonly string[]): Promise<void> {
    await tx.query(`insert into case_lookup (digest, case_id) select unnest($1::bytea[]), $2 on conflict do nothing`, [
      values.map((value) => this.digest(kind, value)),
      caseId,
    ]);
  }

  /** What another case may have in common with it: one case finds the other by these alone. */
  async addCommon(tx: Tx, caseId: string, things: readonly Common[]): Promise<void> {
    await tx.query(
      `insert into case_lookup (digest, case_id, kind)
       select digest, $3, kind from unnest($1::bytea[], $2::text[]) as thing (digest, kind) on conflict do nothing`,
      [
        things.map(({ kind, value }) => this.keys.lookupDigest(`common ${kind}`, value)),
        things.map(({ kind }) => kind),
        caseId,
      ],
    );
  }

  /** Of each value that a case holds, the newest such case. */
  async find(tx: Tx, kind: LookupKind, values: readonly string[]): Promise<Map<string, CaseId>> {
    const digests = new Map(values.map((value) => [this.digest(kind, value).toString('hex'), value]));
    const rows = rowsOf(
      Found,
      await tx.query(
        `select encode(l.digest, 'hex') as digest, c.id
       from case_lookup l join case_file c on c.id = l.case_id
       where l.digest = any(select decode(unnest($1::text[]), 'hex')) order by c.received_at`,
        [[...digests.keys()]],
      ),
    );
    return new Map(rows.map(({ digest, id }) => [digests.get(digest) ?? '', id]));
  }

  private digest(kind: LookupKind, value: string): Buffer {
    return this.keys.lookupDigest(kind, value.trim().toLowerCase());
  }
}
