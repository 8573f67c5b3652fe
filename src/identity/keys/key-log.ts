import { Injectable } from '@nestjs/common';
import type { Role } from '../../domain/law/vocabulary.js';
import { sign } from '../../domain/ledger/hash.js';
import { NEWEST_RULES, RULES_ENTRY, Rules } from '../../domain/signature/grant-event.js';
import type { SpentInvitation } from '../../domain/signature/invitations.js';
import {
  announcementText,
  fingerprintOf,
  foundingText,
  KEYS_STREAM,
  type Revocation,
  type SigningKey,
} from '../../domain/signature/key-event.js';
import { FOUNDERS } from '../../domain/signature/known-keys.js';
import { PEOPLE_STREAM } from '../../domain/signature/rights.js';
import type { Signature } from '../../domain/signature/signature.js';
import { Ledger } from '../../ledger/ledger.js';
import { LedgerIdentity } from '../../ledger/ledger-identity.js';
import type { Tx } from '../../platform/database/transaction.js';
import { FoundingBook } from '../../platform/place/founding-book.js';
import { Settings } from '../../platform/settings/settings.js';

/** What proves an enrolment besides the key itself; nothing for a key that the machine confirms. */
export interface EnrolmentProof {
  /** By an older key of the same person. */
  readonly olderKey?: Signature;
  readonly invitation?: SpentInvitation;
}

/** Writes the stream `keys`. The reader of an entry decides what it proves (domain/signature/authority.ts). */
@Injectable()
export class KeyLog {
  private readonly book: FoundingBook;

  constructor(
    private readonly ledger: Ledger,
    private readonly identity: LedgerIdentity,
    { dataFolder }: Settings,
  ) {
    this.book = new FoundingBook(dataFolder);
  }

  async enrolled(tx: Tx, key: SigningKey, signature: Signature, proof: EnrolmentProof): Promise<void> {
    await this.record(tx, 'key.enrolled', key.person, { ...key, signature, ...proof });
  }

  async confirmed(tx: Tx, key: string, signature: Signature, by: string): Promise<void> {
    await this.record(tx, 'key.confirmed', by, { key, signature });
  }

  /** Announces that the machine will found that key: from now on everyone can see it. */
  async announced(tx: Tx, key: SigningKey, actor: string): Promise<void> {
    await this.book.write({ origin: this.identity.verifierKey.name, fingerprint: fingerprintOf(key) });
    const signature = sign(announcementText(key), this.identity.signer.key).toString('base64url');
    await this.record(tx, 'key.announced', actor, { key: key.key, signature });
  }

  /** Whether this machine has founded as many as begin an installation, as the book outside of the database says. */
  async hasFounded(): Promise<boolean> {
    return (await this.book.count(this.identity.verifierKey.name)) >= FOUNDERS;
  }

  /** @param people entries of `config/people` that are older than signatures and stand as they are; 0 for none */
  async founded(tx: Tx, key: SigningKey, roles: readonly Role[], people: number, actor: string): Promise<void> {
    const said = { roles: [...roles], people };
    // Before the key of the log signs: what is deleted from the database is remembered outside of it.
    await this.book.write({ origin: this.identity.verifierKey.name, fingerprint: fingerprintOf(key) });
    const signature = sign(foundingText(key, said), this.identity.signer.key).toString('base64url');
    await this.record(tx, 'key.confirmed', actor, { key: key.key, founding: { ...said, signature } });
    await this.beginRules(tx);
  }

  /** With the first key begins the time in which nothing unsigned gives or takes a right. */
  private async beginRules(tx: Tx): Promise<void> {
    const people = await this.ledger.read(tx, PEOPLE_STREAM);
    const begun = people
      .filter(({ type }) => type === RULES_ENTRY)
      .map(({ data }) => Rules.safeParse(data).data?.version);
    if (begun.includes(NEWEST_RULES)) return;
    const rules = { type: RULES_ENTRY, class: 'other', actor: 'keys', data: { version: NEWEST_RULES } } as const;
    await this.ledger.record(tx, PEOPLE_STREAM, [rules]);
  }

  /** @param signature of its person; absent for a key that waits */
  async revoked(tx: Tx, key: string, why: Revocation, actor: string, signature?: Signature): Promise<void> {
    await this.record(tx, 'key.revoked', actor, { key, why, ...(signature && { signature }) });
  }

  private async record(tx: Tx, type: string, actor: string, data: Readonly<Record<string, unknown>>): Promise<void> {
    await this.ledger.record(tx, KEYS_STREAM, [{ type, class: 'other', actor, data }]);
  }
}
