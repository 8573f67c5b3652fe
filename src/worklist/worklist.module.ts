import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ApprovalsController } from './approvals.controller.js';
import { DeadlineStore } from './deadline.store.js';
import { DeadlinesController } from './deadlines.controller.js';
import { DeadlinesService } from './deadlines.service.js';
import { QueueController } from './queue.controller.js';
import { QueueService } from './queue.service.js';
import { QueueStore } from './queue.store.js';
import { TasksService } from './tasks.service.js';
import { ViewController } from './view.controller.js';
import { ViewService } from './view.service.js';

/** What waits for whom: queues, saved views, tasks and deadlines. */
@Module({
  imports: [IdentityModule, CasesModule, CatalogueModule],
  controllers: [ApprovalsController, DeadlinesController, QueueController, ViewController],
  providers: [DeadlineStore, DeadlinesService, TasksService, QueueService, QueueStore, ViewService],
})
export class WorklistModule {}
