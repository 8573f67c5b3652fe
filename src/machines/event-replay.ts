/** Has events sent again from a place in the log on, as an administrator of the machine asks; the log says so. */
import { Injectable } from '@nestjs/common';
import { accept, type Result, refusal, refuse } from '../domain/kernel/result.js';
import { Ledger } from '../ledger/ledger.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import { EventDeliveryStore } from './event-delivery.store.js';

const STREAM = 'machine/events';

const notSentYet = refusal(
  'events-not-sent',
  'invalid',
  'Rien n’a encore été envoyé à partir de là : les événements s’envoient dans l’ordre, et aucun n’est sauté.',
  'Nothing from there on was sent yet: events are sent in their order, and none is passed over.',
);

@Injectable()
export class EventReplay {
  constructor(
    private readonly database: Database,
    private readonly store: EventDeliveryStore,
    private readonly ledger: Ledger,
  ) {}

  /** Answers with the places that are sent again; `until` is the one that was next. Waits for an attempt under way. */
  replay(from: number, by: string): Promise<Result<{ readonly from: number; readonly until: number }>> {
    return attempt(this.database, async (tx) => {
      const until = await this.store.hold(tx);
      if (until === null || from > until) return refuse(notSentYet);
      const data = { from, until };
      await this.ledger.record(tx, STREAM, [{ type: 'machine.events_replayed', class: 'other', actor: by, data }]);
      await this.store.moveTo(tx, from);
      return accept(data);
    });
  }
}
