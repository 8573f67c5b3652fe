/** The evidence of the origin of a divided request, sealed again for each of its parts. */
import { Injectable } from '@nestjs/common';
import type { CaseState } from '../../domain/case/model/state.js';
import type { Tx } from '../../platform/database/transaction.js';
import { CasesService } from '../handle/cases.service.js';
import { mailboxText } from '../handle/destination-check.js';
import { Note, textOfNote } from '../http/notes.service.js';
import { CaseVault, erased } from '../rows/vault.js';

type Inherited = Omit<CaseState['origins'][number], 'confirmedBy' | 'call'>;

@Injectable()
export class InheritedOrigins {
  constructor(
    private readonly cases: CasesService,
    private readonly vault: CaseVault,
  ) {}

  /**
   * What was recorded for the request, with its words and digests under the key of the part. Who looked at an address as a
   * second person signed for the request alone: the part asks for that again, where an answer would need it.
   */
  async seal(tx: Tx, whole: { readonly id: string; readonly state: CaseState }, partId: string): Promise<Inherited[]> {
    const { origins } = whole.state;
    if (origins.length === 0) return [];
    const mailbox = (await this.cases.requesterOf(tx, whole.id))?.mailbox ?? null;
    const text = mailbox && mailboxText(mailbox);
    const before = text === null ? null : await this.vault.digest(tx, whole.id, text);
    const after = text === null ? null : await this.vault.digest(tx, partId, text);
    const sealed = await this.vault.named(tx, whole.id, 'note', Note);
    const notes = new Map(sealed === erased ? [] : sealed.map(({ id, value }) => [id, value]));
    const inherited: Inherited[] = [];
    for (const { confirmedBy: _looked, call: _call, noteId, ...origin } of origins) {
      const note = notes.get(noteId);
      if (!note) throw new Error(`The evidence of the origin of the case ${whole.id} is not kept.`);
      inherited.push({
        ...origin,
        noteId: await this.vault.put(tx, partId, 'note', note),
        evidence: await this.vault.digest(tx, partId, textOfNote(note)),
        mailbox: origin.mailbox !== null && origin.mailbox === before ? after : null,
      });
    }
    return inherited;
  }
}
