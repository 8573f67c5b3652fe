import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { LawBookService } from '../catalogue/book/law-book.service.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { DraftChecker } from '../catalogue/draft/draft-checker.js';
import { KeysModule } from '../identity/keys/keys.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ClassificationController } from './classification.controller.js';
import { Classifier } from './classifier.js';
import { ClassifyJob } from './classify.job.js';
import { LawController } from './law.controller.js';
import { LawBookController } from './law-book.controller.js';
import { RememberActJob } from './remember-act.job.js';
import { AdoptedLaw } from './upkeep/adopted-law.js';
import { AdoptedLawWatch } from './upkeep/adopted-law-watch.js';
import { LawDraftStore } from './upkeep/law-draft.store.js';
import { LawReplayJob } from './upkeep/law-replay.job.js';
import { LawUpkeepController } from './upkeep/law-upkeep.controller.js';
import { LawUpkeepService } from './upkeep/law-upkeep.service.js';

@Module({
  imports: [KeysModule, CasesModule, CatalogueModule, LedgerModule],
  controllers: [ClassificationController, LawController, LawBookController, LawUpkeepController],
  providers: [
    Classifier,
    ClassifyJob,
    RememberActJob,
    AdoptedLaw,
    AdoptedLawWatch,
    DraftChecker,
    LawBookService,
    LawDraftStore,
    LawReplayJob,
    LawUpkeepService,
  ],
})
export class ClassificationModule {}
