/** Keeps the mails of a mailbox as received messages: bytes, entry, place in the mailbox and work in one commit. */
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { valueOrFail } from '../domain/kernel/result.js';
import { IntakeService } from '../intake/intake.service.js';
import { MailboxStore, type Numbering, type PulledState } from '../intake/messages/mailbox.store.js';
import { Database } from '../platform/database/database.js';

@Injectable()
export class MailboxKeeper {
  constructor(
    private readonly intake: IntakeService,
    private readonly store: MailboxStore,
    private readonly database: Database,
  ) {}

  held(numbering: Numbering): Promise<ReadonlySet<number>> {
    return this.database.transaction((tx) => this.store.held(tx, numbering));
  }

  /**
   * Keeps the bytes of one mail. The same mail again, from this process or another, adds nothing. Rejects when they could
   * not be committed: the mail is then as new as before.
   */
  async keep(numbering: Numbering, uid: number, state: PulledState, bytes: Buffer): Promise<void> {
    const received = await this.intake.receive({
      door: 'mailbox',
      source: Readable.from([bytes]),
      identity: `${numbering.mailbox}/${numbering.validity}/${uid}`,
      envelope: null,
      record: (tx, messageId) => this.store.hold(tx, numbering, { uid, state, messageId }),
    });
    valueOrFail(received);
  }
}
