/** Signatures of what is decided in a case, verified against the log; no table says whose key counts, or for what. */
import { Injectable } from '@nestjs/common';
import type { CaseEvent } from '../../domain/case/event.js';
import type { Circumstances } from '../../domain/case/model/circumstances.js';
import { erasureRoles } from '../../domain/case/model/erasure-roles.js';
import { absent } from '../../domain/case/model/state.js';
import { signedActOf } from '../../domain/case/signed-act.js';
import { objectionToAgreements } from '../../domain/case/signed-agreement.js';
import { type DatedEntry, inPlace, type Signers } from '../../domain/case/signed-entry.js';
import { glassBrokenBySignatures } from '../../domain/case/signed-glass.js';
import { type Decided, objectionToDecided, objectionToSending } from '../../domain/case/signed-leaving.js';
import type { Instant } from '../../domain/kernel/instant.js';
import type { Refusal } from '../../domain/kernel/result.js';
import { type ErasureOrderEntry, type OrderedErasures, orderedErasures } from '../../domain/signature/erasure-order.js';
import { Authorities } from '../../identity/keys/authorities.js';
import type { Tx } from '../../platform/database/transaction.js';

@Injectable()
export class CaseSignatures {
  constructor(private readonly authorities: Authorities) {}

  /**
   * Why a decision lacks a valid signature that it needs; null when it has it, and when neither it nor what it stands
   * on needs one.
   */
  async objection(tx: Tx, caseId: string, decided: Decided, at: Circumstances): Promise<Refusal | null> {
    const looks = (event: CaseEvent) => event.type === 'case.closed' || signedActOf(caseId, event, absent) !== null;
    const signs = decided.events.some(looks);
    return signs ? objectionToDecided(caseId, decided, at, await this.signers(tx)) : null;
  }

  /** Why the preparation may not be sent; null when its consents and its sending have valid signatures. */
  async objectionToSending(
    tx: Tx,
    caseId: string,
    sent: { readonly entries: readonly DatedEntry[]; readonly preparationId: string },
    at: Circumstances,
  ): Promise<Refusal | null> {
    return objectionToSending(caseId, sent.entries, sent.preparationId, at, await this.signers(tx));
  }

  /** Why two persons have not agreed, with valid signatures, to what the case stands on; null when they have. */
  async objectionToAgreements(tx: Tx, caseId: string, entries: readonly DatedEntry[]): Promise<Refusal | null> {
    return objectionToAgreements(caseId, inPlace(entries), await this.signers(tx));
  }

  async glassBroken(
    tx: Tx,
    caseId: string,
    entries: readonly DatedEntry[],
    of: { readonly account: string; readonly now: Instant },
  ): Promise<boolean> {
    return glassBrokenBySignatures(caseId, entries, of, await this.signers(tx));
  }

  /** The orders to erase that count, now or when they were given, and whose days are over. */
  async orderedErasures(
    tx: Tx,
    entries: readonly ErasureOrderEntry[],
    now: Instant,
    counts: 'now' | 'then',
  ): Promise<OrderedErasures> {
    const { authority, policy } = await this.signers(tx);
    const signers = { authority, roles: erasureRoles, counts, policy: counts === 'now' ? policy : null };
    return orderedErasures(entries, signers, now);
  }

  private async signers(tx: Tx): Promise<Signers> {
    return { authority: await this.authorities.of(tx), policy: this.authorities.policy };
  }
}
