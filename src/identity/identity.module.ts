import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { AccessModule } from '../access/access.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { AccountAccessController } from './account-access.controller.js';
import { AccountAccessService } from './account-access.service.js';
import { AttemptStore } from './attempt.store.js';
import { CeremonyStore } from './ceremony.store.js';
import { ColleaguesController } from './colleagues.controller.js';
import { DelegationsController } from './delegation/delegations.controller.js';
import { DelegationsService } from './delegation/delegations.service.js';
import { FactorProof } from './factor/factor-proof.js';
import { FactorsController } from './factor/factors.controller.js';
import { FactorsService } from './factor/factors.service.js';
import { PasskeyStore } from './factor/passkey.store.js';
import { RecoveryCodeStore } from './factor/recovery-code.store.js';
import { RelyingParty } from './factor/relying-party.js';
import { TotpStore } from './factor/totp.store.js';
import { FirstPasswordController } from './first-password/first-password.controller.js';
import { FirstPasswordService } from './first-password/first-password.service.js';
import { FirstPasswordStore } from './first-password/first-password.store.js';
import { GrantStore } from './grant/grant.store.js';
import { GrantsController } from './grant/grants.controller.js';
import { GrantsService } from './grant/grants.service.js';
import { InstallationController } from './installation/installation.controller.js';
import { InstallationService } from './installation/installation.service.js';
import { KnownDevices } from './known-device.js';
import { LargeBodyCheck } from './large-body.check.js';
import { LostFactors } from './lost-factors.js';
import { FederatedIdentityStore } from './oidc/federated-identity.store.js';
import { IdentityProvider } from './oidc/identity-provider.js';
import { OidcController } from './oidc/oidc.controller.js';
import { OidcService } from './oidc/oidc.service.js';
import { PasswordService } from './password.service.js';
import { PasswordPolicy } from './password-policy.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';
import { PeopleStore } from './people.store.js';
import { RefusalLogInterceptor } from './refusal-log.interceptor.js';
import { RefusalLog } from './refusal-log.js';
import { RemainingRights } from './remaining-rights.js';
import { RouteCheck } from './route.check.js';
import { SessionController } from './session.controller.js';
import { SessionGuard } from './session.guard.js';
import { SessionService } from './session.service.js';
import { SetupController } from './setup/setup.controller.js';
import { SetupService } from './setup/setup.service.js';
import { SetupStore } from './setup/setup.store.js';
import { SignInController } from './sign-in.controller.js';
import { SignInService } from './sign-in.service.js';
import { SignInCounter } from './sign-in-counter.js';
import { SignInStatus } from './sign-in-status.js';
import { Authorities } from './signature/authorities.js';
import { FoundingKeys } from './signature/founding-keys.js';
import { KeyLog } from './signature/key-log.js';
import { KeysController } from './signature/keys.controller.js';
import { KeysService } from './signature/keys.service.js';
import { PasswordKeyStore } from './signature/password-key.store.js';
import { PasswordKeys } from './signature/password-keys.js';
import { SignaturesController } from './signature/signatures.controller.js';
import { SigningService } from './signature/signing.service.js';
import { StepUpService } from './step-up.service.js';

const factors = [FactorProof, FactorsService, PasskeyStore, RecoveryCodeStore, RelyingParty, TotpStore];
const oidc = [FederatedIdentityStore, IdentityProvider, OidcService];
const signature = [Authorities, FoundingKeys, KeyLog, KeysService, PasswordKeys, PasswordKeyStore, SigningService];
const signIn = [CeremonyStore, PasswordService, SignInCounter, SignInService, StepUpService];

/** People, their factors, sessions, and the guard before every route of the whole application. */
@Module({
  imports: [AccessModule, DiscoveryModule, LedgerModule],
  controllers: [
    SetupController,
    SignInController,
    OidcController,
    SessionController,
    FactorsController,
    PeopleController,
    ColleaguesController,
    AccountAccessController,
    GrantsController,
    FirstPasswordController,
    DelegationsController,
    InstallationController,
    SignaturesController,
    KeysController,
  ],
  providers: [
    ...factors,
    ...signIn,
    ...oidc,
    ...signature,
    AccountAccessService,
    AttemptStore,
    DelegationsService,
    FirstPasswordService,
    FirstPasswordStore,
    GrantStore,
    GrantsService,
    InstallationService,
    KnownDevices,
    LostFactors,
    PasswordPolicy,
    PeopleService,
    PeopleStore,
    RefusalLog,
    RemainingRights,
    LargeBodyCheck,
    RouteCheck,
    SessionService,
    SetupService,
    SetupStore,
    SignInStatus,
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: APP_INTERCEPTOR, useClass: RefusalLogInterceptor },
  ],
  exports: [
    AccessModule,
    Authorities,
    FirstPasswordService,
    GrantsService,
    KeysService,
    PasswordPolicy,
    PeopleService,
    SessionService,
    SetupService,
  ],
})
export class IdentityModule {}
