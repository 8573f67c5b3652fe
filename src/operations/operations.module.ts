import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { FileStore } from './file.store.js';
import { Housekeeping } from './housekeeping.js';
import { StoreStatus } from './store-status.js';
import { StoreWatch } from './store-watch.js';

/** Watch and housekeeping of the blob store and of finished work. */
@Module({
  imports: [CasesModule, LedgerModule],
  providers: [FileStore, Housekeeping, StoreStatus, StoreWatch],
  exports: [FileStore, Housekeeping],
})
export class OperationsModule {}
