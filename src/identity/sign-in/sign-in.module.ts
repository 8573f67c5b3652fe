import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { AccessModule } from '../../access/access.module.js';
import { LedgerModule } from '../../ledger/ledger.module.js';
import { AccountModule } from '../account/account.module.js';
import { KeysModule } from '../keys/keys.module.js';
import { IdentityProvider } from './oidc/identity-provider.js';
import { OidcController } from './oidc/oidc.controller.js';
import { OidcService } from './oidc/oidc.service.js';
import { SignInStatus } from './oidc/sign-in-status.js';
import { FactorsController } from './own-account/factors.controller.js';
import { FactorsService } from './own-account/factors.service.js';
import { PasswordService } from './own-account/password.service.js';
import { SessionController } from './own-account/session.controller.js';
import { LargeBodyCheck } from './session/large-body.check.js';
import { RefusalLogInterceptor } from './session/refusal-log.interceptor.js';
import { RefusalLog } from './session/refusal-log.js';
import { RouteCheck } from './session/route.check.js';
import { SessionGuard } from './session/session.guard.js';
import { SessionService } from './session/session.service.js';
import { SignInController } from './signing-in/sign-in.controller.js';
import { SignInService } from './signing-in/sign-in.service.js';
import { StepUpService } from './signing-in/step-up.service.js';

/** Signing in, sessions, one's own account, and the guard before every route of the whole application. */
@Module({
  imports: [AccessModule, AccountModule, DiscoveryModule, KeysModule, LedgerModule],
  controllers: [SignInController, OidcController, SessionController, FactorsController],
  providers: [
    FactorsService,
    IdentityProvider,
    LargeBodyCheck,
    OidcService,
    PasswordService,
    RefusalLog,
    RouteCheck,
    SessionService,
    SignInService,
    SignInStatus,
    StepUpService,
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: APP_INTERCEPTOR, useClass: RefusalLogInterceptor },
  ],
  exports: [SessionService],
})
export class SignInModule {}
