import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AccessModule } from '../access/access.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { AccountModule } from '../identity/account/account.module.js';
import { KeysModule } from '../identity/keys/keys.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { AlarmController } from './alarms/alarm.controller.js';
import { CustomerWatch } from './alarms/customer-watch.js';
import { ExpiryWatch } from './alarms/expiry-watch.js';
import { LedgerWatch } from './alarms/ledger-watch.js';
import { ServiceAlarm } from './alarms/service-alarm.js';
import { SovereigntyWatch } from './alarms/sovereignty-watch.js';
import { ActsController } from './audit/acts.controller.js';
import { ActsService } from './audit/acts.service.js';
import { ActsStore } from './audit/acts.store.js';
import { AnswerAddresses } from './handle/answer-addresses.js';
import { CaseProjection } from './handle/case-projection.js';
import { CaseSignatures } from './handle/case-signatures.js';
import { CasesService } from './handle/cases.service.js';
import { DestinationCheck } from './handle/destination-check.js';
import { RelatedCases } from './handle/related-cases.js';
import { RequesterCheck } from './handle/requester-check.js';
import { SecondReading } from './handle/second-reading.js';
import { ActionServices } from './http/action-services.js';
import { ActionsController } from './http/actions.controller.js';
import { AddressesService } from './http/addresses.service.js';
import { AssignmentsController } from './http/assignments.controller.js';
import { AssignmentsService } from './http/assignments.service.js';
import { BreakGlassController } from './http/break-glass.controller.js';
import { BreakGlass } from './http/break-glass.service.js';
import { CaseFiles } from './http/case-files.js';
import { CaseReceipts } from './http/case-receipts.js';
import { CasesController } from './http/cases.controller.js';
import { ClosingReceiptController } from './http/closing-receipt.controller.js';
import { DraftsController } from './http/drafts.controller.js';
import { DraftsService } from './http/drafts.service.js';
import { HiddenContent } from './http/hidden-content.interceptor.js';
import { LinksController } from './http/links.controller.js';
import { LinksService } from './http/links.service.js';
import { NotesService } from './http/notes.service.js';
import { RecipientsService } from './http/recipients.service.js';
import { CloseJob } from './jobs/close.job.js';
import { ErasureSweep } from './jobs/erasure-sweep.js';
import { InheritedOrigins } from './jobs/inherited-origins.js';
import { KeptKeys } from './jobs/kept-keys.js';
import { OpenPartsJob } from './jobs/open-parts.job.js';
import { TimerJob } from './jobs/timer.job.js';
import { AccessHistory } from './rows/access-history.js';
import { AlarmStore } from './rows/alarm.store.js';
import { CaseStore } from './rows/case.store.js';
import { CaseClockStore } from './rows/case-clock.store.js';
import { CaseDraftStore } from './rows/case-draft.store.js';
import { CaseFeed } from './rows/case-feed.js';
import { CircumstancesLoader } from './rows/circumstances-loader.js';
import { DeskHistory } from './rows/desk-history.js';
import { ErasureStore } from './rows/erasure.store.js';
import { FourEyesStore } from './rows/four-eyes.store.js';
import { KeptKeyStore } from './rows/kept-key.store.js';
import { LinkStore } from './rows/link.store.js';
import { LookupStore } from './rows/lookup.store.js';
import { MessageHistory } from './rows/message-history.js';
import { NoticeHistory } from './rows/notice-history.js';
import { OperatorWords } from './rows/operator-words.js';
import { PortalDeliveryStore } from './rows/portal-delivery.store.js';
import { ProductionStore } from './rows/production.store.js';
import { SearchIndex } from './rows/search-index.js';
import { UploadStore } from './rows/upload.store.js';
import { CaseVault } from './rows/vault.js';
import { WorkHistory } from './rows/work-history.js';

/** The core: the modules above share data here, and nowhere else. */
@Module({
  imports: [AccessModule, AccountModule, KeysModule, CatalogueModule, LedgerModule, DirectoryModule],
  controllers: [
    CasesController,
    AssignmentsController,
    LinksController,
    ActionsController,
    BreakGlassController,
    AlarmController,
    ClosingReceiptController,
    ActsController,
    DraftsController,
  ],
  providers: [
    { provide: APP_INTERCEPTOR, useClass: HiddenContent },
    ActionServices,
    ActsService,
    ActsStore,
    AddressesService,
    AnswerAddresses,
    RecipientsService,
    CasesService,
    CaseStore,
    CaseClockStore,
    CaseDraftStore,
    DraftsService,
    CaseFeed,
    CaseProjection,
    FourEyesStore,
    LinkStore,
    LinksService,
    LookupStore,
    OperatorWords,
    PortalDeliveryStore,
    ProductionStore,
    SearchIndex,
    UploadStore,
    CaseVault,
    NotesService,
    MessageHistory,
    AccessHistory,
    DeskHistory,
    WorkHistory,
    AlarmStore,
    ServiceAlarm,
    CustomerWatch,
    SovereigntyWatch,
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
    SecondReading,
    CircumstancesLoader,
    CloseJob,
    InheritedOrigins,
    OpenPartsJob,
    TimerJob,
    ErasureStore,
    KeptKeys,
    KeptKeyStore,
    ErasureSweep,
  ],
  exports: [
    ActionServices,
    AnswerAddresses,
    RecipientsService,
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
    PortalDeliveryStore,
    ProductionStore,
    DestinationCheck,
    SecondReading,
    SearchIndex,
    UploadStore,
    CaseVault,
    NotesService,
    MessageHistory,
    AccessHistory,
    DeskHistory,
    WorkHistory,
  ],
})
export class CasesModule {}
