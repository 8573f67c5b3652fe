/** Sends the events of the feed to the operator's machines: in the order of the log, one by one, each until it is taken. */
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { Loop } from '../platform/jobs/loop.js';
import { postWebhook } from '../platform/outbound/webhook.js';
import { SafeMode } from '../platform/place/safe-mode.js';
import { Settings } from '../platform/settings/settings.js';
import { isOfCertificate, messageOf } from '../platform/telemetry/failure.js';
import { Logger } from '../platform/telemetry/logger.js';
import { EventStore, type FedEvent } from './event.store.js';
import { EventDeliveryStore, type EventFault } from './event-delivery.store.js';

const POLL_MILLISECONDS = 1_000;
/** Standard Webhooks recommends 15 to 30 seconds. */
const TIMEOUT_MILLISECONDS = 15_000;
/** Places of the log that one step looks through; few of them are events of the feed. */
const WINDOW = 100;
const LONGEST_PAUSE_SECONDS = 900;
const LONGEST_WISH_SECONDS = 3_600;

type Outcome = { readonly fault: EventFault | null; readonly retryAfter: number | null };

@Injectable()
export class EventSender implements BeforeApplicationShutdown {
  private readonly loop = new Loop(() => this.step());
  private stopping = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly events: EventStore,
    private readonly store: EventDeliveryStore,
    private readonly settings: Settings,
    private readonly safeMode: SafeMode,
    private readonly logger: Logger,
  ) {}

  /** Does nothing where no address is set. */
  async start(): Promise<void> {
    if (this.settings.eventsUrl === undefined) return;
    await this.database.transaction((tx) => this.store.begin(tx));
    this.stopping = new AbortController();
    this.loop.start();
  }

  /** An attempt that is under way ends: the event is sent again, under the same id. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.loop.stop();
  }

  private async step(): Promise<number> {
    try {
      if (!(await this.safeMode.maySend())) return POLL_MILLISECONDS;
      // Never repeated by itself, as other transactions are: an event would leave again.
      return await this.database.onOneConnection((connection) => connection.transaction((tx) => this.sendNext(tx)));
    } catch (error) {
      if (!this.stopping.signal.aborted) {
        this.logger.warn('An event for the machines was not settled; it is tried again.', { reason: messageOf(error) });
      }
      return POLL_MILLISECONDS;
    }
  }

  /** The lock on the row makes one process of all send at a time, and the place moves in the same transaction. */
  private async sendNext(tx: Tx): Promise<number> {
    const place = await this.store.take(tx);
    if (!place) return POLL_MILLISECONDS;
    const size = await this.events.size(tx);
    if (place.next >= size) return POLL_MILLISECONDS;
    const end = Math.min(place.next + WINDOW, size);
    // Asked anew for each: a case may have become secret since the one before.
    const [event] = await this.events.between(tx, place.next, end);
    if (!event) {
      await this.store.moveTo(tx, end);
      return 0;
    }
    const { fault, retryAfter } = await this.send(event);
    this.logger.log('An event was sent to the machines.', { event: event.id, fault });
    if (fault === null) {
      await this.store.moveTo(tx, event.cursor + 1);
      return 0;
    }
    await this.store.failed(tx, fault, pauseAfter(place.failures, fault, retryAfter));
    return POLL_MILLISECONDS;
  }

  private async send(event: FedEvent): Promise<Outcome> {
    const { eventsUrl: url = '', eventsSecrets: secrets, eventsRoots: roots } = this.settings;
    const { signal } = this.stopping;
    const body = JSON.stringify({ type: event.type, timestamp: event.at, data: event });
    try {
      const target = { url, secrets, roots, timeoutMilliseconds: TIMEOUT_MILLISECONDS, signal };
      const { status, retryAfter } = await postWebhook(target, { id: event.id, at: new Date(), body });
      return { fault: faultOf(status), retryAfter };
    } catch (error) {
      if (signal.aborted) throw error;
      return { fault: isOfCertificate(error) ? 'certificate' : 'unreachable', retryAfter: null };
    }
  }
}

function faultOf(status: number): EventFault | null {
  if (status >= 200 && status < 300) return null;
  if (status === 410) return 'gone';
  return status >= 300 && status < 400 ? 'redirected' : 'refused';
}

/** Seconds: doubled at each failure, and spread so that what failed together does not return together. */
function pauseAfter(failures: number, fault: EventFault, retryAfter: number | null): number {
  const doubled = fault === 'gone' ? LONGEST_PAUSE_SECONDS : Math.min(LONGEST_PAUSE_SECONDS, 2 ** failures);
  return Math.max(doubled * (0.5 + Math.random() / 2), Math.min(retryAfter ?? 0, LONGEST_WISH_SECONDS));
}
