import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { alwaysToldOf } from '../domain/report/counted-law.js';
import { KeysModule } from '../identity/keys/keys.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { Settings } from '../platform/settings/settings.js';
import { CountService } from './edition/count.service.js';
import { EditionManifests } from './edition/edition-manifests.js';
import { EditionsService } from './edition/editions.service.js';
import { ReportFiles } from './edition/report.files.js';
import { StoryDraftStore } from './edition/story-draft.store.js';
import { CheckpointStamps } from './keep/checkpoint-stamps.js';
import { RenewJob } from './keep/renew.job.js';
import { RenewalService } from './keep/renewal.service.js';
import { ReportStatus } from './keep/report-status.js';
import { MakingStore } from './make/making.store.js';
import { ReportController } from './make/report.controller.js';
import { ReportService } from './make/report.service.js';
import { SitePreviewController } from './make/site-preview.controller.js';
import { StoryDraftController } from './make/story-draft.controller.js';
import { VerificationController } from './make/verification.controller.js';
import { ReportSubject } from './paper/report-subject.js';
import { ReportSeal } from './seal/report-seal.js';
import { SiteService } from './site/site.service.js';
import { TransparencyController } from './site/transparency.controller.js';
import { CustomerRequests } from './statement/customer-requests.js';
import { KeptStatements } from './statement/kept-statements.js';
import { StatementStore } from './statement/statement.store.js';
import { StatementWriter } from './statement/statement-writer.js';
import { StatementsController } from './statement/statements.controller.js';
import { StatementsService } from './statement/statements.service.js';
import { YearlyController } from './yearly/yearly.controller.js';
import { YearlyService } from './yearly/yearly.service.js';

const subject = {
  provide: ReportSubject,
  inject: [Catalogue],
  useFactory: ({ law }: Catalogue) =>
    new ReportSubject(
      law.operator.operator.name,
      (code) => law.instruments.find((instrument) => instrument.code === code)?.names,
      alwaysToldOf(law.notices),
      law.operator.operator.legalDesk,
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

/** The quarter, counted, drawn, signed and verified; and the statement to one customer. */
@Module({
  imports: [AccessModule, KeysModule, CatalogueModule, LedgerModule, DirectoryModule, CasesModule],
  controllers: [
    ReportController,
    SitePreviewController,
    StoryDraftController,
    StatementsController,
    TransparencyController,
    VerificationController,
    YearlyController,
  ],
  providers: [
    subject,
    seal,
    files,
    CheckpointStamps,
    CountService,
    CustomerRequests,
    EditionManifests,
    EditionsService,
    KeptStatements,
    MakingStore,
    RenewalService,
    RenewJob,
    ReportService,
    ReportStatus,
    SiteService,
    StatementStore,
    StatementWriter,
    StatementsService,
    StoryDraftStore,
    YearlyService,
  ],
  exports: [CountService, EditionsService, RenewalService, ReportService, SiteService],
})
export class ReportsModule {}
