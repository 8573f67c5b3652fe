/** A desk whose cases happen, a machine of the operator that is sent the events, and what was noted of it. */
import { CasesModule } from '../../src/cases/cases.module.js';
import { Sequencer } from '../../src/ledger/sequencer.js';
import { LettersModule } from '../../src/letters/letters.module.js';
import { EventStore, type FedEvent } from '../../src/machines/event.store.js';
import { EventDeliveryStore } from '../../src/machines/event-delivery.store.js';
import { EventSender } from '../../src/machines/event-sender.js';
import { MachinesModule } from '../../src/machines/machines.module.js';
import { Database } from '../../src/platform/database/database.js';
import { SafeMode } from '../../src/platform/place/safe-mode.js';
import { Settings } from '../../src/platform/settings/settings.js';
import { Logger } from '../../src/platform/telemetry/logger.js';
import { eventually } from './eventually.js';
import { LetterDesk } from './letter-desk.js';
import { WebhookReceiver, whsec } from './webhook-receiver.js';

/** Both are in force. */
export const [NEXT_SECRET, SECRET] = [whsec('the next one'), whsec('in force')];

export const idsOf = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);

export class EventDesk {
  readonly sender: EventSender;

  private constructor(
    readonly desk: LetterDesk,
    readonly receiver: WebhookReceiver,
    private readonly other: Database,
  ) {
    this.sender = this.of(EventSender);
  }

  static async open(): Promise<EventDesk> {
    const receiver = await WebhookReceiver.open();
    const desk = await LetterDesk.open(
      { relay: false },
      (platform) => platform.start(CasesModule, LettersModule, MachinesModule),
      {
        ...{ GREFFE_EVENTS_URL: `${receiver.address}/events`, GREFFE_EVENTS_SECRETS: `${NEXT_SECRET},${SECRET}` },
        GREFFE_EVENTS_ROOTS: receiver.root,
      },
    );
    const other = await Database.connect(desk.platform.fresh.url, () => undefined);
    desk.module.get(Sequencer, { strict: false }).start();
    return new EventDesk(desk, receiver, other);
  }

  async close(): Promise<void> {
    await this.of(Sequencer).stop();
    await this.other.close();
    await this.desk.close();
    await this.receiver.close();
  }

  /** The machine takes everything again, and nothing is remembered of before. */
  async reset(): Promise<void> {
    const { receiver } = this;
    receiver.secret = SECRET;
    this.answers(204);
    [receiver.taken.length, receiver.asked.length, receiver.most] = [0, 0, 0];
    await this.desk.platform.fresh.asOwner('delete from alarm');
  }

  of<T>(type: new (...given: never[]) => T): T {
    return this.desk.module.get<T>(type, { strict: false });
  }

  /** As another process has it. */
  otherSender({
    store = this.of(EventDeliveryStore),
    safeMode = this.desk.module.get<SafeMode>(SafeMode),
  } = {}): EventSender {
    return new EventSender(this.other, this.of(EventStore), store, this.of(Settings), safeMode, this.of(Logger));
  }

  answers(status: number, location?: string): void {
    this.receiver.answer = async () => ({ status, ...(location === undefined ? {} : { location }) });
  }

  async row() {
    const [row] = await this.desk.platform.fresh.asOwner<{ next: string; fault: string | null; failures: number }>(
      'select next, fault, failures from event_delivery',
    );
    return { ...row, next: Number(row?.next ?? 0) };
  }

  fails(fault: string) {
    return eventually(
      () => this.row(),
      (row) => row.fault === fault,
    );
  }

  /** Ends the pause after a failure. */
  async now(): Promise<void> {
    await this.desk.platform.fresh.asOwner('update event_delivery set retry_at = null');
  }

  /** The end of the log, all of which is sealed. */
  async end(): Promise<number> {
    await this.of(Sequencer).settle(30_000);
    return this.desk.database.transaction((tx) => this.of(EventStore).size(tx));
  }

  /** What the feed tells of the log from a place on. */
  async fed(from = 0): Promise<FedEvent[]> {
    const end = await this.end();
    return this.desk.database.transaction((tx) => this.of(EventStore).between(tx, from, end));
  }

  /** Until the machine has all of it. */
  async caughtUp(): Promise<void> {
    const end = await this.end();
    await eventually(
      () => this.row(),
      ({ next }) => next === end,
    );
  }
}
