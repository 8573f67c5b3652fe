import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { PersonId } from '../../../domain/kernel/brand.js';
import type { Tx } from '../../../platform/database/transaction.js';
import type { Visit } from '../attempt/visit.js';
import type { Passkey } from './passkey.entity.js';
import { Assertion } from './passkey.js';
import { PasskeyStore } from './passkey.store.js';
import { RecoveryCodeStore } from './recovery-code.store.js';
import { RelyingParty } from './relying-party.js';
import { TotpStore } from './totp.store.js';

/** Six digits, as the application shows them: a space in the middle is no fault. */
export const Code = z
  .string()
  .regex(/^\d{3}\s?\d{3}$/)
  .transform((code) => code.replace(/\s/, ''));
export const RecoveryCode = z.string().min(1).max(64);

/** One of the three; the first that is given counts. */
export interface GivenFactor {
  readonly code?: string | undefined;
  readonly recoveryCode?: string | undefined;
  readonly passkey?: Assertion | undefined;
}

export type FactorKind = 'totp' | 'recovery_code' | 'passkey';

/** What was proved; it is logged as it stands. */
export interface ProvedFactor {
  readonly method: FactorKind;
  /** Which passkey. */
  readonly passkey?: string;
  /** Two factors in one: its device recognised its owner. */
  readonly userVerified: boolean;
}

/** Which passkey it was, for the entry. */
export const told = (factor: ProvedFactor | undefined): { readonly passkey?: string } =>
  factor?.passkey === undefined ? {} : { passkey: factor.passkey };

/** Checks a second factor, and spends what may be spent once. */
@Injectable()
export class FactorProof {
  constructor(
    private readonly totps: TotpStore,
    private readonly codes: RecoveryCodeStore,
    private readonly passkeys: PasskeyStore,
    private readonly party: RelyingParty,
  ) {}

  /** The kinds that the person can prove now; empty without a second factor. */
  async kindsOf(tx: Tx, person: PersonId): Promise<FactorKind[]> {
    const passkeys = await this.passkeys.listOf(tx, person);
    const kinds: FactorKind[] = [];
    if (passkeys.length > 0) kinds.push('passkey');
    if ((await this.totps.enrolledAt(tx, person)) !== null) kinds.push('totp');
    if (kinds.length > 0 && (await this.codes.unused(tx, person)) > 0) kinds.push('recovery_code');
    return kinds;
  }

  /** What was proved, or undefined. `challenge` is the one that a passkey had to sign. */
  async check(
    tx: Tx,
    person: PersonId,
    given: GivenFactor,
    challenge: string,
    visit: Visit,
  ): Promise<ProvedFactor | undefined> {
    const { code, recoveryCode, passkey } = given;
    if (code !== undefined) return held(await this.totps.spend(tx, person, code), 'totp');
    if (recoveryCode !== undefined) return held(await this.codes.spend(tx, person, recoveryCode), 'recovery_code');
    if (passkey === undefined) return undefined;
    const known = await this.passkeys.find(tx, passkey.id);
    return known?.personId === person ? this.usePasskey(tx, known, passkey, challenge, visit) : undefined;
  }

  async usePasskey(
    tx: Tx,
    known: Passkey,
    given: Assertion,
    challenge: string,
    visit: Visit,
  ): Promise<ProvedFactor | undefined> {
    const read = await this.party.readAssertion(given, known, challenge, visit);
    if (read === undefined) return undefined;
    await this.passkeys.use(tx, known.id, read);
    return { method: 'passkey', passkey: known.id, userVerified: read.userVerified };
  }
}

const held = (spent: boolean, method: FactorKind): ProvedFactor | undefined =>
  spent ? { method, userVerified: false } : undefined;
