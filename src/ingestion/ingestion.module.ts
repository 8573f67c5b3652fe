import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { BriefDocumentsController } from './documents/brief-documents.controller.js';
import { DocumentsController } from './documents/documents.controller.js';
import { DocumentsService } from './documents/documents.service.js';
import { Gateway } from './gateway.js';
import { HookDoor } from './hook.door.js';
import { IntakeService } from './intake.service.js';
import { MessageStore } from './message.store.js';
import { MessageListing } from './message-listing.js';
import { MessagesController } from './messages.controller.js';
import { OriginalService } from './original.service.js';
import { ReadMessageJob } from './read-message.job.js';
import { ReadAgainJob } from './reading/read-again.job.js';
import { ReadingChildren } from './reading/reading-children.js';
import { ScanMessageJob } from './scan-message.job.js';
import { SenderChecker } from './sender/sender-checker.js';
import { SetAsideService } from './set-aside.service.js';
import { SmtpDoor } from './smtp.door.js';

@Module({
  imports: [AuthModule, CasesModule, CatalogueModule],
  controllers: [BriefDocumentsController, DocumentsController, HookDoor, MessagesController],
  providers: [
    DocumentsService,
    Gateway,
    IntakeService,
    MessageStore,
    MessageListing,
    OriginalService,
    { provide: ReadingChildren, useFactory: () => new ReadingChildren() },
    ReadAgainJob,
    ReadMessageJob,
    ScanMessageJob,
    SenderChecker,
    SetAsideService,
    SmtpDoor,
  ],
  exports: [IntakeService, MessageListing],
})
export class IngestionModule {}
