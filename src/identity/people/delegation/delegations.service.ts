import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AccountStore } from '../../../access/account.store.js';
import { type Delegation, DelegationStore } from '../../../access/delegation.store.js';
import type { PersonId } from '../../../domain/kernel/brand.js';
import { addHours, type Instant, millisecondsOf } from '../../../domain/kernel/instant.js';
import { accept, type Result, refuse } from '../../../domain/kernel/result.js';
import { objectionToDelegation } from '../../../domain/workflow/delegation.js';
import { AccessLog } from '../../../ledger/access-log.js';
import { attempt } from '../../../platform/database/attempt.js';
import { IDENTITY_DATABASE } from '../../../platform/database/connections.js';
import { Database } from '../../../platform/database/database.js';
import {
  absenceOver,
  absencePast,
  absenceTaken,
  delegationObjections,
  delegationUnknown,
} from './refusal-delegation.js';

/** A quarter and a week: in a longer absence the roles are withdrawn and the cases reassigned. */
const LONGEST_HOURS = 100 * 24;

/** The day begins earlier in a zone to the east, and an hour earlier than yesterday's where clocks change. */
const EARLIEST_HOURS = 36;

export interface Absence {
  readonly to: string;
  readonly from: Instant;
  readonly until: Instant;
}

/** Names a stand-in for an absent user's cases. It gives no right: the stand-in sees the cases and receives their alarms. */
@Injectable()
export class DelegationsService {
  constructor(
    @Inject(IDENTITY_DATABASE) private readonly database: Database,
    private readonly store: DelegationStore,
    private readonly accounts: AccountStore,
    private readonly log: AccessLog,
  ) {}

  concerning(person: PersonId): Promise<Delegation[]> {
    return this.database.transaction((tx) => this.store.concerning(tx, person));
  }

  /** By the person who will be absent, to another who holds each of their roles. */
  give(person: PersonId, { to, from, until }: Absence): Promise<Result<{ readonly id: string }>> {
    return attempt(this.database, async (tx) => {
      const at = await this.database.now(tx);
      const now = millisecondsOf(at);
      const [start, end] = [millisecondsOf(from), millisecondsOf(until)];
      if (end <= start || end <= now || end > millisecondsOf(addHours(from, LONGEST_HOURS))) return refuse(absenceOver);
      if (start < millisecondsOf(addHours(at, -EARLIEST_HOURS))) return refuse(absencePast);
      const people = await this.accounts.byId(tx, [person, to]);
      const objection = objectionToDelegation(people.get(person), people.get(to));
      if (objection) return refuse(delegationObjections[objection]);
      const delegation = { id: uuidv7(), person, to, from, until };
      if (await this.store.overlaps(tx, delegation)) return refuse(absenceTaken);
      await this.log.record(tx, person, 'access.delegated', { delegationId: delegation.id, to, from, until });
      await this.store.add(tx, delegation);
      return accept({ id: delegation.id });
    });
  }

  /** By the person who gave it, on their return. */
  end(id: string, person: PersonId): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      const found = await this.store.lock(tx, id, person);
      if (!found) return refuse(delegationUnknown);
      await this.log.record(tx, person, 'access.delegation_ended', { delegationId: id, to: found.to });
      await this.store.end(tx, id, person);
      return accept(null);
    });
  }
}
