import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module.js';
import { LedgerModule } from '../../ledger/ledger.module.js';
import { AccountModule } from '../account/account.module.js';
import { Authorities } from './authorities.js';
import { AuthorityStatus } from './authority-status.js';
import { Beginning } from './beginning.js';
import { EnrolmentsService } from './enrolments.service.js';
import { FoundingKeys } from './founding-keys.js';
import { KeyLog } from './key-log.js';
import { KeysController } from './keys.controller.js';
import { KeysService } from './keys.service.js';
import { PasswordKeyStore } from './password-key.store.js';
import { PasswordKeys } from './password-keys.js';
import { SignaturesController } from './signatures.controller.js';
import { SigningService } from './signing.service.js';

/** Signing keys, what they sign, and what their entries give the right to. */
@Module({
  imports: [AccessModule, AccountModule, LedgerModule],
  controllers: [KeysController, SignaturesController],
  providers: [
    Authorities,
    AuthorityStatus,
    Beginning,
    EnrolmentsService,
    FoundingKeys,
    KeyLog,
    KeysService,
    PasswordKeys,
    PasswordKeyStore,
    SigningService,
  ],
  exports: [Authorities, Beginning, KeysService, PasswordKeys],
})
export class KeysModule {}
