import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { SignInModule } from '../identity/sign-in/sign-in.module.js';
import { LiveController } from './live.controller.js';
import { LiveService } from './live.service.js';
import { PresenceStore } from './presence.store.js';

/** Presence and events, sent to the browsers that are open. */
@Module({
  imports: [SignInModule, CasesModule],
  controllers: [LiveController],
  providers: [LiveService, PresenceStore],
})
export class LiveModule {}
