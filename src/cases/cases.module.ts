import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { AccessHistory } from './access-history.js';
import { CaseStore } from './case.store.js';
import { CasesController } from './cases.controller.js';
import { CasesService } from './cases.service.js';
import { CloseJob } from './close.job.js';
import { DeskHistory } from './desk-history.js';
import { FourEyesStore } from './four-eyes.store.js';
import { LookupStore } from './lookup.store.js';
import { MessageHistory } from './message-history.js';
import { NotesService } from './notes.service.js';
import { SearchIndex } from './search-index.js';
import { EraseCaseJob, ForgetReadingJob } from './secret-cell.job.js';
import { CaseVault } from './vault.js';
import { WorkHistory } from './work-history.js';

/** The spine: every room above meets the others here, and nowhere else. */
@Module({
  imports: [AuthModule, CatalogueModule, LedgerModule],
  controllers: [CasesController],
  providers: [
    CasesService,
    CaseStore,
    FourEyesStore,
    LookupStore,
    SearchIndex,
    CaseVault,
    NotesService,
    MessageHistory,
    AccessHistory,
    DeskHistory,
    WorkHistory,
    CloseJob,
    ForgetReadingJob,
    EraseCaseJob,
  ],
  exports: [
    CasesService,
    CaseStore,
    LookupStore,
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
