/** Instructions as operations see and answer them: targets, categories and period, and nothing else of the case. */
import { Injectable } from '@nestjs/common';
import type { Person } from '../../access/access.js';
import { CasesService, type Handling } from '../../cases/handle/cases.service.js';
import { Note, NotesService } from '../../cases/http/notes.service.js';
import { AccessHistory } from '../../cases/rows/access-history.js';
import { type OrderRow, ProductionStore } from '../../cases/rows/production.store.js';
import { CaseVault, erased } from '../../cases/rows/vault.js';
import type { Command } from '../../domain/case/command.js';
import type { Instruction, InstructionAnswer } from '../../domain/case/model/instruction-state.js';
import { freezeOf, instructionOf } from '../../domain/case/model/instructions.js';
import type { CaseState } from '../../domain/case/model/state.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { refusals } from '../ordered/refusal.js';
import { Instructions } from './instructions.service.js';
import type { ListedInstruction, OpenedInstruction } from './opened-instruction.js';

export interface SaidAnswer {
  readonly answer: InstructionAnswer;
  /** Sealed with the case; operations say why where it is impossible. */
  readonly reason: string | null;
}

interface Found {
  readonly row: OrderRow;
  readonly instruction: Instruction;
  readonly state: CaseState;
}

@Injectable()
export class InstructionDesk {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly rows: ProductionStore,
    private readonly instructions: Instructions,
    private readonly notes: NotesService,
    private readonly vault: CaseVault,
    private readonly access: AccessHistory,
  ) {}

  /** @param who machines see no measure of an incident: a person confirms these */
  list(who: 'people' | 'machines'): Promise<ListedInstruction[]> {
    return this.database.transaction(async (tx) => {
      const listed: ListedInstruction[] = [];
      for (const row of await this.rows.list(tx)) {
        const found = await this.found(tx, row);
        if (found && isSeen(found, who)) listed.push(summaryOf(found));
      }
      return listed;
    });
  }

  /** As long as it waits; the opening is recorded first. */
  open(id: string, person: Person): Promise<Result<OpenedInstruction>> {
    return attempt(this.database, async (tx) => {
      const opened = await this.opened(tx, id, 'people');
      if (opened.ok) await this.access.opened(tx, person, 'order', opened.value.case);
      return opened;
    });
  }

  openForMachine(id: string, machine: string): Promise<Result<OpenedInstruction>> {
    return attempt(this.database, async (tx) => {
      const opened = await this.opened(tx, id, 'machines');
      if (opened.ok) await this.access.openedByMachine(tx, machine, id);
      return opened;
    });
  }

  answer(id: string, said: SaidAnswer, handling: Handling): Promise<Result<null>> {
    const command = (noteId: string | null): Command => ({
      ...{ type: 'answer_instruction', orderId: id, answer: said.answer },
      noteId,
    });
    return this.given(id, said, command, handling);
  }

  report(id: string, said: SaidAnswer, machine: string, key: string): Promise<Result<null>> {
    const command = (noteId: string | null): Command => ({
      ...{ type: 'report_instruction', orderId: id, answer: said.answer, machine },
      noteId,
    });
    const actor = { kind: 'system', room: 'production' } as const;
    return this.given(id, said, command, { actor, key: `${machine}/${key}` });
  }

  /** The person, or the machine, sees nothing of the case. */
  private async given(
    id: string,
    { answer, reason }: SaidAnswer,
    command: (noteId: string | null) => Command,
    handling: Handling,
  ): Promise<Result<null>> {
    if ((answer === 'impossible') !== (reason !== null)) return refuse(refusals.reasonMissing);
    const row = await this.database.transaction((tx) => this.rows.find(tx, id));
    if (!row) return refuse(refusals.instructionUnknown);
    const handled = await (reason === null
      ? this.cases.handle(row.caseId, command(null), handling)
      : this.notes.add(row.caseId, { text: reason }, command, handling));
    return handled.ok ? accept(null) : handled;
  }

  private async opened(tx: Tx, id: string, who: 'people' | 'machines'): Promise<Result<OpenedInstruction>> {
    const row = await this.rows.find(tx, id);
    const found = row && (await this.found(tx, row));
    if (!found || !isSeen(found, who)) return refuse(refusals.instructionUnknown);
    const { instruction, state } = found;
    // What was answered is no longer any business of theirs.
    if (instruction.answer !== null) return refuse(refusals.caseClosed);
    const { caseId } = found.row;
    const freeze = freezeOf(state, instruction);
    const shown = await this.instructions.shown(tx, caseId, state);
    const names = shown.find((each) => each.instruction.id === id)?.names ?? null;
    if (freeze.what && !names) return refuse(refusals.caseClosed);
    const { targets, from, to } = names ?? { targets: [], from: null, to: null };
    return accept({
      ...summaryOf(found),
      ...{ freeze: freeze.id, until: instruction.until, categories: [...(freeze.what?.categories ?? [])] },
      ...{ targets, from, to, words: await this.words(tx, caseId, freeze), case: caseId },
    });
  }

  /** The order of a measure is in words alone. */
  private async words(tx: Tx, caseId: string, { noteId }: Instruction): Promise<string | null> {
    if (noteId === null) return null;
    const notes = await this.vault.named(tx, caseId, 'note', Note);
    return notes === erased ? null : (notes.find(({ id }) => id === noteId)?.value.text ?? null);
  }

  private async found(tx: Tx, row: OrderRow): Promise<Found | null> {
    const state = await this.cases.load(tx, row.caseId);
    const instruction = instructionOf(state, row.id);
    return instruction ? { row, instruction, state } : null;
  }
}

const isSeen = ({ instruction: { about } }: Found, who: 'people' | 'machines'): boolean =>
  who === 'people' || about !== null;

const summaryOf = ({ row: { id, reference, orderedAt }, instruction }: Found): ListedInstruction => {
  const { task, measure, acknowledgeBefore, answer } = instruction;
  return { id, reference, task, measure, orderedAt, acknowledgeBefore, answer };
};
