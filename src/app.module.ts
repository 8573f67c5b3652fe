import { type DynamicModule, Module } from '@nestjs/common';
import { ApprovalsModule } from './approvals/approvals.module.js';
import { CasesModule } from './cases/cases.module.js';
import { ClassificationModule } from './classification/classification.module.js';
import { CorrespondenceModule } from './correspondence/correspondence.module.js';
import { IngestionModule } from './ingestion/ingestion.module.js';
import { OperationsModule } from './operations/operations.module.js';
import type { Logins } from './platform/database/connections.js';
import { HttpModule } from './platform/http/http.module.js';
import { PlatformModule, type PlatformOptions } from './platform/platform.module.js';
import type { Settings } from './platform/settings.js';
import { ReportsModule } from './reports/reports.module.js';

@Module({})
class AppModule {}

/** Every room of the house; the upper ones do not know each other, they meet in the case. */
export function appModule(settings: Settings, logins: Logins, options: PlatformOptions): DynamicModule {
  return {
    module: AppModule,
    imports: [
      PlatformModule.with(settings, logins, options),
      HttpModule,
      CasesModule,
      IngestionModule,
      ClassificationModule,
      ApprovalsModule,
      CorrespondenceModule,
      ReportsModule,
      OperationsModule,
    ],
  };
}
