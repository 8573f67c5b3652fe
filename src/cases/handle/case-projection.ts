/** The rows that follow from a case: written in the transaction of the entries they come from. */
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../../catalogue/catalogue.service.js';
import type { CaseEvent } from '../../domain/case/event.js';
import type { Actor } from '../../domain/case/model/circumstances.js';
import { openClocks } from '../../domain/case/model/open-clock.js';
import type { CaseState } from '../../domain/case/model/state.js';
import { queueProjectionOf } from '../../domain/case/queue-projection.js';
import type { Tx } from '../../platform/database/transaction.js';
import { DataKeys } from '../../platform/keys/keys.js';
import { AlarmStore } from '../rows/alarm.store.js';
import { CaseStore } from '../rows/case.store.js';
import { CaseClockStore } from '../rows/case-clock.store.js';
import { CircumstancesLoader } from '../rows/circumstances-loader.js';
import { FourEyesStore } from '../rows/four-eyes.store.js';
import { PortalDeliveryStore } from '../rows/portal-delivery.store.js';
import { ProductionStore } from '../rows/production.store.js';
import { SearchIndex } from '../rows/search-index.js';

type ReadingEvent = Extract<CaseEvent, { type: 'case.read' }>;

@Injectable()
export class CaseProjection {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly store: CaseStore,
    private readonly fourEyes: FourEyesStore,
    private readonly keys: DataKeys,
    private readonly index: SearchIndex,
    private readonly circumstancesLoader: CircumstancesLoader,
    private readonly alarms: AlarmStore,
    private readonly clocks: CaseClockStore,
    private readonly production: ProductionStore,
    private readonly deliveries: PortalDeliveryStore,
  ) {}

  /** The row of the case and its clocks. A case older than a column has it empty until then. */
  async state(tx: Tx, caseId: string, state: CaseState): Promise<void> {
    const { notices } = this.catalogue.law;
    const projected = queueProjectionOf(state, this.circumstancesLoader.circuits(state), notices);
    await this.store.project(tx, caseId, state, projected);
    await this.clocks.project(tx, caseId, openClocks(state, this.catalogue.law));
  }

  /** What one event adds. The database throws where `decide` should have refused. */
  async event(tx: Tx, caseId: string, event: CaseEvent, actor: Actor, after: CaseState): Promise<void> {
    if (event.type === 'case.opened') {
      const { id } = await this.keys.create(tx);
      const reference = await this.store.create(tx, caseId, id, after);
      await this.index.add(tx, caseId, [reference]);
    }
    if (event.type === 'case.read') await this.reading(tx, caseId, event.data);
    if (event.type === 'case.opened' || event.type === 'case.joined') {
      await this.store.addMessage(tx, caseId, event.data.messageId, after);
    }
    if (event.type === 'case.alarm_raised') await this.alarms.raise(tx, caseId, event.data);
    if (event.type === 'case.clock_rang' && event.data.alarm) {
      await this.alarms.raise(tx, caseId, { code: 'deadline_passed', about: null, clock: event.data.clock });
    }
    await this.deliveries.project(tx, caseId, event);
    await this.production.project(tx, caseId, event);
    if (actor.kind === 'person') await this.fourEyes.project(tx, caseId, event, actor.id, after);
  }

  /** People search an instrument by its code, and by its name in either language. */
  private async reading(tx: Tx, caseId: string, { language, facts }: ReadingEvent['data']): Promise<void> {
    await this.store.setLanguage(tx, caseId, language);
    const cited = this.catalogue.law.instruments.filter(({ code }) => facts.bases.includes(code));
    const texts = cited.flatMap(({ code, names }) => [code, names.fr, names.en]);
    await this.index.add(tx, caseId, texts);
  }
}
