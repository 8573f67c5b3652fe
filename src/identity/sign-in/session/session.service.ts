import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { sessionUnknown } from '../../../access/refusal.js';
import { type NewSession, type OpenSession, SessionStore, type SessionSummary } from '../../../access/session.store.js';
import type { PersonId } from '../../../domain/kernel/brand.js';
import { accept, type Result, refuse } from '../../../domain/kernel/result.js';
import type { Role } from '../../../domain/law/vocabulary.js';
import { AccessLog } from '../../../ledger/access-log.js';
import { attempt } from '../../../platform/database/attempt.js';
import { IDENTITY_DATABASE } from '../../../platform/database/connections.js';
import { Database } from '../../../platform/database/database.js';
import type { Tx } from '../../../platform/database/transaction.js';
import { Settings } from '../../../platform/settings/settings.js';
import { digestOf, freshToken } from '../../account/attempt/token.js';
import { needsFactor } from '../../account/factor/policy.js';

/** Sessions: opened once everything was proved, found, listed, ended. */
@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    @Inject(IDENTITY_DATABASE) private readonly identity: Database,
    private readonly store: SessionStore,
    private readonly log: AccessLog,
    private readonly settings: Settings,
  ) {}

  /** Opens a session, with its entry; `how` is what the entry tells of the proof. */
  async open(
    tx: Tx,
    session: Omit<NewSession, 'id' | 'tokenDigest'>,
    how: Readonly<Record<string, unknown>> = {},
  ): Promise<OpenSession> {
    const id = uuidv7();
    const { token, digest } = freshToken();
    await this.store.open(tx, { ...session, id, tokenDigest: digest });
    const { personId, methods } = session;
    await this.log.record(tx, personId, 'access.signed_in', { session: id, methods, ...how });
    return this.reread(tx, token);
  }

  /** Takes a proof of presence to an open session; its token changes. Undefined when it ended meanwhile. */
  async prove(tx: Tx, id: string, secondFactor: boolean): Promise<OpenSession | undefined> {
    const { token, digest } = freshToken();
    const proved = await this.store.prove(tx, id, { tokenDigest: digest, secondFactor });
    return proved ? this.reread(tx, token) : undefined;
  }

  /** The live session of a token; undefined for an unknown, idle, expired or ended one and for a disabled person. */
  find(token: string): Promise<OpenSession | undefined> {
    return this.database.transaction((tx) => this.read(tx, token));
  }

  /** For streams that outlive their request: a session that ended, went idle or lost its person is not in the answer. */
  rolesOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly Role[]>> {
    return this.database.transaction((tx) => this.store.rolesOf(tx, ids));
  }

  list(person: PersonId): Promise<SessionSummary[]> {
    return this.identity.transaction((tx) => this.store.listOf(tx, person));
  }

  /** Ends one session of the person, by themself or by an administrator; the entry and the end commit together. */
  end(id: string, person: PersonId, actor: PersonId = person): Promise<Result<null>> {
    return attempt(this.identity, async (tx) => {
      if (!(await this.store.end(tx, id, person))) return refuse(sessionUnknown);
      await this.log.record(tx, person, 'access.signed_out', { session: id }, actor);
      return accept(null);
    });
  }

  /** Ends every session of the person but the one they act in, if any; how many were open. */
  endAll(person: PersonId, actor: PersonId, but: string | null): Promise<number> {
    return this.identity.transaction(async (tx) => {
      const ended = await this.store.endAllOf(tx, person, but);
      if (ended > 0) await this.log.record(tx, person, 'access.sessions_ended', { ended, but }, actor);
      return ended;
    });
  }

  private async read(tx: Tx, token: string): Promise<OpenSession | undefined> {
    const digest = digestOf(token);
    if (digest === undefined) return undefined;
    const { secondFactorDays: days } = this.settings;
    const found = await this.store.find(tx, digest, days === 'never' ? null : days);
    if (found === undefined) return undefined;
    return needsFactor(found.person.roles, days)
      ? { ...found, token }
      : { ...found, token, overdue: false, enrolBy: null };
  }

  private async reread(tx: Tx, token: string): Promise<OpenSession> {
    const session = await this.read(tx, token);
    if (session === undefined) throw new Error('A session that was just opened is not found.');
    return session;
  }
}
