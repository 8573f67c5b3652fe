import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { IntakeModule } from '../intake/intake.module.js';
import { MailboxKeeper } from './mailbox-keeper.js';
import { MailboxReaders } from './mailbox-readers.js';
import { MailboxWatch } from './mailbox-watch.js';

@Module({ imports: [CasesModule, IntakeModule], providers: [MailboxKeeper, MailboxReaders, MailboxWatch] })
export class MailboxesModule {}
