import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { personUnknown, tooManyAttempts } from '../../../access/refusal.js';
import { type OpenSession, SessionStore } from '../../../access/session.store.js';
import type { PersonId } from '../../../domain/kernel/brand.js';
import type { Instant } from '../../../domain/kernel/instant.js';
import { accept, type Result, refuse } from '../../../domain/kernel/result.js';
import { AccessLog } from '../../../ledger/access-log.js';
import { attempt } from '../../../platform/database/attempt.js';
import { IDENTITY_DATABASE } from '../../../platform/database/connections.js';
import { Database } from '../../../platform/database/database.js';
import type { Tx } from '../../../platform/database/transaction.js';
import { Settings } from '../../../platform/settings/settings.js';
import { CeremonyStore } from '../../account/attempt/ceremony.store.js';
import { SignInCounter } from '../../account/attempt/sign-in-counter.js';
import type { Visit } from '../../account/attempt/visit.js';
import type { Passkey } from '../../account/factor/passkey.entity.js';
import type { Attestation, PasskeyOptions } from '../../account/factor/passkey.js';
import { PasskeyStore } from '../../account/factor/passkey.store.js';
import { needsFactor } from '../../account/factor/policy.js';
import { RecoveryCodeStore } from '../../account/factor/recovery-code.store.js';
import { codeWrong, factorUnknown, lastFactor, passkeyRefused, passkeyTaken } from '../../account/factor/refusal.js';
import { RelyingParty } from '../../account/factor/relying-party.js';
import { newTotpSecret, totpText, totpUri } from '../../account/factor/totp.js';
import { TotpStore } from '../../account/factor/totp.store.js';
import { PeopleStore } from '../../account/person/people.store.js';
import { KeysService } from '../../keys/keys.service.js';

export interface HeldFactors {
  readonly totpSince: Instant | null;
  readonly recoveryCodes: number;
  readonly passkeys: readonly Passkey[];
}

/** New codes where the person had none: they are shown this once. */
export interface Enrolled {
  readonly recoveryCodes: string[] | null;
}

const Secret = z.object({ secret: z.base64() });
const Challenge = z.object({ challenge: z.string() });

/** Second factors: a person enrols, names and removes their own; each change is an entry and ends their other sessions. */
@Injectable()
export class FactorsService {
  constructor(
    @Inject(IDENTITY_DATABASE) private readonly database: Database,
    private readonly people: PeopleStore,
    private readonly totps: TotpStore,
    private readonly codes: RecoveryCodeStore,
    private readonly passkeys: PasskeyStore,
    private readonly sessions: SessionStore,
    private readonly ceremonies: CeremonyStore,
    private readonly party: RelyingParty,
    private readonly counter: SignInCounter,
    private readonly keys: KeysService,
    private readonly log: AccessLog,
    private readonly settings: Settings,
  ) {}

  held({ person }: OpenSession): Promise<HeldFactors> {
    return this.database.transaction(async (tx) => ({
      totpSince: await this.totps.enrolledAt(tx, person.id),
      recoveryCodes: await this.codes.unused(tx, person.id),
      passkeys: await this.passkeys.listOf(tx, person.id),
    }));
  }

  /** A secret for an authenticator application; nothing changes until a code of it comes back. */
  startTotp({ person }: OpenSession): Promise<Result<{ ceremony: string; secret: string; uri: string }>> {
    return attempt(this.database, async (tx) => {
      const holder = await this.people.lock(tx, person.id);
      if (holder === undefined) return refuse(personUnknown);
      const secret = newTotpSecret();
      const content = { secret: secret.toString('base64') };
      const ceremony = await this.ceremonies.open(tx, 'totp_enrolment', person.id, content);
      return accept({ ceremony, secret: totpText(secret), uri: totpUri(secret, holder.email) });
    });
  }

  /** Proved by a code, the secret becomes the factor, in the place of one before. Guesses are counted. */
  async confirmTotp(session: OpenSession, ceremony: string, code: string): Promise<Result<Enrolled>> {
    const { person } = session;
    const { seconds } = await this.counter.countFactor(person.id);
    if (seconds > 0) return refuse(tooManyAttempts);
    return attempt(this.database, async (tx) => {
      await this.people.lock(tx, person.id);
      const started = await this.ceremonies.read(tx, 'totp_enrolment', ceremony, Secret);
      if (started?.personId !== person.id) return refuse(codeWrong);
      const secret = Buffer.from(started.content.secret, 'base64');
      if (!(await this.totps.enrol(tx, person.id, secret, code))) return refuse(codeWrong);
      await this.ceremonies.end(tx, ceremony);
      await this.counter.settleFactor(tx, person.id);
      return accept(await this.enrolled(tx, session, 'access.totp_enrolled', {}));
    });
  }

