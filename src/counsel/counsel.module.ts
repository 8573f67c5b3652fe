import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { BriefStore } from './brief.store.js';
import { BriefsController } from './briefs.controller.js';
import { BriefsService } from './briefs.service.js';
import { CounselController } from './counsel.controller.js';
import { CounselService } from './counsel.service.js';
import { CounselHistory } from './counsel-history.js';

/** Outside counsel, who read one case and answer one question. */
@Module({
  imports: [AccessModule, CasesModule, CatalogueModule, LedgerModule],
  controllers: [CounselController, BriefsController],
  providers: [BriefStore, BriefsService, CounselService, CounselHistory],
  exports: [BriefsService],
})
export class CounselModule {}
