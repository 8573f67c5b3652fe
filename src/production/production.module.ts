import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { LettersModule } from '../letters/letters.module.js';
import { LetterSeal } from '../letters/protection/letter-seal.js';
import { Settings } from '../platform/settings/settings.js';
import { CustodyController } from './custody/custody.controller.js';
import { CustodyService } from './custody/custody.service.js';
import { AnnounceDeliveryJob } from './delivery/announce-delivery.job.js';
import { DeliveriesController } from './delivery/deliveries.controller.js';
import { DeliveriesService } from './delivery/deliveries.service.js';
import { DeliveryNewsJob } from './delivery/delivery-news.job.js';
import { ProductionController } from './desk.controller.js';
import { ProductionDesk } from './desk.service.js';
import { InstructionDeskController } from './instructions/instruction-desk.controller.js';
import { InstructionDesk } from './instructions/instruction-desk.js';
import { InstructionsController } from './instructions/instructions.controller.js';
import { Instructions } from './instructions/instructions.service.js';
import { MachineInstructionsController } from './instructions/machine-instructions.controller.js';
import { Composing } from './ordered/composing.js';
import { OrdersController } from './orders.controller.js';
import { OrdersService } from './orders.service.js';
import { PackageMaker } from './package/package-maker.js';
import { PackageSeal } from './package/package-seal.js';
import { PackagesController } from './package/packages.controller.js';
import { PackagesService } from './package/packages.service.js';
import { SealPackageJob } from './package/seal-package.job.js';
import { FilesOfCase } from './uploads/files-of-case.js';
import { GrowingFiles } from './uploads/growing-files.js';
import { Receiving } from './uploads/receiving.js';
import { ScanFileJob } from './uploads/scan-file.job.js';
import { Tus } from './uploads/tus.js';
import { Uploads } from './uploads/uploads.service.js';
import { UploadsController } from './uploads.controller.js';

/** What operations are ordered to collect for an answer, and the sealed package in which it is handed over. */
@Module({
  imports: [CasesModule, CatalogueModule, LedgerModule, LettersModule],
  controllers: [
    CustodyController,
    DeliveriesController,
    InstructionDeskController,
    InstructionsController,
    MachineInstructionsController,
    OrdersController,
    PackagesController,
    ProductionController,
    UploadsController,
  ],
  providers: [
    AnnounceDeliveryJob,
    Composing,
    CustodyService,
    DeliveriesService,
    DeliveryNewsJob,
    FilesOfCase,
    GrowingFiles,
    InstructionDesk,
    Instructions,
    OrdersService,
    PackageMaker,
    PackagesService,
    ProductionDesk,
    Receiving,
    ScanFileJob,
    SealPackageJob,
    Tus,
    Uploads,
    {
      provide: PackageSeal,
      inject: [Settings, LetterSeal],
      useFactory: (settings: Settings, letters: LetterSeal) => PackageSeal.of(settings, letters),
    },
  ],
})
export class ProductionModule {}
