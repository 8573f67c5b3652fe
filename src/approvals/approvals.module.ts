import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { ApprovalsController } from './approvals.controller.js';
import { TasksService } from './tasks.service.js';

@Module({
  imports: [AuthModule, CasesModule],
  controllers: [ApprovalsController],
  providers: [TasksService],
})
export class ApprovalsModule {}
