import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { BrowserFamily } from '../../../access/browser.js';
import { type Method, methods, type NewSession, type OpenSession } from '../../../access/session.store.js';
import type { PersonId } from '../../../domain/kernel/brand.js';
import type { Instant } from '../../../domain/kernel/instant.js';
import { AccessLog } from '../../../ledger/access-log.js';
import { IDENTITY_DATABASE } from '../../../platform/database/connections.js';
import { Database } from '../../../platform/database/database.js';
import type { Tx } from '../../../platform/database/transaction.js';
import { tracePoint } from '../../../platform/telemetry/trace-point.js';
import { CeremonyStore } from '../../account/attempt/ceremony.store.js';
import { KnownDevices } from '../../account/attempt/known-device.js';
import { Counted, SignInCounter } from '../../account/attempt/sign-in-counter.js';
import type { Visit } from '../../account/attempt/visit.js';
import {
  type FactorKind,
  FactorProof,
  type GivenFactor,
  type ProvedFactor,
  told,
} from '../../account/factor/factor-proof.js';
import type { Assertion, PasskeyOptions } from '../../account/factor/passkey.js';
import { PasskeyStore } from '../../account/factor/passkey.store.js';
import { RelyingParty } from '../../account/factor/relying-party.js';
import { hashPassword, verifyPassword } from '../../account/password/password.js';
import { PeopleStore } from '../../account/person/people.store.js';
import { Authorities } from '../../keys/authorities.js';
import { SessionService } from '../session/session.service.js';

export interface Credentials {
  /** Lower case. */
  readonly email: string;
  readonly password: string;
}

export type SignIn =
  /** `device` marks the browser as one in which this person has signed in; none for a proof of presence. */
  | { readonly outcome: 'open'; readonly session: OpenSession; readonly device?: string }
  /** The first factor holds; the ticket is for the second. */
  | { readonly outcome: 'second_factor'; readonly ticket: string }
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'wait'; readonly seconds: number };

/** What a sign-in that waits for its second factor asks for. */
export interface Asked {
  readonly kinds: readonly FactorKind[];
  /** For the browser, where the person holds a passkey. */
  readonly passkey: PasskeyOptions | null;
}

/** What a first factor proved. */
export interface First {
  readonly method: Method;
  /** The identity provider saw a second factor too. */
  readonly strong: boolean;
  readonly counted?: Counted | undefined;
  /** When, if it was not here and now; null for unknown. */
  readonly provedAt?: Instant | null | undefined;
}

const Ticket = z.object({ counted: Counted.optional(), first: z.enum(methods), challenge: z.string() });
const Challenge = z.object({ challenge: z.string() });

type Opening = Omit<NewSession, 'id' | 'tokenDigest'>;

const refused = { outcome: 'refused' } as const;

/** From a name and a password, or a passkey, to an open session; an unknown account takes the same steps as a wrong password. */
@Injectable()
export class SignInService {
  private readonly decoy: Promise<string> = hashPassword(randomBytes(32).toString('base64'));

  constructor(
    @Inject(IDENTITY_DATABASE) private readonly database: Database,
    private readonly people: PeopleStore,
    private readonly counter: SignInCounter,
    private readonly devices: KnownDevices,
    private readonly sessions: SessionService,
    private readonly ceremonies: CeremonyStore,
    private readonly factors: FactorProof,
    private readonly passkeys: PasskeyStore,
    private readonly party: RelyingParty,
    private readonly authorities: Authorities,
    private readonly log: AccessLog,
  ) {}

  async signIn({ email, password }: Credentials, visit: Visit): Promise<SignIn> {
    const counting = await this.counter.countName(email, visit);
    if ('seconds' in counting) return { outcome: 'wait', seconds: counting.seconds };
    const known = await this.database.transaction((tx) => this.people.credentials(tx, email));
    tracePoint('sign_in.known');
    const matches = await verifyPassword(known?.passwordHash ?? (await this.decoy), password);
    return this.database.transaction(async (tx) => {
      // The password may have ended while it was checked.
      const holds = known && matches && (await this.people.passwordHash(tx, known.person.id)) === known.passwordHash;
      if (holds && !known.person.disabled) {
        return this.afterFirst(tx, known.person.id, { method: 'password', strong: false, ...counting }, visit);
      }
      await this.counter.recordFailure(tx, known?.person.id, counting);
      return refused;
    });
  }

  /** What the second factor may be; undefined when the ticket is none, or too old. */
  asked(ticket: string): Promise<Asked | undefined> {
    return this.database.transaction(async (tx) => {
      const found = await this.ceremonies.read(tx, 'second_factor', ticket, Ticket);
      if (!found?.personId) return undefined;
      const held = await this.passkeys.listOf(tx, found.personId);
      const { challenge } = found.content;
      const passkey = held.length > 0 ? await this.party.assertionOptions(held, challenge, false) : null;
      return { kinds: await this.factors.kindsOf(tx, found.personId), passkey };
    });
  }

