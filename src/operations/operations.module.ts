import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { AsideStore } from './backup/aside.store.js';
import { FailedJobsController } from './failed-jobs.controller.js';
import { FailedJobs } from './failed-jobs.service.js';
import { FileStore } from './file.store.js';
import { Housekeeping } from './housekeeping.js';
import { ServiceStatusController } from './service-status.controller.js';
import { StoreStatus } from './store-status.js';
import { StoreWatch } from './store-watch.js';

/** Status, failed jobs, and the watch and upkeep of stored files. */
@Module({
  imports: [CasesModule, LedgerModule],
  controllers: [FailedJobsController, ServiceStatusController],
  providers: [AsideStore, FileStore, FailedJobs, Housekeeping, StoreStatus, StoreWatch],
  exports: [FileStore, Housekeeping],
})
export class OperationsModule {}
