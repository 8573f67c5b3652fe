import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { ClassificationController } from './classification.controller.js';
import { Classifier } from './classifier.js';
import { ClassifyJob } from './classify.job.js';
import { LawController } from './law.controller.js';
import { RememberActJob } from './remember-act.job.js';

@Module({
  imports: [AuthModule, CasesModule, CatalogueModule],
  controllers: [ClassificationController, LawController],
  providers: [Classifier, ClassifyJob, RememberActJob],
})
export class ClassificationModule {}
