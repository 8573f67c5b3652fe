import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Bilingual } from '../domain/kernel/result.js';
import type { LogFaultKind } from '../domain/ledger/books.js';
import { Database } from '../platform/database/database.js';
import { watchesLog } from '../platform/database/roles.js';
import { Served } from '../platform/http/served/served-by.js';
import { Health } from '../platform/http/status/health.js';
import { Metrics } from '../platform/telemetry/metrics.js';
import { plain, StatusRegistry, type StatusRow } from '../platform/telemetry/status.js';
import { PatrolStore } from './patrol.store.js';
import { Sequencer, type Sequencing } from './sequencer.js';

/** Sealing takes a fraction of a second: beyond this, no process seals. */
const LATE_MILLISECONDS = 5000;

const states: Record<Sequencing['state'], Bilingual> = {
  stopped: { fr: 'arrêté dans ce processus', en: 'stopped in this process' },
  standing_by: { fr: 'un autre processus scelle', en: 'another process seals' },
  leading: { fr: 'ce processus scelle', en: 'this process seals' },
  failing: { fr: 'en échec, nouvel essai', en: 'failing, tried again' },
  halted: { fr: 'suspendu : une personne doit regarder', en: 'halted: a person must look' },
};

const faults: Record<LogFaultKind, Bilingual> = {
  changed: { fr: 'modifiée', en: 'changed' },
  gone: { fr: 'disparue', en: 'gone' },
  hidden: { fr: 'cachée au scellement', en: 'hidden from the sealing' },
  hole: { fr: 'manquante dans son fil', en: 'missing in its stream' },
  set_aside: { fr: 'écartée du scellement', en: 'set aside' },
  names_none: { fr: 'qui en nomme une autre, absente', en: 'naming another that is not there' },
  unsigned: {
    fr: 'point de contrôle que la clé du journal n’a pas signé',
    en: 'checkpoint not signed by the key of the log',
  },
};

/** What the status page says of the log. */
@Injectable()
export class LedgerStatus implements OnModuleInit {
  constructor(
    private readonly registry: StatusRegistry,
    private readonly sequencer: Sequencer,
    private readonly database: Database,
    private readonly patrol: PatrolStore,
    private readonly health: Health,
    private readonly metrics: Metrics,
    private readonly served: Served,
  ) {}

  onModuleInit(): void {
    this.health.watch('log_halted', async () => this.sequencer.sequencing.state === 'halted');
    this.health.watch('log_gap', async () => (await this.patrol.count(this.database)).length > 0);
    if (!watchesLog(this.served.role)) return;
    this.registry.add({ fr: 'Journal scellé', en: 'Ledger' }, () => this.rows());
    this.measure();
  }

  private measure(): void {
    this.metrics.watch(
      {
        greffe_log_sealed_entries: { help: 'Entries of the log that are sealed' },
        greffe_log_waiting_entries: { help: 'Entries that wait for their seal' },
        greffe_log_lag_seconds: { help: 'Age of the oldest entry that waits for its seal' },
        greffe_log_sealing: { help: '1 for the state of sealing in this process', labels: ['state'] },
        greffe_log_disagreements: { help: 'Entries that disagree with the books of the log', labels: ['kind'] },
      },
      async () => {
        const { sealed, entries, lagMilliseconds } = await this.sequencer.backlog();
        const found = await this.patrol.count(this.database);
        return {
          greffe_log_sealed_entries: sealed,
          greffe_log_waiting_entries: entries,
          greffe_log_lag_seconds: lagMilliseconds / 1000,
          greffe_log_sealing: [{ labels: { state: this.sequencer.sequencing.state }, value: 1 }],
          greffe_log_disagreements: found.map(({ what, count }) => ({ labels: { kind: what }, value: count })),
        };
      },
    );
  }

  async rows(): Promise<StatusRow[]> {
    const { sealed, entries, lagMilliseconds } = await this.sequencer.backlog();
    const { sequencing } = this.sequencer;
    const words = states[sequencing.state];
    const fault = 'fault' in sequencing ? sequencing.fault : null;
    return [
      { label: { fr: 'Entrées scellées', en: 'Entries sealed' }, value: plain(sealed) },
      {
        label: { fr: 'Entrées à sceller', en: 'Entries waiting for their seal' },
        value: plain(`${entries} (${Math.round(lagMilliseconds)} ms)`),
        state: lagMilliseconds < LATE_MILLISECONDS ? 'good' : 'bad',
      },
      {
        label: { fr: 'Scellement', en: 'Sealing' },
        value: fault ? { fr: `${words.fr} (${fault})`, en: `${words.en} (${fault})` } : words,
        ...(fault && { state: 'bad' }),
      },
      await this.gaps(),
    ];
  }

  /** Entries that do not agree with the books of the log, as the watch found them. */
  private async gaps(): Promise<StatusRow> {
    const found = await this.patrol.count(this.database);
    const inWords = (language: 'fr' | 'en') =>
      found.map(({ what, count }) => `${count} ${faults[what][language]}`).join(', ');
    return {
      label: { fr: 'Entrées en désaccord avec les registres', en: 'Entries that disagree with the books' },
      value: found.length === 0 ? plain(0) : { fr: inWords('fr'), en: inWords('en') },
      state: found.length === 0 ? 'good' : 'bad',
    };
  }
}
