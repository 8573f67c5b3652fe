import { Module } from '@nestjs/common';
import { AccountStore } from './account.store.js';
import { DelegationStore } from './delegation.store.js';
import { MachineStore } from './machine.store.js';
import { MachineDoor } from './machine-door.js';
import { SessionStore } from './session.store.js';

/** Who is asking: accounts, their sessions and who stands in for them, as every module above may read them. */
@Module({
  providers: [AccountStore, DelegationStore, MachineDoor, MachineStore, SessionStore],
  exports: [AccountStore, DelegationStore, MachineDoor, SessionStore],
})
export class AccessModule {}
