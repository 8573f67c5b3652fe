import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Moment } from '../../access/moment.js';
import type { PersonId } from '../../domain/kernel/brand.js';
import type { Tx } from '../../platform/database/transaction.js';

const PasskeyRow = z
  .object({
    id: z.uuid(),
    person_id: z.uuid(),
    credential_id: z.string(),
    public_key: z.instanceof(Buffer),
    counter: z.coerce.number().int(),
    transports: z.array(z.string()),
    multi_device: z.boolean(),
    backed_up: z.boolean(),
    aaguid: z.guid().nullable(),
    name: z.string(),
    added_at: Moment,
    used_at: Moment.nullable(),
  })
  .transform((row) => ({
    id: row.id,
    personId: row.person_id as PersonId,
    credentialId: row.credential_id,
    publicKey: row.public_key,
    counter: row.counter,
    transports: row.transports,
    multiDevice: row.multi_device,
    backedUp: row.backed_up,
    aaguid: row.aaguid,
    name: row.name,
    addedAt: row.added_at,
    usedAt: row.used_at,
  }));
/** A passkey as it was last seen; `credentialId` in base64url, `publicKey` in COSE. */
export type Passkey = z.infer<typeof PasskeyRow>;
export type NewPasskey = Omit<Passkey, 'addedAt' | 'usedAt'>;

const columns = `id, person_id, credential_id, public_key, counter, transports, multi_device, backed_up, aaguid, name, added_at, used_at`;

/** The passkeys of every person: public keys, counters, and the names people gave them. */
@Injectable()
export class PasskeyStore {
  async listOf(tx: Tx, person: PersonId): Promise<Passkey[]> {
    const rows = await tx.query(`select ${columns} from passkey where person_id = $1 order by added_at, id`, [person]);
    return z.array(PasskeyRow).parse(rows);
  }

  /** Locks the row: of two answers with one counter, one comes second. */
  async find(tx: Tx, credentialId: string): Promise<Passkey | undefined> {
    const rows = await tx.query(`select ${columns} from passkey where credential_id = $1 for update`, [credentialId]);
    return z.array(PasskeyRow).parse(rows)[0];
  }

  /** False when somebody holds that credential already. */
  async add(tx: Tx, passkey: NewPasskey): Promise<boolean> {
    const added: unknown[] = await tx.query(
      `insert into passkey (id, person_id, credential_id, public_key, counter, transports, multi_device, backed_up, aaguid, name)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (credential_id) do nothing returning id`,
      [
        passkey.id,
        passkey.personId,
        passkey.credentialId,
        passkey.publicKey,
        passkey.counter,
        passkey.transports,
        passkey.multiDevice,
        passkey.backedUp,
        passkey.aaguid,
        passkey.name,
      ],
    );
    return added.length > 0;
  }

  async use(tx: Tx, id: string, seen: { readonly counter: number; readonly backedUp: boolean }): Promise<void> {
    await tx.query('update passkey set counter = $2, backed_up = $3, used_at = clock_timestamp() where id = $1', [
      id,
      seen.counter,
      seen.backedUp,
    ]);
  }

  /** False when that person has no such passkey. */
  async rename(tx: Tx, person: PersonId, id: string, name: string): Promise<boolean> {
    const [, renamed]: [unknown, number] = await tx.query(
      'update passkey set name = $3 where person_id = $1 and id = $2',
      [person, id, name],
    );
    return renamed > 0;
  }

  /** False when that person has no such passkey. */
  async remove(tx: Tx, person: PersonId, id: string): Promise<boolean> {
    const [, removed]: [unknown, number] = await tx.query('delete from passkey where person_id = $1 and id = $2', [
      person,
      id,
    ]);
    return removed > 0;
  }

  async removeAll(tx: Tx, person: PersonId): Promise<void> {
    await tx.query('delete from passkey where person_id = $1', [person]);
  }
}
