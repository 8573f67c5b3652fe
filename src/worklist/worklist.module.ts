import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ApprovalsController } from './approvals.controller.js';
import { CaseExportController } from './case-export.controller.js';
import { CaseExport } from './case-export.service.js';
import { CaseExportStore } from './case-export.store.js';
import { DeadlineStore } from './deadline.store.js';
import { DeadlinesController } from './deadlines.controller.js';
import { DeadlinesService } from './deadlines.service.js';
import { DigestJobs } from './digest.jobs.js';
import { DigestStore } from './digest.store.js';
import { NoticesController } from './notices.controller.js';
import { NoticesService } from './notices.service.js';
import { OnCallController } from './on-call/on-call.controller.js';
import { OnCallService } from './on-call/on-call.service.js';
import { OnCallWatch } from './on-call/on-call-watch.js';
import { QueueController } from './queue.controller.js';
import { QueueService } from './queue.service.js';
import { QueueStore } from './queue.store.js';
import { SearchTermsService } from './search-terms.service.js';
import { TasksService } from './tasks.service.js';
import { ViewController } from './view.controller.js';
import { ViewService } from './view.service.js';
import { WorkloadController } from './workload.controller.js';
import { WorkloadService } from './workload.service.js';
import { WorkloadStore } from './workload.store.js';

/** What waits for whom: queues, saved views, tasks and deadlines. */
@Module({
  imports: [AccessModule, CasesModule, CatalogueModule, DirectoryModule, LedgerModule, NotificationsModule],
  controllers: [
    ApprovalsController,
    CaseExportController,
    DeadlinesController,
    NoticesController,
    OnCallController,
    QueueController,
    ViewController,
    WorkloadController,
  ],
  providers: [
    CaseExport,
    CaseExportStore,
    DeadlineStore,
    DeadlinesService,
    DigestJobs,
    DigestStore,
    NoticesService,
    OnCallService,
    OnCallWatch,
    TasksService,
    QueueService,
    QueueStore,
    SearchTermsService,
    ViewService,
    WorkloadService,
    WorkloadStore,
  ],
})
export class WorklistModule {}
