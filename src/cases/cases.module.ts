import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { AccessHistory } from './access-history.js';
import { AddressesService } from './addresses.service.js';
import { AlarmController } from './alarm.controller.js';
import { AlarmStore } from './alarm.store.js';
import { AnswerAddresses } from './answer-addresses.js';
import { AssignmentsController } from './assignments.controller.js';
import { AssignmentsService } from './assignments.service.js';
import { BreakGlass } from './break-glass.service.js';
import { CaseStore } from './case.store.js';
import { CaseClockStore } from './case-clock.store.js';
import { CaseFeed } from './case-feed.js';
import { CaseFiles } from './case-files.js';
import { CaseProjection } from './case-projection.js';
import { CaseReceipts } from './case-receipts.js';
import { CaseSignatures } from './case-signatures.js';
import { CasesController } from './cases.controller.js';
import { CasesService } from './cases.service.js';
import { CloseJob } from './close.job.js';
import { ClosingReceiptController } from './closing-receipt.controller.js';
import { CorrectionsController } from './corrections.controller.js';
import { CourseController } from './course.controller.js';
import { DeskHistory } from './desk-history.js';
import { DestinationCheck } from './destination-check.js';
import { EmergencyController } from './emergency.controller.js';
import { ExpiryWatch } from './expiry-watch.js';
import { FourEyesStore } from './four-eyes.store.js';
import { LedgerWatch } from './ledger-watch.js';
import { LinkStore } from './link.store.js';
import { LinksController } from './links.controller.js';
import { LinksService } from './links.service.js';
import { LookupStore } from './lookup.store.js';
import { MessageHistory } from './message-history.js';
import { NotesService } from './notes.service.js';
import { NoticeHistory } from './notice-history.js';
import { OperatorWords } from './operator-words.js';
import { RegistryController } from './registry.controller.js';
import { RelatedCases } from './related-cases.js';
import { RequesterCheck } from './requester-check.js';
import { SearchIndex } from './search-index.js';
import { EraseCaseJob, ForgetReadingJob } from './secret-cell.job.js';
import { ServiceAlarm } from './service-alarm.js';
import { Surroundings } from './surroundings.js';
import { TimerJob } from './timer.job.js';
import { CaseVault } from './vault.js';
import { WorkHistory } from './work-history.js';

/** The spine: every room above meets the others here, and nowhere else. */
@Module({
  imports: [IdentityModule, CatalogueModule, LedgerModule],
  controllers: [
    CasesController,
    AssignmentsController,
    LinksController,
    EmergencyController,
    CourseController,
    CorrectionsController,
    AlarmController,
    RegistryController,
    ClosingReceiptController,
  ],
  providers: [
    AddressesService,
    AnswerAddresses,
    CasesService,
    CaseStore,
    CaseClockStore,
    CaseFeed,
    CaseProjection,
    FourEyesStore,
    LinkStore,
    LinksService,
    LookupStore,
    OperatorWords,
    SearchIndex,
    CaseVault,
    NotesService,
    MessageHistory,
    AccessHistory,
    DeskHistory,
    WorkHistory,
    AlarmStore,
    ServiceAlarm,
    LedgerWatch,
    ExpiryWatch,
    AssignmentsService,
    NoticeHistory,
    BreakGlass,
    CaseFiles,
    CaseReceipts,
    CaseSignatures,
    DestinationCheck,
    RelatedCases,
    RequesterCheck,
    Surroundings,
    CloseJob,
    TimerJob,
    ForgetReadingJob,
    EraseCaseJob,
  ],
  exports: [
    AnswerAddresses,
    AlarmStore,
    ServiceAlarm,
    CasesService,
    CaseReceipts,
    CaseSignatures,
    CaseStore,
    CaseClockStore,
    CaseProjection,
    NoticeHistory,
    CaseFeed,
    LookupStore,
    DestinationCheck,
    SearchIndex,
    CaseVault,
    NotesService,
    MessageHistory,
    AccessHistory,
    DeskHistory,
    WorkHistory,
  ],
})
export class CasesModule {}
