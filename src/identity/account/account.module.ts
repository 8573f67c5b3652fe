import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module.js';
import { LedgerModule } from '../../ledger/ledger.module.js';
import { AttemptStore } from './attempt/attempt.store.js';
import { CeremonyStore } from './attempt/ceremony.store.js';
import { KnownDevices } from './attempt/known-device.js';
import { PasswordProof } from './attempt/password-proof.js';
import { SignInCounter } from './attempt/sign-in-counter.js';
import { FactorProof } from './factor/factor-proof.js';
import { FederatedIdentityStore } from './factor/federated-identity.store.js';
import { PasskeyStore } from './factor/passkey.store.js';
import { RecoveryCodeStore } from './factor/recovery-code.store.js';
import { RelyingParty } from './factor/relying-party.js';
import { TotpStore } from './factor/totp.store.js';
import { PasswordPolicy } from './password/password-policy.js';
import { PeopleStore } from './person/people.store.js';

/** Accounts as they are stored: people, attempts to enter, factors, passwords. */
@Module({
  imports: [AccessModule, LedgerModule],
  providers: [
    AttemptStore,
    CeremonyStore,
    FactorProof,
    FederatedIdentityStore,
    KnownDevices,
    PasskeyStore,
    PasswordPolicy,
    PasswordProof,
    PeopleStore,
    RecoveryCodeStore,
    RelyingParty,
    SignInCounter,
    TotpStore,
  ],
  exports: [
    AttemptStore,
    CeremonyStore,
    FactorProof,
    FederatedIdentityStore,
    KnownDevices,
    PasskeyStore,
    PasswordPolicy,
    PasswordProof,
    PeopleStore,
    RecoveryCodeStore,
    RelyingParty,
    SignInCounter,
    TotpStore,
  ],
})
export class AccountModule {}