  /** The second factor of a ticket: each guess is counted, and the ticket is good for one success. */
  async secondFactor(ticket: string, given: GivenFactor, visit: Visit): Promise<SignIn> {
    const waiting = await this.database.transaction((tx) => this.ceremonies.read(tx, 'second_factor', ticket, Ticket));
    if (!waiting?.personId) return refused;
    const person = waiting.personId;
    const { seconds } = await this.counter.countFactor(person);
    if (seconds > 0) return { outcome: 'wait', seconds };
    return this.database.transaction(async (tx) => {
      const found = await this.ceremonies.read(tx, 'second_factor', ticket, Ticket);
      if (found === undefined) return refused;
      const { counted, first, challenge } = found.content;
      const proved = await this.factors.check(tx, person, given, challenge, visit);
      if (proved === undefined) {
        await this.log.recordAttempt(tx, person, 'access.factor_refused', { person });
        return refused;
      }
      await this.ceremonies.end(tx, ticket);
      await this.counter.settleFactor(tx, person);
      const methods: Method[] = [first, proved.method];
      const opening = { personId: person, methods, secondFactor: true, family: familyOf(visit) };
      return this.open(tx, opening, visit, counted, proved);
    });
  }

  /** Options for whichever passkey the browser finds: no address is asked for, so none is disclosed. */
  offerPasskey(): Promise<{ ceremony: string; options: PasskeyOptions }> {
    return this.database.transaction(async (tx) => {
      const challenge = this.party.newChallenge();
      const options = await this.party.assertionOptions([], challenge, true);
      return { ceremony: await this.ceremonies.open(tx, 'passkey_sign_in', null, { challenge }), options };
    });
  }

  /** A passkey whose device recognised its owner signs in alone. */
  async signInByPasskey(ceremony: string, given: Assertion, visit: Visit): Promise<SignIn> {
    const known = await this.database.transaction((tx) => this.passkeys.find(tx, given.id));
    const holder = known && (await this.database.transaction((tx) => this.people.lock(tx, known.personId)));
    const counting = await this.counter.countPasskey(given.id, holder?.id, visit);
    if ('seconds' in counting) return { outcome: 'wait', seconds: counting.seconds };
    return this.database.transaction(async (tx) => {
      const started = await this.ceremonies.take(tx, 'passkey_sign_in', ceremony, Challenge);
      const passkey = await this.passkeys.find(tx, given.id);
      const proved =
        started && passkey && (await this.factors.usePasskey(tx, passkey, given, started.content.challenge, visit));
      if (passkey === undefined || !proved?.userVerified || holder?.disabled !== false) {
        await this.counter.recordFailure(tx, holder?.id, counting);
        return refused;
      }
      const { personId } = passkey;
      const opening: Opening = { personId, methods: ['passkey'], secondFactor: true, family: familyOf(visit) };
      return this.open(tx, opening, visit, counting.counted, proved);
    });
  }

  /** Where the person holds a second factor that is not proved yet, the first one opens only the step that asks for it. */
  async afterFirst(tx: Tx, personId: PersonId, first: First, visit: Visit): Promise<SignIn> {
    const { method, counted, strong, provedAt } = first;
    const kinds = strong ? [] : await this.factors.kindsOf(tx, personId);
    const opening = { personId, methods: [method], secondFactor: strong, family: familyOf(visit), provedAt };
    if (kinds.length === 0) return this.open(tx, opening, visit, counted);
    const content: z.infer<typeof Ticket> = { counted, first: method, challenge: this.party.newChallenge() };
    await this.log.recordAttempt(tx, personId, 'access.factor_asked', { person: personId, first: method });
    return { outcome: 'second_factor', ticket: await this.ceremonies.open(tx, 'second_factor', personId, content) };
  }

  private async open(
    tx: Tx,
    opening: Opening,
    visit: Visit,
    counted?: Counted,
    factor?: ProvedFactor,
  ): Promise<SignIn> {
    const person = await this.people.lock(tx, opening.personId);
    if (person === undefined || person.disabled) return refused;
    // A suspension also stops a thief with the right password. The answer is that to a wrong password.
    if ((await this.authorities.of(tx)).isSuspended(person.id)) return refused;
    if (counted !== undefined) await this.counter.settle(tx, counted);
    const isKnown = this.devices.nameIn(visit.device, person.id) !== undefined;
    const device = isKnown && visit.device ? visit.device : this.devices.mark(person.id);
    return { outcome: 'open', device, session: await this.sessions.open(tx, opening, told(factor)) };
  }
}

const familyOf = ({ browser, system }: Visit): BrowserFamily => ({ browser, system });
