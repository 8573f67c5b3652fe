/** Who receives the letter of a notice, as the law and the directory say now. */
import { Injectable } from '@nestjs/common';
import { Directory } from '../../directory/directory.js';
import { type Mailbox, mailbox } from '../../domain/kernel/mailbox.js';
import { addressOf } from '../../domain/law/notice.js';
import { type LetterKind, Notice } from '../../domain/law/vocabulary.js';
import type { Tx } from '../../platform/database/transaction.js';
import { OperatorLetterhead } from './operator-letterhead.js';

export interface NoticeRecipient {
  /** Null where the templates name the recipient. */
  readonly name: string | null;
  /** Null where a person gives the notice. */
  readonly mailbox: Mailbox | null;
}

/** By the kind of the letter. */
export type NoticeRecipientsByKind = ReadonlyMap<LetterKind, NoticeRecipient>;

@Injectable()
export class NoticeRecipients {
  constructor(
    private readonly directory: Directory,
    private readonly letterhead: OperatorLetterhead,
  ) {}

  async all(tx: Tx): Promise<NoticeRecipientsByKind> {
    const { notices, authorities, words } = await this.directory.law(tx);
    const found = new Map<LetterKind, NoticeRecipient>();
    for (const notice of Notice.options) {
      const { to, letter } = notices[notice];
      if (!letter) continue;
      const authority = 'authority' in to ? authorities.find(({ id }) => id === to.authority) : undefined;
      const name = authority?.names.fr ?? words.notice[notice].name.fr;
      const isFile = 'file' in to;
      found.set(letter, {
        name: isFile ? null : name,
        mailbox: isFile ? this.letterhead.noticeAddress : mailbox(addressOf(authority) ?? ''),
      });
    }
    return found;
  }
}
