/** Sign-in by the identity provider of the company: the browser goes there and comes back. */
import { Body, Controller, Get, HttpStatus, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentSession } from '../../../access/current-person.js';
import { SignedIn } from '../../../access/permit.js';
import type { OpenSession } from '../../../access/session.store.js';
import { valueOrFail } from '../../../domain/kernel/result.js';
import { Costs } from '../../../platform/http/rate-limit.js';
import { readCookie } from '../../../platform/http/request/session-cookie.js';
import { Public } from '../../../platform/http/served/public.js';
import { ServedBy } from '../../../platform/http/served/served-by.js';
import { visitOf } from '../../account/attempt/visit.js';
import { cookiesOf } from '../signing-in/sign-in-cookies.js';
import { IdentityProvider } from './identity-provider.js';
import { type Arrival, OidcService } from './oidc.service.js';

const JOURNEY_COOKIE = '__Host-greffe-oidc';
/** Lax, not strict: the browser must bring it back from the provider. It opens nothing without the code. */
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';
const LIFETIME_SECONDS = 600;

/** A page of ours: what begins like another host is none (`//`, `/\`). */
const Page = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[\x21-\x7e]*$/)
  .default('/');
const StartBody = z.strictObject({ returnTo: Page.describe('Where to go afterwards') }).meta({ id: 'OidcStart' });
const Journey = z.strictObject({ url: z.url().describe('Where to send the browser') }).meta({ id: 'OidcJourney' });
const Offer = z
  .strictObject({ provider: z.string().nullable().describe('Host of the identity provider; null: none') })
  .meta({ id: 'OidcOffer' });

@ApiTags('Sign-in')
@ServedBy('identity')
@Controller('/api/session')
export class OidcController {
  constructor(
    private readonly oidc: OidcService,
    private readonly provider: IdentityProvider,
  ) {}

  @Get('oidc')
  @Public()
  @ApiOperation({ summary: 'Whether people may sign in by an identity provider' })
  @ApiOkResponse({ standardSchema: Offer })
  offer(): z.infer<typeof Offer> {
    return { provider: this.provider.name() };
  }

  @Post('oidc')
  @Costs('work')
  @Public()
  @ApiOperation({ summary: 'Begins a sign-in by the identity provider' })
  @ApiCreatedResponse({ standardSchema: Journey })
  signIn(
    @Body({ schema: StartBody }) { returnTo }: z.infer<typeof StartBody>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof Journey>> {
    return this.start(returnTo, undefined, request, reply);
  }

  @Post('step-up/oidc')
  @SignedIn()
  @ApiOperation({ summary: 'Begins a proof of presence by the identity provider, which asks again' })
  @ApiCreatedResponse({ standardSchema: Journey })
  stepUp(
    @Body({ schema: StartBody }) { returnTo }: z.infer<typeof StartBody>,
    @CurrentSession() session: OpenSession,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof Journey>> {
    return this.start(returnTo, session, request, reply);
  }

  @Get('oidc/callback')
  @Costs('work')
  @Public()
  @ApiOperation({ summary: 'Where the identity provider sends the browser back; goes on to a page' })
  @ApiResponse({ status: 303, description: 'To the page, or to /?signIn=refused, wait or second-factor' })
  async arrive(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = readCookie(request.headers.cookie, JOURNEY_COOKIE) ?? '';
    const query = /\?.*$/.exec(request.url)?.[0] ?? '';
    const arrival = await this.oidc.arrive(token, query, visitOf(request));
    reply.header('set-cookie', [`${JOURNEY_COOKIE}=; ${attributes}; Max-Age=0`, ...cookiesOf(arrival.signIn)]);
    reply.status(HttpStatus.SEE_OTHER).header('location', pageOf(arrival));
  }

  private async start(
    returnTo: string,
    session: OpenSession | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<z.infer<typeof Journey>> {
    const { url, token } = valueOrFail(await this.oidc.start(returnTo, session, visitOf(request)));
    reply.header('set-cookie', `${JOURNEY_COOKIE}=${token}; ${attributes}; Max-Age=${LIFETIME_SECONDS}`);
    return { url };
  }
}

function pageOf({ signIn, returnTo }: Arrival): string {
  if (signIn.outcome === 'open') return returnTo;
  return `/?signIn=${signIn.outcome.replace('_', '-')}`;
}
