import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Person } from '../../../access/access.js';
import { CurrentPerson, CurrentSession } from '../../../access/current-person.js';
import { SignedIn, StepUp } from '../../../access/permit.js';
import type { OpenSession } from '../../../access/session.store.js';
import { valueOrFail } from '../../../domain/kernel/result.js';
import { endedCookie, sessionCookie } from '../../../platform/http/request/session-cookie.js';
import { ServedBy } from '../../../platform/http/served/served-by.js';
import { visitOf } from '../../account/attempt/visit.js';
import { Code, RecoveryCode } from '../../account/factor/factor-proof.js';
import { Assertion, PasskeyOptions } from '../../account/factor/passkey.js';
import { NewPassword } from '../../account/password/password.js';
import { SessionService } from '../session/session.service.js';
import { ShownSession } from '../session/shown-session.js';
import { WhoAmI, whoAmI } from '../session/who-am-i.js';
import { StepUpService } from '../signing-in/step-up.service.js';
import { PasswordService } from './password.service.js';

const PasswordBody = z.strictObject({ current: z.string().max(128), next: NewPassword }).meta({ id: 'PasswordChange' });
const SessionId = z.uuid();
const StepUpBody = z
  .strictObject({
    password: z.string().max(128).optional(),
    code: Code.optional(),
    recoveryCode: RecoveryCode.optional(),
    passkey: z.strictObject({ ceremony: z.string().max(64), response: Assertion }).optional(),
  })
  .meta({
    id: 'StepUp',
    description:
      'The password and, where the person has one, a second factor; or a passkey whose device verified its owner',
  });
const StepUpOffer = z
  .strictObject({
    kinds: z.array(z.string()).describe('Second factors that this person holds'),
    ceremony: z.string().describe('Sent back with the answer of a passkey'),
    options: PasskeyOptions.nullable(),
  })
  .meta({ id: 'StepUpOffer' });
const Sessions = z.array(ShownSession.extend({ current: z.boolean() })).meta({ id: 'Sessions' });

@ApiTags('Sessions')
@ServedBy('identity')
@Controller('/api')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly stepUps: StepUpService,
    private readonly passwords: PasswordService,
  ) {}

  @Get('session')
  @SignedIn()
  @ApiOperation({ summary: 'Who is signed in, what they may try, and the token for writes' })
  @ApiOkResponse({ standardSchema: WhoAmI })
  current(@CurrentSession() session: OpenSession): z.infer<typeof WhoAmI> {
    return whoAmI(session);
  }

  @Delete('session')
  @SignedIn()
  @HttpCode(204)
  @ApiOperation({ summary: 'Signs out' })
  @ApiNoContentResponse({ description: 'Signed out' })
  async signOut(
    @CurrentSession() session: OpenSession,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    valueOrFail(await this.sessions.end(session.id, session.person.id));
    reply.header('set-cookie', endedCookie).header('clear-site-data', '"cache", "storage"');
  }

  @Post('session/step-up/options')
  @SignedIn()
  @ApiOperation({ summary: 'What proves presence for the person who asks' })
  @ApiCreatedResponse({ standardSchema: StepUpOffer })
  offerStepUp(@CurrentSession() session: OpenSession): Promise<z.infer<typeof StepUpOffer>> {
    return this.stepUps.offer(session);
  }

  @Post('session/step-up')
  @SignedIn()
  @HttpCode(200)
  @ApiOperation({ summary: 'Proves presence for ten minutes; the cookie and the X-CSRF-Token change' })
  @ApiOkResponse({ standardSchema: WhoAmI })
  async stepUp(
    @Body({ schema: StepUpBody }) proof: z.infer<typeof StepUpBody>,
    @CurrentSession() session: OpenSession,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof WhoAmI>> {
    const proved = valueOrFail(await this.stepUps.stepUp(session, proof, visitOf(request)));
    reply.header('set-cookie', sessionCookie(proved.token));
    return whoAmI(proved);
  }

  @Put('session/password')
  @SignedIn()
  @HttpCode(204)
  @ApiOperation({ summary: 'Changes the own password and ends every other session' })
  @ApiNoContentResponse({ description: 'Changed' })
  async changePassword(
    @Body({ schema: PasswordBody }) change: z.infer<typeof PasswordBody>,
    @CurrentSession() session: OpenSession,
  ): Promise<void> {
    valueOrFail(await this.passwords.change(session, change));
  }

  @Get('sessions')
  @SignedIn()
  @ApiOperation({ summary: 'The open sessions of the person who asks' })
  @ApiOkResponse({ standardSchema: Sessions })
  async list(@CurrentSession() session: OpenSession): Promise<z.infer<typeof Sessions>> {
    const open = await this.sessions.list(session.person.id);
    return open.map((summary) => ({ ...summary, methods: [...summary.methods], current: summary.id === session.id }));
  }

  @Delete('sessions')
  @SignedIn()
  @StepUp()
  @HttpCode(204)
  @ApiOperation({ summary: 'Ends every session of the person who asks but this one' })
  @ApiNoContentResponse({ description: 'Ended' })
  async endOthers(@CurrentSession() { id, person }: OpenSession): Promise<void> {
    await this.sessions.endAll(person.id, person.id, id);
  }

  @Delete('sessions/:id')
  @SignedIn()
  @StepUp()
  @HttpCode(204)
  @ApiOperation({ summary: 'Ends another session of the person who asks' })
  @ApiNoContentResponse({ description: 'Ended' })
  async end(@Param('id', { schema: SessionId }) id: string, @CurrentPerson() person: Person): Promise<void> {
    valueOrFail(await this.sessions.end(id, person.id));
  }
}
