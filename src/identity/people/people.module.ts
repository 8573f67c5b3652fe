import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module.js';
import { LedgerModule } from '../../ledger/ledger.module.js';
import { AccountModule } from '../account/account.module.js';
import { KeysModule } from '../keys/keys.module.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { AccountAccessController } from './accounts/account-access.controller.js';
import { AccountAccessService } from './accounts/account-access.service.js';
import { ColleaguesController } from './accounts/colleagues.controller.js';
import { PeopleController } from './accounts/people.controller.js';
import { PeopleService } from './accounts/people.service.js';
import { DelegationsController } from './delegation/delegations.controller.js';
import { DelegationsService } from './delegation/delegations.service.js';
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
import { SetupController } from './setup/setup.controller.js';
import { SetupService } from './setup/setup.service.js';
import { SetupCodes } from './setup/setup-codes.js';
import { SuspensionsController } from './suspension/suspensions.controller.js';
import { SuspensionsService } from './suspension/suspensions.service.js';

/** Who has an account and which roles: set-up, grants, first passwords, substitutes, suspensions. */
@Module({
  imports: [AccessModule, AccountModule, KeysModule, LedgerModule, SignInModule],
  controllers: [
    SetupController,
    PeopleController,
    ColleaguesController,
    AccountAccessController,
    GrantsController,
    FirstPasswordController,
    DelegationsController,
    InstallationController,
    SuspensionsController,
  ],
  providers: [
    AccountAccessService,
    DelegationsService,
    FirstPasswordService,
    FirstPasswordStore,
    GrantStore,
    GrantsService,
    InstallationService,
    LostFactors,
    PeopleService,
    RemainingRights,
    SetupCodes,
    SetupService,
    SignedGrants,
    SuspensionsService,
  ],
  exports: [PeopleService],
})
export class PeopleModule {}
