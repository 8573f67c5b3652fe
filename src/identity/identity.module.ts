import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { AccessModule } from '../access/access.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { FactorsController } from './account/factors.controller.js';
import { FactorsService } from './account/factors.service.js';
import { KeysController } from './account/keys.controller.js';
import { PasswordService } from './account/password.service.js';
import { SessionController } from './account/session.controller.js';
import { AttemptStore } from './attempt/attempt.store.js';
import { CeremonyStore } from './attempt/ceremony.store.js';
import { KnownDevices } from './attempt/known-device.js';
import { SignInCounter } from './attempt/sign-in-counter.js';
import { DelegationsController } from './delegation/delegations.controller.js';
import { DelegationsService } from './delegation/delegations.service.js';
import { FactorProof } from './factor/factor-proof.js';
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
import { LostFactors } from './grant/lost-factors.js';
import { RemainingRights } from './grant/remaining-rights.js';
import { SignedGrants } from './grant/signed-grants.js';
import { InstallationController } from './installation/installation.controller.js';
import { InstallationService } from './installation/installation.service.js';
import { FederatedIdentityStore } from './oidc/federated-identity.store.js';
import { IdentityProvider } from './oidc/identity-provider.js';
import { OidcController } from './oidc/oidc.controller.js';
import { OidcService } from './oidc/oidc.service.js';
import { SignInStatus } from './oidc/sign-in-status.js';
import { PasswordPolicy } from './password/password-policy.js';
import { AccountAccessController } from './people/account-access.controller.js';
import { AccountAccessService } from './people/account-access.service.js';
import { ColleaguesController } from './people/colleagues.controller.js';
import { PeopleController } from './people/people.controller.js';
import { PeopleService } from './people/people.service.js';
import { PeopleStore } from './person/people.store.js';
import { LargeBodyCheck } from './session/large-body.check.js';
import { RefusalLogInterceptor } from './session/refusal-log.interceptor.js';
import { RefusalLog } from './session/refusal-log.js';
import { RouteCheck } from './session/route.check.js';
import { SessionGuard } from './session/session.guard.js';
import { SessionService } from './session/session.service.js';
import { SetupController } from './setup/setup.controller.js';
import { SetupService } from './setup/setup.service.js';
import { SetupCodes } from './setup/setup-codes.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { StepUpService } from './sign-in/step-up.service.js';
import { Authorities } from './signature/authorities.js';
import { AuthorityStatus } from './signature/authority-status.js';
import { Beginning } from './signature/beginning.js';
import { EnrolmentsService } from './signature/enrolments.service.js';
import { FoundingKeys } from './signature/founding-keys.js';
import { KeyLog } from './signature/key-log.js';
import { KeysService } from './signature/keys.service.js';
import { PasswordKeyStore } from './signature/password-key.store.js';
import { PasswordKeys } from './signature/password-keys.js';
import { SignaturesController } from './signature/signatures.controller.js';
import { SigningService } from './signature/signing.service.js';
import { SuspensionsController } from './suspension/suspensions.controller.js';
import { SuspensionsService } from './suspension/suspensions.service.js';

const factors = [FactorProof, FactorsService, PasskeyStore, RecoveryCodeStore, RelyingParty, TotpStore];
const oidc = [FederatedIdentityStore, IdentityProvider, OidcService];
const signature = [
  Authorities,
  AuthorityStatus,
  EnrolmentsService,
  FoundingKeys,
  KeyLog,
  KeysService,
  PasswordKeys,
  PasswordKeyStore,
  SigningService,
];
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
    SuspensionsController,
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
    SignedGrants,
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
    Beginning,
    SetupCodes,
    SignInStatus,
    SuspensionsService,
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
