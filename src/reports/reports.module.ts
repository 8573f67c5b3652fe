import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { IdentityModule } from '../identity/identity.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { Settings } from '../platform/settings/settings.js';
import { CheckpointStamps } from './checkpoint-stamps.js';
import { CountService } from './count.service.js';
import { EditionsService } from './edition/editions.service.js';
import { ReportFiles } from './edition/report.files.js';
import { RenewJob } from './renew.job.js';
import { RenewalService } from './renewal.service.js';
import { ReportController } from './report.controller.js';
import { ReportService } from './report.service.js';
import { ReportStatus } from './report-status.js';
import { ReportSubject } from './report-subject.js';
import { ReportSeal } from './seal/report-seal.js';
import { SiteService } from './site/site.service.js';
import { TransparencyController } from './site/transparency.controller.js';
import { VerificationController } from './verification.controller.js';

const subject = {
  provide: ReportSubject,
  inject: [Catalogue],
  useFactory: ({ law }: Catalogue) =>
    new ReportSubject(
      law.operator.operator.name,
      (code) => law.instruments.find((instrument) => instrument.code === code)?.names,
    ),
};
const seal = {
  provide: ReportSeal,
  inject: [Settings, ReportSubject],
  useFactory: (settings: Settings, { operator }: ReportSubject) => new ReportSeal(settings, operator, () => new Date()),
};
const files = {
  provide: ReportFiles,
  inject: [Settings],
  useFactory: ({ dataFolder }: Settings) => new ReportFiles(dataFolder),
};

/** The quarter, counted, drawn, signed and verified. */
@Module({
  imports: [IdentityModule, CatalogueModule, LedgerModule],
  controllers: [ReportController, TransparencyController, VerificationController],
  providers: [
    subject,
    seal,
    files,
    CheckpointStamps,
    CountService,
    EditionsService,
    RenewalService,
    RenewJob,
    ReportService,
    ReportStatus,
    SiteService,
  ],
  exports: [CountService, EditionsService, RenewalService, ReportService, SiteService],
})
export class ReportsModule {}
