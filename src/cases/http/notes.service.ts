/** A note is sealed with the case; its entry holds its id and a digest of its words under the key of the case. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Command } from '../../domain/case/command.js';
import { refusals } from '../../domain/case/model/refusal.js';
import type { CaseState } from '../../domain/case/model/state.js';
import { accept, type Refusal, type Result, refuse } from '../../domain/kernel/result.js';
import { canonical } from '../../domain/ledger/canonical.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { tracePoint } from '../../platform/telemetry/trace-point.js';
import { CasesService, type Handling } from '../handle/cases.service.js';
import { newIdOf } from '../handle/new-id.js';
import { CaseVault, erased, type Reader } from '../rows/vault.js';

/** The words of a person, and what else was entered with them. */
export const Note = z.object({ text: z.string() }).catchall(z.string());
export type Note = Readonly<z.infer<typeof Note>>;

interface ReadNote {
  readonly id: string;
  readonly text: string;
  readonly details: Readonly<Record<string, string>>;
}

/** What the digest of a note is over: words alone, as older entries have them; else all that is sealed. */
export const textOfNote = ({ text, ...details }: Note): string =>
  Object.keys(details).length === 0 ? text : canonical({ text, ...details });

@Injectable()
export class NotesService {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly vault: CaseVault,
  ) {}

  /** Every note and reason of a case, by the id that its entry names, with what was entered beside it; `erased` when the key is gone. */
  read(caseId: string, reader: Reader): Promise<Result<ReadNote[] | 'erased'>> {
    return attempt(this.database, async (tx) => {
      const { status } = await this.cases.load(tx, caseId);
      if (status === 'absent') return refuse(refusals.caseUnknown);
      const notes = await this.vault.named(tx, caseId, 'note', Note, { reader });
      return accept(
        notes === erased ? 'erased' : notes.map(({ id, value: { text, ...details } }) => ({ id, text, details })),
      );
    });
  }

  /**
   * Seals the words and gives the command that carries them, in one transaction.
   * @param objection what the calling module knows against it, besides the case
   */
  add(
    caseId: string,
    note: Note,
    command: (noteId: string, digest: string) => Command,
    handling: Handling,
    objection: (tx: Tx, before: CaseState) => Promise<Refusal | null> = async () => null,
  ): Promise<Result<CaseState>> {
    return attempt(this.database, async (tx) => {
      const noteId = newIdOf(handling, 'note');
      const before = await this.cases.load(tx, caseId);
      const refusal = await objection(tx, before);
      if (refusal) return refuse(refusal);
      const digest = before.status === 'absent' ? '' : await this.vault.digest(tx, caseId, textOfNote(note));
      const handled = await this.cases.handleIn(tx, caseId, command(noteId, digest), handling);
      if (handled.ok && handled.value.seq > before.seq) await this.vault.put(tx, caseId, 'note', note, noteId);
      tracePoint('note.kept');
      return handled;
    });
  }
}
