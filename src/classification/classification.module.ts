import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { ClassificationController } from './classification.controller.js';
import { Classifier } from './classifier.js';
import { ClassifyJob } from './classify.job.js';

@Module({
  imports: [AuthModule, CasesModule, CatalogueModule],
  controllers: [ClassificationController],
  providers: [Classifier, ClassifyJob],
})
export class ClassificationModule {}
