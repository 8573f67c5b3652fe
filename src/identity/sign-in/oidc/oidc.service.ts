import { Inject, Injectable, Logger } from '@nestjs/common';
import { z } from 'zod';
import type { OpenSession } from '../../../access/session.store.js';
import type { PersonId } from '../../../domain/kernel/brand.js';
import { accept, type Result, refuse } from '../../../domain/kernel/result.js';
import { AccessLog } from '../../../ledger/access-log.js';
import { IDENTITY_DATABASE } from '../../../platform/database/connections.js';
import { Database } from '../../../platform/database/database.js';
import type { Tx } from '../../../platform/database/transaction.js';
import { messageOf } from '../../../platform/telemetry/failure.js';
import { CeremonyStore } from '../../account/attempt/ceremony.store.js';
import type { Visit } from '../../account/attempt/visit.js';
import { FactorProof } from '../../account/factor/factor-proof.js';
import { FederatedIdentityStore } from '../../account/factor/federated-identity.store.js';
import { RelyingParty } from '../../account/factor/relying-party.js';
import { PeopleStore } from '../../account/person/people.store.js';
import { SessionService } from '../session/session.service.js';
import { type SignIn, SignInService } from '../signing-in/sign-in.service.js';
import { Expected, type Identity, IdentityProvider } from './identity-provider.js';
import { oidcAway, oidcOff } from './refusal.js';

const CALLBACK = '/api/session/oidc/callback';

/** What the server remembers while the browser is at the provider. */
const Journey = z.object({
  expected: Expected,
  /** A page of ours. */
  returnTo: z.string(),
  /** The session to prove presence in; null for a sign-in. */
  session: z.string().nullable(),
});

export interface Arrival {
  readonly signIn: SignIn;
  readonly returnTo: string;
}

const refused: Arrival = { signIn: { outcome: 'refused' }, returnTo: '/' };

/** Sign-in by the identity provider of the company: it proves who a person is, never that they are registered here. */
@Injectable()
export class OidcService {
  private readonly logger = new Logger('oidc');

  constructor(
    @Inject(IDENTITY_DATABASE) private readonly database: Database,
    private readonly provider: IdentityProvider,
    private readonly identities: FederatedIdentityStore,
    private readonly ceremonies: CeremonyStore,
    private readonly people: PeopleStore,
    private readonly factors: FactorProof,
    private readonly signIns: SignInService,
    private readonly sessions: SessionService,
    private readonly party: RelyingParty,
    private readonly log: AccessLog,
  ) {}

  /** Where to send the browser, and the token that it brings back in a cookie. */
  async start(
    returnTo: string,
    session: OpenSession | undefined,
    visit: Visit,
  ): Promise<Result<{ url: string; token: string }>> {
    if (this.provider.name() === null) return refuse(oidcOff);
    const asked = await this.provider
      .ask(this.party.originOf(visit) + CALLBACK, session !== undefined)
      .catch(this.away);
    if (asked === undefined) return refuse(oidcAway);
    const journey: z.infer<typeof Journey> = { expected: asked.expected, returnTo, session: session?.id ?? null };
    const open = (tx: Tx) => this.ceremonies.open(tx, 'oidc', session?.person.id ?? null, journey);
    return accept({ url: asked.url, token: await this.database.transaction(open) });
  }

  /** `query` as the browser brought it back. A journey is good for one arrival; whatever fails is one refusal. */
  async arrive(token: string, query: string, visit: Visit): Promise<Arrival> {
    const journey = await this.database.transaction((tx) => this.ceremonies.take(tx, 'oidc', token, Journey));
    if (journey === undefined) return refused;
    const { expected, returnTo, session } = journey.content;
    const address = new URL(`${this.party.originOf(visit)}${CALLBACK}${query}`);
    const identity = await this.provider.redeem(address, expected).catch(this.away);
    if (identity === undefined) return refused;
    const known = await this.database.transaction((tx) => this.identities.personOf(tx, identity));
    const email = known === undefined ? await identity.verifiedEmail().catch(this.away) : undefined;
    return this.database.transaction(async (tx) => {
      const person = known ?? (email ? await this.linkByEmail(tx, identity, email) : undefined);
      const signIn =
        session === null
          ? await this.signIn(tx, person, identity, visit)
          : await this.stepUp(tx, person, identity, { id: session, holder: journey.personId });
      return { signIn, returnTo };
    });
  }

  private async signIn(tx: Tx, person: PersonId | undefined, identity: Identity, visit: Visit): Promise<SignIn> {
    const account = this.identities.digest(identity).toString('hex');
    const signIn =
      person === undefined
        ? refused.signIn
        : await this.signIns.afterFirst(
            tx,
            person,
            { method: 'oidc', strong: identity.secondFactor, provedAt: identity.authenticatedAt },
            visit,
          );
    if (signIn.outcome === 'refused') {
      await this.log.recordAttempt(tx, person, 'access.sign_in_failed', { account, method: 'oidc' });
    }
    return signIn;
  }

  /** The provider asks again; a user with a second factor proves it there or here. */
  private async stepUp(
    tx: Tx,
    person: PersonId | undefined,
    identity: Identity,
    session: { readonly id: string; readonly holder: PersonId | null },
  ): Promise<SignIn> {
    const isHolder = person !== undefined && person === session.holder;
    const enough = isHolder && (identity.secondFactor || (await this.factors.kindsOf(tx, person)).length === 0);
    const proved = enough ? await this.sessions.prove(tx, session.id, identity.secondFactor) : undefined;
    if (person === undefined || proved === undefined) {
      await this.log.recordAttempt(tx, session.holder ?? undefined, 'access.presence_refused', { session: session.id });
      return refused.signIn;
    }
    await this.log.record(tx, person, 'access.presence_proved', { session: session.id, methods: ['oidc'] });
    return { outcome: 'open', session: proved };
  }

  /** The first time, by the address that the provider verified; from then on by its own name for the account. */
  private async linkByEmail(tx: Tx, identity: Identity, email: string): Promise<PersonId | undefined> {
    const person = await this.people.idOf(tx, email);
    if (person === undefined || !(await this.identities.link(tx, identity, person))) return undefined;
    const account = this.identities.digest(identity).toString('hex');
    await this.log.record(tx, person, 'access.identity_linked', { account });
    return person;
  }

  /** What the library refuses and what the network loses look alike to the person; the operator reads which. */
  private readonly away = (error: unknown): undefined => {
    this.logger.warn('The identity provider did not vouch for a sign-in.', { reason: messageOf(error) });
    return undefined;
  };
}
