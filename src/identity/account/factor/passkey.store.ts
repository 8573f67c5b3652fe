import { Injectable } from '@nestjs/common';
import type { PersonId } from '../../../domain/kernel/brand.js';
import type { Tx } from '../../../platform/database/transaction.js';
import { Passkey } from './passkey.entity.js';

export type NewPasskey = Omit<Passkey, 'addedAt' | 'usedAt'>;

/** The passkeys of every person. */
@Injectable()
export class PasskeyStore {
  async listOf(tx: Tx, personId: PersonId): Promise<Passkey[]> {
    return tx.find(Passkey, { where: { personId }, order: { addedAt: 'ASC', id: 'ASC' } });
  }

  /** Locks the row: of two answers with one counter, one comes second. */
  async find(tx: Tx, credentialId: string): Promise<Passkey | undefined> {
    const lock = { mode: 'pessimistic_write' } as const;
    return (await tx.findOne(Passkey, { where: { credentialId }, lock })) ?? undefined;
  }

  /** False when the credential is registered already. */
  async add(tx: Tx, passkey: NewPasskey): Promise<boolean> {
    const insert = tx.createQueryBuilder().insert().into(Passkey).values(passkey).orIgnore();
    const { raw } = await insert.updateEntity(false).returning('id').execute();
    return raw.length > 0;
  }

  async use(tx: Tx, id: string, seen: Pick<Passkey, 'counter' | 'backedUp'>): Promise<void> {
    const { counter, backedUp } = seen;
    await tx.update(Passkey, id, { counter, backedUp, usedAt: () => 'clock_timestamp()' });
  }

  /** False when that person has no such passkey. */
  async rename(tx: Tx, personId: PersonId, id: string, name: string): Promise<boolean> {
    const { affected } = await tx.update(Passkey, { personId, id }, { name });
    return affected === 1;
  }

  /** False when that person has no such passkey. */
  async remove(tx: Tx, personId: PersonId, id: string): Promise<boolean> {
    const { affected } = await tx.delete(Passkey, { personId, id });
    return affected === 1;
  }

  async removeAll(tx: Tx, personId: PersonId): Promise<void> {
    await tx.delete(Passkey, { personId });
  }
}
