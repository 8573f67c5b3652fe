import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ClassificationController } from './classification.controller.js';
import { Classifier } from './classifier.js';
import { ClassifyJob } from './classify.job.js';
import { LawController } from './law.controller.js';
import { LawBookController } from './law-book.controller.js';
import { RememberActJob } from './remember-act.job.js';

@Module({
  imports: [IdentityModule, CasesModule, CatalogueModule],
  controllers: [ClassificationController, LawController, LawBookController],
  providers: [Classifier, ClassifyJob, RememberActJob],
})
export class ClassificationModule {}
