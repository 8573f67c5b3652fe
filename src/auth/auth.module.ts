import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { LedgerModule } from '../ledger/ledger.module.js';
import { AttemptStore } from './attempt.store.js';
import { PasswordService } from './password.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';
import { PeopleStore } from './people.store.js';
import { RouteCheck } from './route.check.js';
import { SessionController } from './session.controller.js';
import { SessionGuard } from './session.guard.js';
import { SessionService } from './session.service.js';
import { SessionStore } from './session.store.js';
import { SignInService } from './sign-in.service.js';

/** People, sessions and the guard before every route of the whole application. */
@Module({
  imports: [DiscoveryModule, LedgerModule],
  controllers: [SessionController, PeopleController],
  providers: [
    AttemptStore,
    PasswordService,
    PeopleService,
    PeopleStore,
    RouteCheck,
    SessionService,
    SessionStore,
    SignInService,
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: [PeopleService],
})
export class AuthModule {}
