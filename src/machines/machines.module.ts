import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { EventStore } from './event.store.js';
import { EventDeliveryStore } from './event-delivery.store.js';
import { EventReplay } from './event-replay.js';
import { EventSender } from './event-sender.js';
import { EventWatch } from './event-watch.js';
import { EventsController } from './events.controller.js';
import { MachineClientStore } from './machine-client.store.js';
import { MachinesController } from './machines.controller.js';
import { Machines } from './machines.js';
import { TokenController } from './token.controller.js';
import { Tokens } from './tokens.js';

/** Machines that call the API: who they are, their tokens, and the feed that they read, or that is sent to them. */
@Module({
  imports: [AccessModule, CasesModule, CatalogueModule, DirectoryModule, LedgerModule],
  controllers: [EventsController, MachinesController, TokenController],
  providers: [
    EventStore,
    EventDeliveryStore,
    EventReplay,
    EventSender,
    EventWatch,
    MachineClientStore,
    Machines,
    Tokens,
  ],
})
export class MachinesModule {}
