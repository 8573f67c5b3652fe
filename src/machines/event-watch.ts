/** An alarm when the operator's machines take no events, and how far they are on the status page. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ServiceAlarm } from '../cases/alarms/service-alarm.js';
import type { Bilingual } from '../domain/kernel/result.js';
import { Database } from '../platform/database/database.js';
import { JobRegistry } from '../platform/jobs/job.js';
import { Settings } from '../platform/settings/settings.js';
import { plain, StatusRegistry, type StatusRow } from '../platform/telemetry/status.js';
import { EventDeliveryStore, type EventFault, type EventStanding } from './event-delivery.store.js';

const PAUSE_MILLISECONDS = 60_000;
/** Some ten attempts. */
const LATE_MINUTES = 15;

@Injectable()
export class EventWatch implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly store: EventDeliveryStore,
    private readonly alarm: ServiceAlarm,
    private readonly settings: Settings,
    private readonly registry: JobRegistry,
    private readonly status: StatusRegistry,
  ) {}

  onModuleInit(): void {
    if (this.settings.eventsUrl === undefined) return;
    this.registry.onSweep(() => this.look(), PAUSE_MILLISECONDS);
    this.status.add({ fr: 'Événements pour les machines', en: 'Events to machines' }, async () => {
      const standing = await this.database.transaction((tx) => this.store.standing(tx));
      return standing === null ? [notBegun] : rowsOf(standing);
    });
  }

  /** N processes MAY look at once: one alarm waits. What stands still for another reason than a failure is late too. */
  async look(): Promise<void> {
    await this.database.transaction(async (tx) => {
      const standing = await this.store.standing(tx);
      if (standing && isLate(standing)) await this.alarm.raise(tx, 'machines.events');
    });
  }
}

const isLate = ({ fault, waited }: EventStanding): boolean =>
  fault === 'gone' || (waited !== null && waited > LATE_MINUTES);

const label: Bilingual = { fr: 'Pris', en: 'Taken' };
const notBegun: StatusRow = { label, value: { fr: 'pas encore commencé', en: 'not begun yet' }, state: 'warn' };

const rowsOf = ({ next, size, movedAt, fault, waited }: EventStanding): StatusRow[] => [
  {
    label,
    value: {
      fr: `jusqu’à la place ${next} du journal, sur ${size}`,
      en: `up to place ${next} of the log, of ${size}`,
    },
    state: isLate({ next, size, movedAt, fault, waited }) ? 'bad' : 'good',
  },
  { label: { fr: 'Dernière avancée', en: 'Last moved' }, value: plain(movedAt) },
  ...(fault === null
    ? []
    : [{ label: { fr: 'Dernier essai', en: 'Last attempt' }, value: faults[fault], state: 'warn' as const }]),
];

const faults: Readonly<Record<EventFault, Bilingual>> = {
  unreachable: { fr: 'la machine ne répond pas à temps', en: 'the machine does not answer in time' },
  certificate: {
    fr: 'le certificat de la machine n’est pas reconnu',
    en: 'the certificate of the machine is not trusted',
  },
  redirected: { fr: 'renvoi vers une autre adresse, non suivi', en: 'redirect to another address, not followed' },
  gone: { fr: 'la machine n’en veut plus (410)', en: 'the machine wants no more (410)' },
  refused: { fr: 'la machine refuse', en: 'the machine refuses' },
};