  startPasskey({ person }: OpenSession): Promise<Result<{ ceremony: string; options: PasskeyOptions }>> {
    return attempt(this.database, async (tx) => {
      const holder = await this.people.lock(tx, person.id);
      if (holder === undefined) return refuse(personUnknown);
      const challenge = this.party.newChallenge();
      const options = await this.party.enrolmentOptions(holder, await this.passkeys.listOf(tx, person.id), challenge);
      return accept({
        ceremony: await this.ceremonies.open(tx, 'passkey_enrolment', person.id, { challenge }),
        options,
      });
    });
  }

  addPasskey(
    session: OpenSession,
    given: { readonly ceremony: string; readonly name: string; readonly response: Attestation },
    visit: Visit,
  ): Promise<Result<Enrolled & { readonly id: string }>> {
    const { person } = session;
    return attempt(this.database, async (tx) => {
      await this.people.lock(tx, person.id);
      const refusal = passkeyRefused(this.party.originOf(visit));
      const started = await this.ceremonies.take(tx, 'passkey_enrolment', given.ceremony, Challenge);
      if (started?.personId !== person.id) return refuse(refusal);
      const read = await this.party.readAttestation(given.response, started.content.challenge, visit);
      if (read === undefined) return refuse(refusal);
      const id = uuidv7();
      const isNew = await this.passkeys.add(tx, { ...read, id, personId: person.id, name: given.name });
      if (!isNew) return refuse(passkeyTaken);
      const { multiDevice, backedUp } = read;
      const data = { passkey: id, multiDevice, backedUp };
      return accept({ id, ...(await this.enrolled(tx, session, 'access.passkey_enrolled', data)) });
    });
  }

  renamePasskey({ person }: OpenSession, id: string, name: string): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      if (!(await this.passkeys.rename(tx, person.id, id, name))) return refuse(factorUnknown);
      await this.log.record(tx, person.id, 'access.passkey_renamed', { passkey: id });
      return accept(null);
    });
  }

  removePasskey(session: OpenSession, id: string): Promise<Result<null>> {
    const person = session.person.id;
    return this.remove(session, 'access.passkey_removed', { passkey: id }, async (tx) => {
      const held = (await this.passkeys.listOf(tx, person)).find((passkey) => passkey.id === id);
      const withdrawn = held ? await this.keys.withdraw(tx, person, held) : refuse(factorUnknown);
      if (!withdrawn.ok) return withdrawn;
      return (await this.passkeys.remove(tx, person, id)) ? accept(null) : refuse(factorUnknown);
    });
  }

  removeTotp(session: OpenSession): Promise<Result<null>> {
    const { id } = session.person;
    return this.remove(session, 'access.totp_removed', {}, async (tx) =>
      (await this.totps.remove(tx, id)) ? accept(null) : refuse(factorUnknown),
    );
  }

  /** Ten new recovery codes; the earlier ones stop working. For a person who has a factor to recover from. */
  renewCodes(session: OpenSession): Promise<Result<string[]>> {
    const { person } = session;
    return attempt(this.database, async (tx) => {
      await this.people.lock(tx, person.id);
      if (!(await this.hasFactor(tx, person.id))) return refuse(factorUnknown);
      const codes = await this.codes.renew(tx, person.id);
      await this.changed(tx, session, 'access.recovery_codes_renewed', {});
      return accept(codes);
    });
  }

  /** All factors are removed in one commit; the last one is removed only where no role requires it. */
  private remove(
    session: OpenSession,
    type: 'access.passkey_removed' | 'access.totp_removed',
    data: Readonly<Record<string, unknown>>,
    take: (tx: Tx) => Promise<Result<null>>,
  ): Promise<Result<null>> {
    const { person } = session;
    return attempt(this.database, async (tx) => {
      const holder = await this.people.lock(tx, person.id);
      const taken = await take(tx);
      if (!taken.ok) return taken;
      const hasAnother = await this.hasFactor(tx, person.id);
      if (!hasAnother && needsFactor(holder?.roles ?? [], this.settings.secondFactorDays)) return refuse(lastFactor);
      if (!hasAnother) await this.codes.remove(tx, person.id);
      await this.changed(tx, session, type, data);
      return accept(null);
    });
  }

  private async hasFactor(tx: Tx, person: PersonId): Promise<boolean> {
    return (await this.totps.enrolledAt(tx, person)) !== null || (await this.passkeys.listOf(tx, person)).length > 0;
  }

  private async enrolled(
    tx: Tx,
    session: OpenSession,
    type: 'access.totp_enrolled' | 'access.passkey_enrolled',
    data: Readonly<Record<string, unknown>>,
  ): Promise<Enrolled> {
    await this.sessions.raise(tx, session.id);
    await this.changed(tx, session, type, data);
    const { id } = session.person;
    return { recoveryCodes: (await this.codes.unused(tx, id)) > 0 ? null : await this.codes.renew(tx, id) };
  }

  /** Sessions opened elsewhere before the change are ended (ASVS 5.0, 7.4.3). */
  private async changed(
    tx: Tx,
    session: OpenSession,
    type: `access.${string}`,
    data: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.sessions.endAllOf(tx, session.person.id, session.id);
    await this.log.record(tx, session.person.id, type, { session: session.id, ...data });
  }
}
