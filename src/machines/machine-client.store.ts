/** What was proposed of each machine, as two people signed it, and the tokens that hold. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { MachineClient } from '../domain/machine/client.js';
import { rowOf, rowsOf } from '../platform/database/rows.js';
import type { Tx } from '../platform/database/transaction.js';

const Kept = z
  .object({ id: z.uuid(), ...MachineClient.shape, ownerActive: z.boolean() })
  .transform(({ id, ownerActive, ...client }) => ({ id, ownerActive, client }));
export type KeptClient = z.infer<typeof Kept>;
const Seconds = z.object({ seconds: z.int().positive() });

const columns = `c.id, c.name, c.scopes, c.owner, encode(c.secret_sha256, 'hex') as "secretSha256",
  to_char(c.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as until, p.disabled_at is null as "ownerActive"`;

@Injectable()
export class MachineClientStore {
  async add(tx: Tx, id: string, { name, scopes, owner, until, secretSha256 }: MachineClient): Promise<void> {
    await tx.query(
      `insert into machine_client (id, name, scopes, owner, until, secret_sha256)
       values ($1, $2, $3, $4, $5, decode($6, 'hex'))`,
      [id, name, scopes, owner, until, secretSha256],
    );
  }

  /** In the order in which they were proposed. */
  async all(tx: Tx): Promise<KeptClient[]> {
    return rowsOf(
      Kept,
      await tx.query(`select ${columns} from machine_client c join person p on p.id = c.owner order by c.id`),
    );
  }

  async find(tx: Tx, id: string): Promise<KeptClient | null> {
    return rowOf(
      Kept,
      await tx.query(`select ${columns} from machine_client c join person p on p.id = c.owner where c.id = $1`, [id]),
    );
  }

  /** Until when it holds is the database's to say; answers the seconds. Tokens that are over are deleted. */
  async addToken(tx: Tx, clientId: string, digest: Buffer, scopes: readonly string[]): Promise<number> {
    await tx.query('delete from machine_token where expires_at < clock_timestamp()');
    const added = await tx.query(
      `insert into machine_token (sha256, client_id, scopes) values ($1, $2, $3)
       returning greatest(1, extract(epoch from expires_at - clock_timestamp()))::int as seconds`,
      [digest, clientId, scopes],
    );
    return Seconds.parse(added[0]).seconds;
  }

  async endTokens(tx: Tx, clientId: string): Promise<void> {
    await tx.query('delete from machine_token where client_id = $1', [clientId]);
  }
}
