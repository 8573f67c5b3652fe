import { Injectable } from '@nestjs/common';
import type { Refusal } from '../../domain/kernel/result.js';
import type { ActToSign } from '../../domain/signature/act.js';
import { Authority } from '../../domain/signature/authority.js';
import { KEYS_STREAM } from '../../domain/signature/key-event.js';
import { objectionToKind, type SigningPolicy } from '../../domain/signature/policy.js';
import { refusalOf } from '../../domain/signature/refusal.js';
import { PEOPLE_STREAM } from '../../domain/signature/rights.js';
import type { Signature } from '../../domain/signature/signature.js';
import { Ledger } from '../../ledger/ledger.js';
import { LedgerIdentity } from '../../ledger/ledger-identity.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Settings } from '../../platform/settings/settings.js';

const STREAMS = [PEOPLE_STREAM, KEYS_STREAM];

/** Who signs with which key and in which role, read from the log: of tables nothing is asked. */
@Injectable()
export class Authorities {
  /** Folded once for each state of the two streams: a leaf is salted, so that equal ends are equal streams. */
  private known: { readonly ends: string; readonly authority: Authority } | undefined;

  constructor(
    private readonly ledger: Ledger,
    private readonly identity: LedgerIdentity,
    private readonly settings: Settings,
  ) {}

  get policy(): SigningPolicy {
    const { passwordKeys, passkeys } = this.settings;
    return { passwordKeys: passwordKeys === 'allowed', copiedPasskeys: passkeys === 'any' };
  }

  /** As the log stands in this transaction, by the database clock; MUST NOT be changed by the caller. */
  async of(tx: Tx): Promise<Authority> {
    const ends = await this.ledger.ends(tx, STREAMS);
    const authority = this.known?.ends === ends ? this.known.authority : await this.folded(tx);
    this.known = { ends, authority };
    if (authority.knowsSuspensions) authority.passTo(await this.ledger.now(tx));
    return authority;
  }

  private async folded(tx: Tx): Promise<Authority> {
    const authority = new Authority(this.identity.verifierKey.publicKey);
    for (const entry of await this.ledger.readTogether(tx, STREAMS)) authority.take(entry);
    return authority;
  }

  /** Why the signature of that person over the act does not count now; null when it does. */
  async objectionTo(tx: Tx, act: ActToSign, signature: Signature, by: string): Promise<Refusal | null> {
    const authority = await this.of(tx);
    const key = authority.key(signature.key);
    const kind = key ? objectionToKind(key.key, this.policy) : null;
    const objection = kind ? null : authority.objectionTo(act, signature, by);
    return kind ?? (objection && refusalOf(objection));
  }
}
