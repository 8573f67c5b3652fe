import { Module } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { readLedgerKey } from '../platform/keys/key-file.js';
import { KeptCheckpoint } from '../platform/place/kept-checkpoint.js';
import { Settings } from '../platform/settings/settings.js';
import { AccessLog } from './access-log.js';
import { ErasuresOutside } from './erasures-outside.js';
import { LedgerController } from './ledger.controller.js';
import { Ledger } from './ledger.js';
import { LedgerStore } from './ledger.store.js';
import { LedgerExport } from './ledger-export.js';
import { LedgerIdentity } from './ledger-identity.js';
import { LedgerStatus } from './ledger-status.js';
import { Patrol } from './patrol.js';
import { PatrolStore } from './patrol.store.js';
import { ProvenPlaces } from './proven-places.js';
import { Receipts } from './receipts.js';
import { Sealer } from './sealer.js';
import { SealingStore } from './sealing.store.js';
import { Sequencer } from './sequencer.js';
import { Witness } from './witness.js';

const identity = {
  provide: LedgerIdentity,
  inject: [Settings, Database],
  useFactory: async ({ ledgerOrigin, dataFolder }: Settings, database: Database) => {
    const [signed] = await database.query('select from checkpoint limit 1');
    return new LedgerIdentity({
      name: ledgerOrigin,
      key: readLedgerKey(dataFolder, { mayMake: signed === undefined }),
    });
  },
};
const kept = {
  provide: KeptCheckpoint,
  inject: [Settings],
  useFactory: ({ dataFolder }: Settings) => new KeptCheckpoint(dataFolder),
};

/** The log and its seal. The sequencer seals nothing until it is started. */
@Module({
  controllers: [LedgerController],
  providers: [
    AccessLog,
    identity,
    kept,
    ErasuresOutside,
    Ledger,
    LedgerExport,
    LedgerStatus,
    LedgerStore,
    Patrol,
    PatrolStore,
    ProvenPlaces,
    Receipts,
    Sealer,
    SealingStore,
    Sequencer,
    Witness,
  ],
  exports: [
    AccessLog,
    ErasuresOutside,
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
