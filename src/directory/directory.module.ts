import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { KeysModule } from '../identity/keys/keys.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { CustomerStore } from './customer.store.js';
import { CustomerFeed } from './customer-feed.js';
import { CustomerFlags } from './customer-flags.js';
import { CustomerIntake } from './customer-intake.js';
import { CustomersController } from './customers.controller.js';
import { Customers } from './customers.js';
import { Directory } from './directory.js';
import { DirectoryService } from './directory.service.js';
import { DirectoryStore } from './directory.store.js';
import { RegistryController } from './registry.controller.js';
import { SignedChanges } from './signed-changes.js';
import { SovereigntyController } from './sovereignty.controller.js';
import { Sovereignty } from './sovereignty.js';

/** Authorities, customers, services and the sovereignty file, with their history. */
@Module({
  imports: [KeysModule, CatalogueModule, LedgerModule],
  controllers: [CustomersController, RegistryController, SovereigntyController],
  providers: [
    CustomerFlags,
    CustomerFeed,
    CustomerIntake,
    CustomerStore,
    Customers,
    Directory,
    DirectoryService,
    DirectoryStore,
    SignedChanges,
    Sovereignty,
  ],
  exports: [CustomerIntake, Customers, Directory, SignedChanges, Sovereignty],
})
export class DirectoryModule {}
