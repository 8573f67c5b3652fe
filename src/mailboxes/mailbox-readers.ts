/** Starts a reader for each mailbox of the settings, and shows on the status page how they fare. */
import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Bilingual } from '../domain/kernel/result.js';
import { type MailboxFault, type MailboxLook, MailboxStore } from '../intake/messages/mailbox.store.js';
import { Database } from '../platform/database/database.js';
import { Settings } from '../platform/settings/settings.js';
import { Logger } from '../platform/telemetry/logger.js';
import { plain, StatusRegistry, type StatusRow } from '../platform/telemetry/status.js';
import { MailboxKeeper } from './mailbox-keeper.js';
import { MailboxReader } from './mailbox-reader.js';
import { readMailboxes } from './mailboxes.js';

@Injectable()
export class MailboxReaders implements OnModuleInit, BeforeApplicationShutdown {
  private readers: readonly MailboxReader[] = [];

  constructor(
    private readonly database: Database,
    private readonly store: MailboxStore,
    private readonly keeper: MailboxKeeper,
    private readonly settings: Settings,
    private readonly logger: Logger,
    private readonly status: StatusRegistry,
  ) {}

  onModuleInit(): void {
    this.status.add({ fr: 'Boîtes aux lettres', en: 'Mailboxes' }, async () => {
      const looks = await this.database.transaction((tx) => this.store.looks(tx));
      return looks.length === 0 ? [none] : looks.map(rowOfLook);
    });
  }

  /** Rejects, saying what to change, when the file of the mailboxes is wrong; a server that does not answer is tried again. */
  async start(): Promise<void> {
    const { mailboxes: path, maximumMessageBytes: largest } = this.settings;
    const mailboxes = path === undefined ? [] : await readMailboxes(path);
    await this.database.transaction((tx) =>
      this.store.watch(
        tx,
        mailboxes.map(({ name }) => name),
      ),
    );
    const { keeper, logger } = this;
    const looked = (mailbox: string, fault: MailboxFault | null) =>
      this.database.transaction((tx) => this.store.looked(tx, mailbox, fault));
    this.readers = mailboxes.map((mailbox) => new MailboxReader(mailbox, { keeper, logger, largest, looked }));
    for (const reader of this.readers) reader.start();
  }

  /** Finishes the mails in progress first. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.readers.map((reader) => reader.stop()));
  }
}

const none: StatusRow = { label: { fr: 'Relevées', en: 'Read by IMAP' }, value: { fr: 'aucune', en: 'none' } };

const rowOfLook = ({ mailbox, lookedAt, fault }: MailboxLook): StatusRow => ({
  label: plain(mailbox),
  value: fault === null ? (lookedAt === null ? notYet : plain(lookedAt)) : faults[fault],
  state: fault === null ? (lookedAt === null ? 'warn' : 'good') : 'bad',
});

const notYet = { fr: 'pas encore relevée', en: 'not read yet' };
const faults: Readonly<Record<MailboxFault, Bilingual>> = {
  unreachable: { fr: 'le serveur ne répond pas', en: 'the server does not answer' },
  refused: {
    fr: 'le serveur refuse l’identifiant ou le mot de passe',
    en: 'the server refuses the user or the password',
  },
  certificate: { fr: 'le certificat du serveur n’est pas reconnu', en: 'the certificate of the server is not trusted' },
  folder: { fr: 'le dossier n’existe pas', en: 'the folder does not exist' },
  other: { fr: 'illisible : voir le journal technique', en: 'cannot be read: see the technical log' },
};
