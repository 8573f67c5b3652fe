import { Module } from '@nestjs/common';
import { readLedgerKey } from '../platform/key-file.js';
import { Settings } from '../platform/settings.js';
import { Ledger } from './ledger.js';
import { LedgerStore } from './ledger.store.js';
import { LedgerExport } from './ledger-export.js';
import { LedgerIdentity } from './ledger-identity.js';
import { LedgerStatus } from './ledger-status.js';
import { Patrol } from './patrol.js';
import { PatrolStore } from './patrol.store.js';
import { Receipts } from './receipts.js';
import { Sealer } from './sealer.js';
import { SealingStore } from './sealing.store.js';
import { Sequencer } from './sequencer.js';
import { Witness } from './witness.js';

const identity = {
  provide: LedgerIdentity,
  inject: [Settings],
  useFactory: ({ ledgerOrigin, dataFolder }: Settings) =>
    new LedgerIdentity({ name: ledgerOrigin, key: readLedgerKey(dataFolder) }),
};

/** The log and its seal. The sequencer seals nothing until it is started. */
@Module({
  providers: [
    identity,
    Ledger,
    LedgerExport,
    LedgerStatus,
    LedgerStore,
    Patrol,
    PatrolStore,
    Receipts,
    Sealer,
    SealingStore,
    Sequencer,
    Witness,
  ],
  exports: [
    Ledger,
    LedgerExport,
    LedgerIdentity,
    LedgerStore,
    Patrol,
    PatrolStore,
    Receipts,
    SealingStore,
    Sequencer,
    Witness,
  ],
})
export class LedgerModule {}
