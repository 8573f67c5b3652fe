import { type DynamicModule, Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { ClassificationModule } from '../classification/classification.module.js';
import { CounselModule } from '../counsel/counsel.module.js';
import { PeopleModule } from '../identity/people/people.module.js';
import { IntakeModule } from '../intake/intake.module.js';
import { LettersModule } from '../letters/letters.module.js';
import { LiveModule } from '../live/live.module.js';
import { MachinesModule } from '../machines/machines.module.js';
import { MailboxesModule } from '../mailboxes/mailboxes.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { OperationsModule } from '../operations/operations.module.js';
import type { Logins } from '../platform/database/connections.js';
import { HttpModule } from '../platform/http/http.module.js';
import { PlatformModule, type PlatformOptions } from '../platform/platform.module.js';
import type { Settings } from '../platform/settings/settings.js';
import { ProductionModule } from '../production/production.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { WorklistModule } from '../worklist/worklist.module.js';

@Module({})
class AppModule {}

/** Every module; the upper ones do not know each other, they meet in the case. */
export function appModule(settings: Settings, logins: Logins, options: PlatformOptions): DynamicModule {
  return {
    module: AppModule,
    imports: [
      PlatformModule.with(settings, logins, options),
      HttpModule,
      PeopleModule,
      CasesModule,
      CounselModule,
      IntakeModule,
      MachinesModule,
      MailboxesModule,
      ClassificationModule,
      WorklistModule,
      NotificationsModule,
      LiveModule,
      LettersModule,
      ProductionModule,
      ReportsModule,
      OperationsModule,
    ],
  };
}
