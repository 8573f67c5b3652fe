import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { CounselModule } from '../counsel/counsel.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { BriefDocumentsController } from './documents/brief-documents.controller.js';
import { DocumentsController } from './documents/documents.controller.js';
import { DocumentsService } from './documents/documents.service.js';
import { EntriesController } from './entries.controller.js';
import { EntriesService } from './entries.service.js';
import { Gateway } from './gateway.js';
import { IntakeService } from './intake.service.js';
import { MessageListing } from './message-listing.js';
import { MailboxStore } from './messages/mailbox.store.js';
import { MessageStore } from './messages/message.store.js';
import { OriginalService } from './messages/original.service.js';
import { MessagesController } from './messages.controller.js';
import { ReadMessageJob } from './read-message.job.js';
import { DraftReadings } from './reading/draft-readings.js';
import { KeptTexts } from './reading/kept-texts.js';
import { ReadAgainJob } from './reading/read-again.job.js';
import { ReadingChildren } from './reading/reading-children.js';
import { RecognitionWatch } from './reading/recognition-watch.js';
import { ReportChangeJob } from './report-change.job.js';
import { RequestsController } from './requests.controller.js';
import { ScanMessageJob } from './scan-message.job.js';
import { SenderChecker } from './sender/sender-checker.js';
import { SetAsideService } from './set-aside.service.js';
import { SmtpServer } from './smtp.server.js';
import { WebhookController } from './webhook.controller.js';

@Module({
  imports: [CasesModule, CatalogueModule, CounselModule, DirectoryModule],
  controllers: [
    BriefDocumentsController,
    DocumentsController,
    EntriesController,
    WebhookController,
    MessagesController,
    RequestsController,
  ],
  providers: [
    DocumentsService,
    EntriesService,
    Gateway,
    IntakeService,
    MailboxStore,
    MessageStore,
    MessageListing,
    OriginalService,
    { provide: ReadingChildren, useFactory: () => new ReadingChildren() },
    DraftReadings,
    KeptTexts,
    ReadAgainJob,
    ReadMessageJob,
    RecognitionWatch,
    ReportChangeJob,
    ScanMessageJob,
    SenderChecker,
    SetAsideService,
    SmtpServer,
  ],
  exports: [IntakeService, MailboxStore, MessageListing],
})
export class IntakeModule {}
