import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { proofRefused, tooManyAttempts } from '../../../access/refusal.js';
import type { OpenSession } from '../../../access/session.store.js';
import { accept, type Result, refuse } from '../../../domain/kernel/result.js';
import { AccessLog } from '../../../ledger/access-log.js';
import { IDENTITY_DATABASE } from '../../../platform/database/connections.js';
import { Database } from '../../../platform/database/database.js';
import type { Tx } from '../../../platform/database/transaction.js';
import { CeremonyStore } from '../../account/attempt/ceremony.store.js';
import { SignInCounter } from '../../account/attempt/sign-in-counter.js';
import type { Visit } from '../../account/attempt/visit.js';
import { FactorProof, type GivenFactor, type ProvedFactor, told } from '../../account/factor/factor-proof.js';
import type { Assertion, PasskeyOptions } from '../../account/factor/passkey.js';
import { PasskeyStore } from '../../account/factor/passkey.store.js';
import { RelyingParty } from '../../account/factor/relying-party.js';
import { verifyPassword } from '../../account/password/password.js';
import { PeopleStore } from '../../account/person/people.store.js';
import { SessionService } from '../session/session.service.js';

/** What proves that the person is there: the password and their second factor, or a passkey that recognised them. */
export interface GivenProof {
  readonly password?: string | undefined;
  readonly code?: string | undefined;
  readonly recoveryCode?: string | undefined;
  readonly passkey?: { readonly ceremony: string; readonly response: Assertion } | undefined;
}

const Challenge = z.object({ challenge: z.string() });

/** A fresh proof of presence in an open session, before an act that binds (ASVS 5.0, 7.5.3). */
@Injectable()
export class StepUpService {
  constructor(
    @Inject(IDENTITY_DATABASE) private readonly database: Database,
    private readonly people: PeopleStore,
    private readonly counter: SignInCounter,
    private readonly sessions: SessionService,
    private readonly ceremonies: CeremonyStore,
    private readonly factors: FactorProof,
    private readonly passkeys: PasskeyStore,
    private readonly party: RelyingParty,
    private readonly log: AccessLog,
  ) {}

  /** What the person may prove with, and the options for one of their passkeys. */
  offer({ person }: OpenSession): Promise<{ kinds: string[]; ceremony: string; options: PasskeyOptions | null }> {
    return this.database.transaction(async (tx) => {
      const challenge = this.party.newChallenge();
      const held = await this.passkeys.listOf(tx, person.id);
      const options = held.length > 0 ? await this.party.assertionOptions(held, challenge, false) : null;
      const ceremony = await this.ceremonies.open(tx, 'step_up', person.id, { challenge });
      return { kinds: await this.factors.kindsOf(tx, person.id), ceremony, options };
    });
  }

  /** The same session under a new token. Guesses are counted with those at the own password. */
  async stepUp(session: OpenSession, given: GivenProof, visit: Visit): Promise<Result<OpenSession>> {
    const { person } = session;
    const { seconds } = await this.counter.countPassword(person.id);
    if (seconds > 0) return refuse(tooManyAttempts);
    const stored = await this.database.transaction((tx) => this.people.passwordHash(tx, person.id));
    const knowsPassword =
      given.password !== undefined && stored !== undefined && (await verifyPassword(stored, given.password));
    return this.database.transaction(async (tx) => {
      const kinds = await this.factors.kindsOf(tx, person.id);
      const factor = await this.factorOf(tx, session, given, visit);
      const enough = suffices(knowsPassword, factor, kinds.length > 0);
      const proved = enough ? await this.sessions.prove(tx, session.id, factor !== undefined) : undefined;
      if (proved === undefined) {
        await this.log.recordAttempt(tx, person.id, 'access.presence_refused', { session: session.id });
        return refuse(proofRefused);
      }
      await this.counter.settlePassword(tx, person.id);
      const methods = [...(knowsPassword ? ['password'] : []), ...(factor ? [factor.method] : [])];
      await this.log.record(tx, person.id, 'access.presence_proved', { session: session.id, methods, ...told(factor) });
      return accept(proved);
    });
  }

  private async factorOf(
    tx: Tx,
    { person }: OpenSession,
    { passkey, ...given }: GivenProof,
    visit: Visit,
  ): Promise<ProvedFactor | undefined> {
    const started = passkey && (await this.ceremonies.take(tx, 'step_up', passkey.ceremony, Challenge));
    if (passkey !== undefined && started?.personId !== person.id) return undefined;
    const factor: GivenFactor = { ...given, passkey: passkey?.response };
    return this.factors.check(tx, person.id, factor, started?.content.challenge ?? '', visit);
  }
}

/** A passkey that recognised its owner is two factors in one; a password needs the second factor where the person has one. */
const suffices = (knowsPassword: boolean, factor: ProvedFactor | undefined, hasFactor: boolean): boolean =>
  factor?.userVerified === true || (knowsPassword && (factor !== undefined || !hasFactor));
