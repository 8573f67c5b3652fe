import { Module } from '@nestjs/common';
import { SEQUENCER_DATABASE } from '../platform/database/connections.js';
import { Database } from '../platform/database/database.js';
import { readLedgerKey, readLedgerPublicKey } from '../platform/keys/key-file.js';
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
  inject: [Settings, Database, SEQUENCER_DATABASE],
  useFactory: async ({ ledgerOrigin, dataFolder }: Settings, database: Database, sequencer: Database) => {
    const [signed] = await database.query('select from checkpoint limit 1');
    const read = sequencer.isElsewhere ? readLedgerPublicKey : readLedgerKey;
    return new LedgerIdentity(ledgerOrigin, read(dataFolder, { mayMake: signed === undefined }));
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
