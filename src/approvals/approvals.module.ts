import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { AccountNoticeJob } from './account-notice.job.js';
import { ApprovalsController } from './approvals.controller.js';
import { Audiences } from './audience.js';
import { ClockWatch } from './clock-watch.js';
import { DeadlineStore } from './deadline.store.js';
import { DeadlinesController } from './deadlines.controller.js';
import { DeadlinesService } from './deadlines.service.js';
import { GivenUpWorkController } from './given-up-work.controller.js';
import { GivenUpWork } from './given-up-work.service.js';
import { LiveController } from './live.controller.js';
import { LiveService } from './live.service.js';
import { Messenger } from './messenger.js';
import { NoticeJobs } from './notice.jobs.js';
import { PresenceStore } from './presence.store.js';
import { QueueController } from './queue.controller.js';
import { QueueService } from './queue.service.js';
import { QueueStore } from './queue.store.js';
import { TasksService } from './tasks.service.js';
import { ViewController } from './view.controller.js';
import { ViewService } from './view.service.js';
import { ViewStore } from './view.store.js';
import { WorkAlarm } from './work-alarm.js';

@Module({
  imports: [AuthModule, CasesModule, CatalogueModule],
  controllers: [
    ApprovalsController,
    DeadlinesController,
    GivenUpWorkController,
    QueueController,
    ViewController,
    LiveController,
  ],
  providers: [
    AccountNoticeJob,
    Audiences,
    ClockWatch,
    Messenger,
    NoticeJobs,
    DeadlineStore,
    DeadlinesService,
    GivenUpWork,
    TasksService,
    QueueService,
    QueueStore,
    ViewService,
    ViewStore,
    WorkAlarm,
    LiveService,
    PresenceStore,
  ],
})
export class ApprovalsModule {}
