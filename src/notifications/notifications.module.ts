import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { AccountNoticeJob } from './account-notice.job.js';
import { Audiences } from './audience.js';
import { ClockWatch } from './clock-watch.js';
import { Messenger } from './messenger.js';
import { NoticeJobs } from './notice.jobs.js';
import { WorkAlarm } from './work-alarm.js';

/** Mail and pager calls to the people who must act, and what causes them. */
@Module({
  imports: [AccessModule, CasesModule, CatalogueModule],
  providers: [AccountNoticeJob, Audiences, ClockWatch, Messenger, NoticeJobs, WorkAlarm],
  exports: [Messenger],
})
export class NotificationsModule {}
