import { Injectable } from '@nestjs/common';
import { accept, type Result, refuse } from '../domain/kernel/result.js';
import { Ledger } from '../ledger/ledger.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import type { Person } from './access.js';
import { sessionUnknown } from './refusal.js';
import { type OpenSession, SessionStore, type SessionSummary } from './session.store.js';
import { digestOf } from './token.js';

/** Sessions once they are open: found, listed and ended. */
@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly store: SessionStore,
    private readonly ledger: Ledger,
  ) {}

  /** The live session of a token; undefined for an unknown, idle, expired or ended one and for a disabled person. */
  async find(token: string): Promise<OpenSession | undefined> {
    const digest = digestOf(token);
    if (digest === undefined) return undefined;
    const found = await this.database.transaction((tx) => this.store.find(tx, digest));
    return found && { ...found, token };
  }

  list(person: Person): Promise<SessionSummary[]> {
    return this.database.transaction((tx) => this.store.listOf(tx, person.id));
  }

  /** Ends one session of the person, the current one or another; the entry and the end commit together. */
  end(id: string, person: Person): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      if (!(await this.store.end(tx, id, person.id))) return refuse(sessionUnknown);
      await this.ledger.record(tx, `access/${person.id}`, [
        { type: 'access.signed_out', class: 'other', actor: person.id, data: { session: id } },
      ]);
      return accept(null);
    });
  }
}
