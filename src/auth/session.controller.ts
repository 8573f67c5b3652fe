import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Role } from '../domain/law/vocabulary.js';
import { mayTake, type PersonAction, permissions } from '../domain/workflow/permission.js';
import { Public } from '../platform/http/public.js';
import { RefusalError, valueOrThrow } from '../platform/http/refusal.error.js';
import { endedCookie, sessionCookie } from '../platform/http/session-cookie.js';
import type { Person } from './access.js';
import { CurrentPerson, CurrentSession } from './current-person.js';
import { NewPassword } from './password.js';
import { PasswordService } from './password.service.js';
import { SignedIn } from './permit.js';
import { signInRefused, tooManyAttempts } from './refusal.js';
import { SessionService } from './session.service.js';
import type { OpenSession } from './session.store.js';
import { SignInService } from './sign-in.service.js';
import { requestTokenOf } from './token.js';

const actions = Object.keys(permissions) as [PersonAction, ...PersonAction[]];

const SignInBody = z
  .strictObject({ email: z.string().max(254).toLowerCase(), password: z.string().max(128) })
  .meta({ id: 'SignIn' });
const PasswordBody = z.strictObject({ current: z.string().max(128), next: NewPassword }).meta({ id: 'PasswordChange' });
const SessionId = z.uuid();
const WhoAmI = z
  .strictObject({
    person: z.strictObject({ id: z.uuid(), name: z.string(), roles: z.array(Role) }),
    actions: z.array(z.enum(actions)).describe('What the roles of this person may try'),
    csrfToken: z.string().describe('For the header X-CSRF-Token of every write'),
  })
  .meta({ id: 'WhoAmI' });
const Sessions = z
  .array(
    z.strictObject({
      id: z.uuid(),
      openedAt: z.iso.datetime(),
      usedAt: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
      current: z.boolean(),
    }),
  )
  .meta({ id: 'Sessions' });

@ApiTags('Sessions')
@Controller('/api')
export class SessionController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionService,
    private readonly passwords: PasswordService,
  ) {}

  @Post('session')
  @Public()
  @ApiOperation({ summary: 'Signs in; the session is a cookie' })
  @ApiCreatedResponse({ standardSchema: WhoAmI, description: 'Signed in' })
  async signIn(
    @Body({ schema: SignInBody }) credentials: z.infer<typeof SignInBody>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof WhoAmI>> {
    const signIn = await this.signIns.signIn(credentials, request.ip);
    if (signIn.outcome === 'wait') throw new RefusalError(tooManyAttempts, { retryAfterSeconds: signIn.seconds });
    if (signIn.outcome === 'refused') throw new RefusalError(signInRefused);
    reply.header('set-cookie', sessionCookie(signIn.session.token));
    return whoAmI(signIn.session);
  }

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
    valueOrThrow(await this.sessions.end(session.id, session.person));
    reply.header('set-cookie', endedCookie).header('clear-site-data', '"cache", "storage"');
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
    valueOrThrow(await this.passwords.change(session, change));
  }

  @Get('sessions')
  @SignedIn()
  @ApiOperation({ summary: 'The open sessions of the person who asks' })
  @ApiOkResponse({ standardSchema: Sessions })
  async list(@CurrentSession() session: OpenSession): Promise<z.infer<typeof Sessions>> {
    const open = await this.sessions.list(session.person);
    return open.map((summary) => ({ ...summary, current: summary.id === session.id }));
  }

  @Delete('sessions/:id')
  @SignedIn()
  @HttpCode(204)
  @ApiOperation({ summary: 'Ends another session of the person who asks' })
  @ApiNoContentResponse({ description: 'Ended' })
  async end(@Param('id', { schema: SessionId }) id: string, @CurrentPerson() person: Person): Promise<void> {
    valueOrThrow(await this.sessions.end(id, person));
  }
}

function whoAmI({ person, token }: OpenSession): z.infer<typeof WhoAmI> {
  return {
    person: { id: person.id, name: person.name, roles: [...person.roles] },
    actions: actions.filter((action) => mayTake(action, person.roles)),
    csrfToken: requestTokenOf(token),
  };
}
