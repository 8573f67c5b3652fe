import { Injectable } from '@nestjs/common';
import { AccountStore } from '../../../access/account.store.js';
import { notPermitted } from '../../../access/refusal.js';
import type { PersonId } from '../../../domain/kernel/brand.js';
import type { Refusal } from '../../../domain/kernel/result.js';
import type { ActToSign } from '../../../domain/signature/act.js';
import {
  askAct,
  confirmationAct,
  digestOfCard,
  payloadOfAsk,
  type SignedAsk,
  secondingAct,
} from '../../../domain/signature/grant-event.js';
import type { Signature } from '../../../domain/signature/signature.js';
import { objectionToConfirmation } from '../../../domain/workflow/grant.js';
import type { Tx } from '../../../platform/database/transaction.js';
import { Authorities } from '../../keys/authorities.js';
import type { WaitingGrant } from './grant.store.js';
import { askVoid, codeUnwanted, grantObjections, secondedIt, secondMissing, secondUnwanted } from './refusal-grant.js';

export interface SignedConfirmation {
  /** SHA-256 of the first code, hexadecimal: made by the person who confirms, unknown to the server. Null where none is needed. */
  readonly code: string | null;
  /** Over the grant and that digest. */
  readonly signature: Signature;
}

export const named = (of: PersonId | null): PersonId[] => (of ? [of] : []);

/** Who may ask and confirm what, by the log: what it does not know to be signed gives no right. */
@Injectable()
export class SignedGrants {
  constructor(
    private readonly accounts: AccountStore,
    private readonly authorities: Authorities,
  ) {}

  async objectionToAsk(tx: Tx, ask: SignedAsk, signature: Signature, by: PersonId): Promise<Refusal | null> {
    const objection = await this.authorities.objectionTo(tx, askAct(ask, by), signature, by);
    if (objection) return objection;
    const authority = await this.authorities.of(tx);
    return authority.mayAsk(by, [ask.person, ask.of ?? ask.person]) ? null : notPermitted('people.manage');
  }

  /** Why that person may not confirm it as the first of two; null when they may. */
  async objectionToSecond(tx: Tx, grant: WaitingGrant, signature: Signature, by: PersonId): Promise<Refusal | null> {
    const objection = await this.objectionToPerson(tx, grant, by);
    if (objection) return objection;
    const ask = await this.askOf(tx, grant);
    if (!ask) return askVoid;
    if (!(await this.authorities.of(tx)).wantsSecond(grant.id)) return secondUnwanted;
    const act = secondingAct(grant.id, payloadOfAsk(ask, grant.askedBy));
    return this.objectionToSigner(tx, grant, act, { signature, by });
  }

  private async objectionToPerson(tx: Tx, grant: WaitingGrant, by: PersonId): Promise<Refusal | null> {
    const people = await this.accounts.byId(tx, [by, grant.person, grant.askedBy, ...named(grant.of)]);
    const objection = objectionToConfirmation(grant, by, people);
    return objection && grantObjections[objection];
  }

  /** Why that person may not confirm it; null when they may. */
  async objectionTo(tx: Tx, grant: WaitingGrant, given: SignedConfirmation, by: PersonId): Promise<Refusal | null> {
    const objection = await this.objectionToPerson(tx, grant, by);
    if (objection) return objection;
    if (grant.wantsCode !== (given.code !== null)) return codeUnwanted(grant.wantsCode);
    return this.objectionToSignature(tx, grant, given, by);
  }

  /** Who asked what and who may confirm is asked of the log: what it does not know to be signed gives no right. */
  private async objectionToSignature(
    tx: Tx,
    grant: WaitingGrant,
    { code, signature }: SignedConfirmation,
    by: PersonId,
  ): Promise<Refusal | null> {
    const authority = await this.authorities.of(tx);
    const ask = await this.askOf(tx, grant);
    if (!ask) return askVoid;
    if (authority.wantsSecond(grant.id)) return secondMissing;
    const act = confirmationAct(grant.id, payloadOfAsk(ask, grant.askedBy), code);
    const first = grant.secondedBy;
    if (first && authority.personOf(first) === authority.personOf(by)) return secondedIt;
    return this.objectionToSigner(tx, grant, act, { signature, by });
  }

  /** What was asked, as the log has it signed; undefined where it is not, or is about another name or address. */
  private async askOf(tx: Tx, { id, name, email, cardSalt: salt }: WaitingGrant): Promise<SignedAsk | undefined> {
    const ask = (await this.authorities.of(tx)).askOf(id);
    return ask && salt !== null && ask.card === digestOfCard({ name, email, salt }) ? ask : undefined;
  }

  private async objectionToSigner(
    tx: Tx,
    { person, of, askedBy }: WaitingGrant,
    act: ActToSign,
    { signature, by }: { readonly signature: Signature; readonly by: PersonId },
  ): Promise<Refusal | null> {
    const objection = await this.authorities.objectionTo(tx, act, signature, by);
    if (objection) return objection;
    const authority = await this.authorities.of(tx);
    return authority.mayConfirm(by, [person, of ?? person, askedBy]) ? null : grantObjections.not_permitted;
  }
}
