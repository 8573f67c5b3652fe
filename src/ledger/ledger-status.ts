import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Bilingual } from '../domain/kernel/result.js';
import { plain, StatusRegistry, type StatusRow } from '../platform/status.js';
import { Sequencer, type Sequencing } from './sequencer.js';

/** Sealing takes a fraction of a second: beyond this, nobody is sealing. */
const LATE_MILLISECONDS = 5000;

const states: Record<Sequencing['state'], Bilingual> = {
  stopped: { fr: 'arrêté dans ce processus', en: 'stopped in this process' },
  standing_by: { fr: 'un autre processus scelle', en: 'another process seals' },
  leading: { fr: 'ce processus scelle', en: 'this process seals' },
  failing: { fr: 'en échec, nouvel essai', en: 'failing, tried again' },
  halted: { fr: 'suspendu : une personne doit regarder', en: 'halted: a person must look' },
};

/** What the status page says of the log. */
@Injectable()
export class LedgerStatus implements OnModuleInit {
  constructor(
    private readonly registry: StatusRegistry,
    private readonly sequencer: Sequencer,
  ) {}

  onModuleInit(): void {
    this.registry.add({ fr: 'Journal scellé', en: 'Ledger' }, () => this.rows());
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
    ];
  }
}
