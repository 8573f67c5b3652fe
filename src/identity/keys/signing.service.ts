import { Inject, Injectable } from '@nestjs/common';
import { tooManyAttempts } from '../../access/refusal.js';
import type { OpenSession } from '../../access/session.store.js';
import type { PersonId } from '../../domain/kernel/brand.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import { type ActToSign, digestOfAct } from '../../domain/signature/act.js';
import type { KnownKey } from '../../domain/signature/known-keys.js';
import { signedTogether } from '../../domain/signature/list.js';
import { objectionToKind } from '../../domain/signature/policy.js';
import { refusalOf } from '../../domain/signature/refusal.js';
import type { Inclusion, Signature } from '../../domain/signature/signature.js';
import { AccessLog } from '../../ledger/access-log.js';
import { IDENTITY_DATABASE } from '../../platform/database/connections.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { SignInCounter } from '../account/attempt/sign-in-counter.js';
import type { Visit } from '../account/attempt/visit.js';
import { FactorProof } from '../account/factor/factor-proof.js';
import type { PasskeyOptions } from '../account/factor/passkey.js';
import { PasskeyStore } from '../account/factor/passkey.store.js';
import { RelyingParty } from '../account/factor/relying-party.js';
import { TotpStore } from '../account/factor/totp.store.js';
import { Authorities } from './authorities.js';
import { PasswordKeys } from './password-keys.js';
import { keyRefusals } from './refusal.js';

export interface SigningOffer {
  /** For each act its place in the list that is signed; null for one act alone. */
  readonly inclusions: readonly Inclusion[] | null;
  /** For a passkey of this person that counts; null where there is none. */
  readonly passkey: PasskeyOptions | null;
  /** Which key each of these passkeys is, by its credential id. */
  readonly passkeys: readonly { readonly credentialId: string; readonly key: string }[];
  /** Whether a key of this person that counts is opened by their password. */
  readonly password: boolean;
  /** Whether a code of the authenticator application goes with the password. */
  readonly withCode: boolean;
  /** Keys of this person that cannot sign yet because they are not confirmed. */
  readonly waiting: number;
  /** Passkeys that belong to another host name. */
  readonly otherSite: number;
}

export interface GivenPassword {
  readonly password: string;
  readonly code?: string | undefined;
  readonly recoveryCode?: string | undefined;
}

/** The ceremony by which a person signs an act: a passkey over its digest, or a key that their password opens. */
@Injectable()
export class SigningService {
  constructor(
    @Inject(IDENTITY_DATABASE) private readonly database: Database,
    private readonly authorities: Authorities,
    private readonly passwordKeys: PasswordKeys,
    private readonly passkeys: PasskeyStore,
    private readonly party: RelyingParty,
    private readonly totps: TotpStore,
    private readonly factors: FactorProof,
    private readonly counter: SignInCounter,
    private readonly log: AccessLog,
  ) {}

  /** What the person may sign these acts with. The challenge is the digest itself: nothing is remembered. */
  offer({ person }: OpenSession, acts: readonly ActToSign[]): Promise<SigningOffer> {
    return this.database.transaction(async (tx) => {
      const own = (await this.authorities.of(tx)).keys.filter(({ key }) => key.person === person.id);
      const counting = own.filter((known) => this.counts(known));
      const keyOf = new Map(counting.map(({ key }) => [key.publicKey, key.key]));
      const held = (await this.passkeys.listOf(tx, person.id)).flatMap((passkey) => {
        const key = keyOf.get(passkey.publicKey.toString('base64url'));
        return key === undefined ? [] : [{ passkey, key }];
      });
      const { challenge, inclusions } = challengeFor(acts);
      const options =
        held.length === 0
          ? null
          : await this.party.assertionOptions(
              held.map(({ passkey }) => passkey),
              challenge.toString('base64url'),
              true,
            );
      return {
        inclusions,
        passkey: options,
        passkeys: held.map(({ passkey, key }) => ({ credentialId: passkey.credentialId, key })),
        password: counting.some(({ key }) => key.kind === 'password'),
        withCode: (await this.totps.enrolledAt(tx, person.id)) !== null,
        waiting: own.filter(({ state }) => state === 'waiting').length,
        otherSite: own.filter(({ key, state }) => state === 'confirmed' && this.isOfOtherSite(key.rpId)).length,
      };
    });
  }

  /** By the password, and a code where the person has an authenticator application. Failed attempts count with those at sign-in. */
  async sign(
    { id, person }: OpenSession,
    acts: readonly ActToSign[],
    given: GivenPassword,
    visit: Visit,
  ): Promise<Result<Signature[]>> {
    const { seconds } = await this.counter.countPassword(person.id);
    if (seconds > 0) return refuse(tooManyAttempts);
    const opened = await this.passwordKeys.open(person.id, given.password);
    return this.database.transaction(async (tx) => {
      const gate = await this.passesGate(tx, person.id, given, visit);
      if (!opened || !gate) {
        await this.log.recordAttempt(tx, person.id, 'access.signature_refused', { session: id });
        return refuse(keyRefusals.passwordWrong);
      }
      const known = (await this.authorities.of(tx)).key(opened.keyId);
      if (known?.key.person !== person.id) return refuse(refusalOf({ why: 'unknown' }));
      const objection = known.state === 'confirmed' ? null : refusalOf({ why: known.state });
      const refused = objection ?? objectionToKind(known.key, this.authorities.policy);
      if (refused) return refuse(refused);
      await this.counter.settlePassword(tx, person.id);
      const { challenge, inclusions } = challengeFor(acts);
      const signature = this.passwordKeys.sign(opened, challenge);
      await this.log.record(tx, person.id, 'access.signed', { session: id, digest: challenge.toString('hex') });
      return accept(inclusions ? inclusions.map((list) => ({ ...signature, list })) : [signature]);
    });
  }

  private async passesGate(tx: Tx, person: PersonId, given: GivenPassword, visit: Visit): Promise<boolean> {
    if ((await this.totps.enrolledAt(tx, person)) === null) return true;
    const { code, recoveryCode } = given;
    return (await this.factors.check(tx, person, { code, recoveryCode }, '', visit)) !== undefined;
  }

  private counts({ key, state }: KnownKey): boolean {
    const admitted = objectionToKind(key, this.authorities.policy) === null;
    return state === 'confirmed' && admitted && !this.isOfOtherSite(key.rpId);
  }

  private isOfOtherSite(rpId: string | null): boolean {
    return rpId !== null && rpId !== this.party.rpId;
  }
}

/** One act is signed as it is, several as a list. */
function challengeFor(acts: readonly ActToSign[]): { challenge: Buffer; inclusions: readonly Inclusion[] | null } {
  const [act, ...others] = acts;
  return act && others.length === 0 ? { challenge: digestOfAct(act), inclusions: null } : signedTogether(acts);
}
