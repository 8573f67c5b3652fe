import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { LettersModule } from '../letters/letters.module.js';
import { ProductionController } from './desk.controller.js';
import { ProductionDesk } from './desk.service.js';
import { OrdersController } from './orders.controller.js';
import { OrdersService } from './orders.service.js';
import { GrowingFiles } from './uploads/growing-files.js';
import { Receiving } from './uploads/receiving.js';
import { Tus } from './uploads/tus.js';
import { Uploads } from './uploads/uploads.service.js';
import { UploadsController } from './uploads.controller.js';

/** What operations are ordered to collect for an answer. */
@Module({
  imports: [CasesModule, CatalogueModule, LettersModule],
  controllers: [OrdersController, ProductionController, UploadsController],
  providers: [OrdersService, ProductionDesk, GrowingFiles, Receiving, Tus, Uploads],
})
export class ProductionModule {}
