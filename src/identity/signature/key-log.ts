import { Injectable } from '@nestjs/common';
import type { Role } from '../../domain/law/vocabulary.js';
import { sign } from '../../domain/ledger/hash.js';
import type { KnownKey } from '../../domain/signature/authority.js';
import { RULES_ENTRY } from '../../domain/signature/grant-event.js';
import type { SpentInvitation } from '../../domain/signature/grants.js';
import { foundingText, KEYS_STREAM, type Revocation, type SigningKey } from '../../domain/signature/key-event.js';
import { PEOPLE_STREAM } from '../../domain/signature/rights.js';
import type { Signature } from '../../domain/signature/signature.js';
import { Ledger } from '../../ledger/ledger.js';
import { LedgerIdentity } from '../../ledger/ledger-identity.js';
import type { Tx } from '../../platform/database/transaction.js';

/** Writes the stream `keys`. The reader of an entry decides what it proves (domain/signature/authority.ts). */
@Injectable()
export class KeyLog {
  constructor(
    private readonly ledger: Ledger,
    private readonly identity: LedgerIdentity,
  ) {}

  async enrolled(tx: Tx, key: SigningKey, signature: Signature, invitation?: SpentInvitation): Promise<void> {
    await this.record(tx, 'key.enrolled', key.person, { ...key, signature, ...(invitation && { invitation }) });
  }

  async confirmed(tx: Tx, key: string, signature: Signature, by: string): Promise<void> {
    await this.record(tx, 'key.confirmed', by, { key, signature });
  }

  /** @param people entries of `config/people` that are older than signatures and stand as they are; 0 for none */
  async founded(tx: Tx, key: SigningKey, roles: readonly Role[], people: number, actor: string): Promise<void> {
    const said = { roles: [...roles], people };
    const signature = sign(foundingText(key, said), this.identity.signer.key).toString('base64url');
    await this.record(tx, 'key.confirmed', actor, { key: key.key, founding: { ...said, signature } });
    await this.beginRules(tx);
  }

  /** With the first key begins the time in which nothing that is asked or merged counts unsigned. */
  private async beginRules(tx: Tx): Promise<void> {
    const people = await this.ledger.read(tx, PEOPLE_STREAM);
    if (people.some(({ type }) => type === RULES_ENTRY)) return;
    const rules = { type: RULES_ENTRY, class: 'other', actor: 'keys', data: { version: 2 } } as const;
    await this.ledger.record(tx, PEOPLE_STREAM, [rules]);
  }

  /** Those that are not revoked already. */
  async revoked(tx: Tx, keys: readonly KnownKey[], why: Revocation, actor: string): Promise<void> {
    for (const { key, state } of keys) {
      if (state !== 'revoked') await this.record(tx, 'key.revoked', actor, { key: key.key, why });
    }
  }

  private async record(tx: Tx, type: string, actor: string, data: Readonly<Record<string, unknown>>): Promise<void> {
    await this.ledger.record(tx, KEYS_STREAM, [{ type, class: 'other', actor, data }]);
  }
}
