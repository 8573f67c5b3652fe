/** What operations see of a case, and nothing else: what they are ordered to collect, for which targets, until when. */
import { Injectable } from '@nestjs/common';
import type { Person } from '../access/access.js';
import { CasesService, type Handling } from '../cases/handle/cases.service.js';
import { NotesService } from '../cases/http/notes.service.js';
import { AccessHistory } from '../cases/rows/access-history.js';
import { type OrderRow, ProductionStore } from '../cases/rows/production.store.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import type { Command } from '../domain/case/command.js';
import { objectionToProducing } from '../domain/case/model/production.js';
import { isRunning, orderOf } from '../domain/case/model/production-orders.js';
import type { ProductionOrder } from '../domain/case/model/production-state.js';
import type { CaseState } from '../domain/case/model/state.js';
import { accept, type Language, type Result, refuse } from '../domain/kernel/result.js';
import { LetterSeal } from '../letters/protection/letter-seal.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { drawInstruction } from './draw-instruction.js';
import type { ListedOrder, ListedState, OpenedOrder } from './opened-order.js';
import { refusals } from './ordered/refusal.js';
import { OrdersService } from './orders.service.js';

interface Found {
  readonly row: OrderRow;
  readonly order: ProductionOrder;
  readonly state: CaseState;
}

@Injectable()
export class ProductionDesk {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly rows: ProductionStore,
    private readonly orders: OrdersService,
    private readonly notes: NotesService,
    private readonly access: AccessHistory,
    private readonly seal: LetterSeal,
    private readonly catalogue: Catalogue,
  ) {}

  /** No name of a target is in it. */
  list(): Promise<ListedOrder[]> {
    return this.database.transaction(async (tx) => {
      const listed: ListedOrder[] = [];
      for (const row of await this.rows.list(tx)) {
        const found = await this.found(tx, row);
        if (found) listed.push({ ...(await this.summary(tx, found)), targets: found.order.targets.length });
      }
      return listed;
    });
  }

  /** With the names of its targets; the opening is recorded first. */
  open(orderId: string, person: Person): Promise<Result<OpenedOrder>> {
    return attempt(this.database, (tx) => this.opened(tx, orderId, person));
  }

  /** The order as a sealed PDF, which operations keep and verify. */
  instruction(orderId: string, language: Language, person: Person): Promise<Result<{ name: string; content: Buffer }>> {
    return attempt(this.database, async (tx) => {
      const opened = await this.opened(tx, orderId, person);
      if (!opened.ok) return opened;
      const at = new Date(await this.database.now(tx));
      if (!this.seal.isValidAt(at)) return refuse(refusals.sealOver);
      const sealedBy = this.seal.holderName;
      const drawn = await drawInstruction(opened.value, this.catalogue.law, { language, sealedBy });
      const content = await this.seal.seal(drawn, opened.value.reference, at);
      return accept({ name: `${opened.value.reference}-${orderId.slice(0, 8)}.pdf`, content });
    });
  }

  /** One command on the case of the order; the person sees nothing of the case. */
  async act(
    orderId: string,
    command: Extract<Command, { type: 'begin_production' | 'deliver_production' }>,
    handling: Handling,
  ): Promise<Result<null>> {
    const row = await this.database.transaction((tx) => this.rows.find(tx, orderId));
    if (!row) return refuse(refusals.orderUnknown);
    const handled = await this.cases.handle(row.caseId, command, handling);
    return handled.ok ? accept(null) : handled;
  }

  async decline(orderId: string, text: string, handling: Handling): Promise<Result<null>> {
    const row = await this.database.transaction((tx) => this.rows.find(tx, orderId));
    if (!row) return refuse(refusals.orderUnknown);
    const command = (noteId: string) => ({ type: 'decline_production', orderId, noteId }) as const;
    const noted = await this.notes.add(row.caseId, { text }, command, handling);
    return noted.ok ? accept(null) : noted;
  }

  private async opened(tx: Tx, orderId: string, person: Person): Promise<Result<OpenedOrder>> {
    const row = await this.rows.find(tx, orderId);
    const found = row && (await this.found(tx, row));
    if (!found) return refuse(refusals.orderUnknown);
    const summary = await this.summary(tx, found);
    // What is over is no longer any business of theirs.
    const shown = isRunning(found.order) && found.state.status === 'open';
    const all = shown ? await this.orders.shown(tx, found.row.caseId, found.state) : [];
    const names = all.find(({ order }) => order.id === orderId)?.names;
    if (!names) return refuse(refusals.caseClosed);
    await this.access.opened(tx, person, 'order', found.row.caseId);
    return accept({ ...summary, ...names, empty: found.order.empty });
  }

  private async found(tx: Tx, row: OrderRow): Promise<Found | null> {
    const state = await this.cases.load(tx, row.caseId);
    const order = orderOf(state, row.id);
    return order ? { row, order, state } : null;
  }

  private async summary(tx: Tx, { row, order, state }: Found): Promise<Omit<ListedOrder, 'targets'>> {
    const { id, reference, orderedAt } = row;
    const { dueAt, categories } = order;
    return { id, reference, orderedAt, dueAt, categories, state: await this.standing(tx, row, order, state) };
  }

  private async standing(tx: Tx, row: OrderRow, order: ProductionOrder, state: CaseState): Promise<ListedState> {
    if (!isRunning(order)) return order.state;
    if (state.status === 'closed') return 'withdrawn';
    const actor = { kind: 'system', room: 'cases' } as const;
    const at = await this.cases.circumstances(tx, row.caseId, state, actor);
    return objectionToProducing(state, order.id, at) ? 'suspended' : order.state;
  }
}
