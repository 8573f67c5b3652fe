import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { ApprovalsController } from './approvals.controller.js';
import { GivenUpWorkController } from './given-up-work.controller.js';
import { GivenUpWork } from './given-up-work.service.js';
import { TasksService } from './tasks.service.js';

@Module({
  imports: [AuthModule, CasesModule],
  controllers: [ApprovalsController, GivenUpWorkController],
  providers: [GivenUpWork, TasksService],
})
export class ApprovalsModule {}
