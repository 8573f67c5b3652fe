/** A desk that reads a mailbox of a Dovecot of one's own. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImapFlow } from 'imapflow';
import { CasesModule } from '../../src/cases/cases.module.js';
import { IntakeModule } from '../../src/intake/intake.module.js';
import { LettersModule } from '../../src/letters/letters.module.js';
import { MailboxesModule } from '../../src/mailboxes/mailboxes.module.js';
import { Dovecot, PASSWORD } from './dovecot.js';
import { LetterDesk } from './letter-desk.js';

/** Bytes of the largest mail that is taken. */
export const LARGEST = 200_000;

export const mail = (subject: string, body = 'Réquisition.', id = subject): Buffer =>
  Buffer.from(`From: a@court.example\r\nMessage-ID: <${id}@court.example>\r\nSubject: ${subject}\r\n\r\n${body}\r\n`);
export const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

export class MailboxDesk {
  private constructor(
    readonly desk: LetterDesk,
    readonly dovecot: Dovecot,
    readonly folder: string,
    private readonly served: string,
    /** A person who looks into the mailbox. */
    private visitor: ImapFlow,
  ) {}

  static async open(): Promise<MailboxDesk> {
    const [folder, served] = ['greffe-mailbox-', 'greffe-dovecot-'].map((name) => mkdtempSync(join(tmpdir(), name)));
    if (!folder || !served) throw new Error('No folders.');
    const dovecot = await Dovecot.start(served);
    writeFileSync(join(folder, 'password'), `${PASSWORD}\n`);
    const desk = await LetterDesk.open(
      { relay: false },
      (platform) => platform.start(CasesModule, LettersModule, IntakeModule, MailboxesModule),
      { GREFFE_MAILBOXES: join(folder, 'mailboxes.yaml'), GREFFE_MAX_MESSAGE_BYTES: String(LARGEST) },
    );
    return new MailboxDesk(desk, dovecot, folder, served, await dovecot.visitor());
  }

  async close(): Promise<void> {
    this.visitor.close();
    await this.desk.close();
    await this.dovecot.kill();
    for (const each of [this.folder, this.served]) rmSync(each, { recursive: true, force: true });
  }

  /** The file of the mailboxes, with the one mailbox that is there. */
  settings(changes: Readonly<Record<string, unknown>> = {}): void {
    const { tlsPort: port, authorities } = this.dovecot;
    const mailbox = {
      ...{ name: 'desk', host: '127.0.0.1', port, user: 'desk', authorities },
      ...{ passwordFile: join(this.folder, 'password'), ...changes },
    };
    writeFileSync(join(this.folder, 'mailboxes.yaml'), JSON.stringify({ mailboxes: [mailbox] }));
  }

  async restart(): Promise<void> {
    await this.dovecot.run();
    this.visitor.close();
    this.visitor = await this.dovecot.visitor();
  }

  async append(...mails: readonly Buffer[]): Promise<void> {
    for (const each of mails) await this.visitor.append('INBOX', each);
  }

  async remove(subject: string): Promise<void> {
    await this.visitor.messageDelete({ subject });
  }

  /** UIDs of the mails that are marked as kept and were read by no person. */
  async marked(): Promise<number[]> {
    return (await this.visitor.search({ keyword: '$GreffeKept', seen: false }, { uid: true })) || [];
  }

  kept(): Promise<{ sha256: string; state: string; uid: string }[]> {
    return this.desk.platform.fresh.asOwner(
      `select m.sha256, p.state, p.uid from mailbox_message p join raw_message m on m.id = p.message_id order by p.uid`,
    );
  }

  async received(): Promise<string[]> {
    const rows = await this.desk.platform.fresh.asOwner<{ sha256: string }>(
      'select sha256 from raw_message order by received_at',
    );
    return rows.map(({ sha256 }) => sha256);
  }
}
