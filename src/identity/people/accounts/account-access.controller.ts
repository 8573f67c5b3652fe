/** What an administrator sees and does of the access of someone else. */
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../../access/access.js';
import { CurrentPerson } from '../../../access/current-person.js';
import { Permit, Signed, StepUp } from '../../../access/permit.js';
import type { PersonId } from '../../../domain/kernel/brand.js';
import { valueOrFail } from '../../../domain/kernel/result.js';
import { ServedBy } from '../../../platform/http/served/served-by.js';
import { SessionService } from '../../sign-in/session/session.service.js';
import { ShownSession } from '../../sign-in/session/shown-session.js';
import { GivenAsk } from '../grant/given-ask.js';
import { AccountAccessService } from './account-access.service.js';

const Id = z.uuid().transform((id) => id as PersonId);
const OnePerson = z.strictObject({ person: Id.describe('The other account'), ask: GivenAsk }).meta({ id: 'OnePerson' });
const SessionId = z.uuid();
const SessionsOfPerson = z.array(ShownSession).meta({ id: 'SessionsOfPerson' });

@ApiTags('People')
@ServedBy('identity')
@Controller('/api/people/:id')
export class AccountAccessController {
  constructor(
    private readonly accounts: AccountAccessService,
    private readonly sessions: SessionService,
  ) {}

  @Get('sessions')
  @Permit('people.manage')
  @ApiOperation({ summary: 'The open sessions of a person' })
  @ApiOkResponse({ standardSchema: SessionsOfPerson })
  async list(@Param('id', { schema: Id }) id: PersonId): Promise<z.infer<typeof SessionsOfPerson>> {
    const open = valueOrFail(await this.accounts.sessionsOf(id));
    return open.map((session) => ({ ...session, methods: [...session.methods] }));
  }

  @Delete('sessions')
  @Permit('people.manage')
  @StepUp()
  @HttpCode(204)
  @ApiOperation({ summary: 'Ends every session of a person' })
  @ApiNoContentResponse({ description: 'Ended' })
  async endAll(@Param('id', { schema: Id }) id: PersonId, @CurrentPerson() actor: Person): Promise<void> {
    await this.sessions.endAll(id, actor.id, null);
  }

  @Delete('sessions/:sessionId')
  @Permit('people.manage')
  @StepUp()
  @HttpCode(204)
  @ApiOperation({ summary: 'Ends one session of a person' })
  @ApiNoContentResponse({ description: 'Ended' })
  async end(
    @Param('id', { schema: Id }) id: PersonId,
    @Param('sessionId', { schema: SessionId }) sessionId: string,
    @CurrentPerson() actor: Person,
  ): Promise<void> {
    valueOrFail(await this.sessions.end(sessionId, id, actor.id));
  }

  @Delete('lock')
  @Permit('people.manage')
  @StepUp()
  @HttpCode(204)
  @ApiOperation({ summary: 'Lifts the lock that failed attempts put on the account of someone else' })
  @ApiNoContentResponse({ description: 'Lifted' })
  async liftLock(@Param('id', { schema: Id }) id: PersonId, @CurrentPerson() actor: Person): Promise<void> {
    valueOrFail(await this.accounts.liftLock(id, actor.id));
  }

  @Post('lost-factors')
  @Permit('people.manage')
  @Signed()
  @HttpCode(204)
  @ApiOperation({ summary: 'Asks a second person that the lost second factors of someone else be forgotten' })
  @ApiNoContentResponse({ description: 'Asked: they hold until another person confirms' })
  async askToForgetFactors(
    @Param('id', { schema: Id }) id: PersonId,
    @Body({ schema: GivenAsk }) ask: GivenAsk,
    @CurrentPerson() actor: Person,
  ): Promise<void> {
    valueOrFail(await this.accounts.askToForgetFactors(id, ask, actor.id));
  }

  @Post('recovery')
  @Permit('people.manage')
  @Signed()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Asks a second person that the forgotten password of someone else end, with their factors and sessions',
  })
  @ApiNoContentResponse({ description: 'Asked: it holds until another person confirms' })
  async askToRecover(
    @Param('id', { schema: Id }) id: PersonId,
    @Body({ schema: GivenAsk }) ask: GivenAsk,
    @CurrentPerson() actor: Person,
  ): Promise<void> {
    valueOrFail(await this.accounts.askToRecover(id, ask, actor.id));
  }

  @Post('closing')
  @Permit('people.manage')
  @Signed()
  @HttpCode(204)
  @ApiOperation({ summary: 'Asks a second person that the account of someone else be closed, for good' })
  @ApiNoContentResponse({ description: 'Asked: it stays open until another person confirms' })
  async askToClose(
    @Param('id', { schema: Id }) id: PersonId,
    @Body({ schema: GivenAsk }) ask: GivenAsk,
    @CurrentPerson() actor: Person,
  ): Promise<void> {
    valueOrFail(await this.accounts.askToClose(id, ask, actor.id));
  }

  @Post('one-person')
  @Permit('people.manage')
  @Signed()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Asks a second person that two accounts count as one person wherever two are asked',
  })
  @ApiNoContentResponse({ description: 'Asked: they count as two until another person confirms' })
  async askToMerge(
    @Param('id', { schema: Id }) id: PersonId,
    @Body({ schema: OnePerson }) { person, ask }: z.infer<typeof OnePerson>,
    @CurrentPerson() actor: Person,
  ): Promise<void> {
    valueOrFail(await this.accounts.askToMerge(id, person, ask, actor.id));
  }

  @Post('two-persons')
  @Permit('people.manage')
  @Signed()
  @HttpCode(204)
  @ApiOperation({ summary: 'Asks a second person that an account be of a person by itself again' })
  @ApiNoContentResponse({ description: 'Asked: the accounts count as one person until another person confirms' })
  async askToPart(
    @Param('id', { schema: Id }) id: PersonId,
    @Body({ schema: GivenAsk }) ask: GivenAsk,
    @CurrentPerson() actor: Person,
  ): Promise<void> {
    valueOrFail(await this.accounts.askToPart(id, ask, actor.id));
  }
}
