import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { PersonId } from '../../../domain/kernel/brand.js';
import type { Tx } from '../../../platform/database/transaction.js';
import { DataKeys } from '../../../platform/keys/keys.js';

interface Account {
  readonly issuer: string;
  readonly subject: string;
}

const PersonRows = z.array(z.object({ person_id: z.uuid() }));

/** Links between accounts of an identity provider and registered people; an account is the pair of issuer and subject (ASVS 5.0, 6.8.1). */
@Injectable()
export class FederatedIdentityStore {
  constructor(private readonly keys: DataKeys) {}

  /** What the log may know of an account. */
  digest({ issuer, subject }: Account): Buffer {
    return this.keys.lookupDigest('federated identity', JSON.stringify([issuer, subject]));
  }

  async personOf(tx: Tx, account: Account): Promise<PersonId | undefined> {
    const rows = await tx.query('select person_id from federated_identity where account = $1', [this.digest(account)]);
    return PersonRows.parse(rows)[0]?.person_id as PersonId | undefined;
  }

  /** False when the person has another account there, or the account another person: a link is never moved by a sign-in. */
  async link(tx: Tx, account: Account, person: PersonId): Promise<boolean> {
    const linked: unknown[] = await tx.query(
      `insert into federated_identity (account, issuer, person_id) values ($1, $2, $3)
       on conflict do nothing returning person_id`,
      [this.digest(account), account.issuer, person],
    );
    return linked.length > 0;
  }

  async unlink(tx: Tx, person: PersonId): Promise<void> {
    await tx.query('delete from federated_identity where person_id = $1', [person]);
  }
}
