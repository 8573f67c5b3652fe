/** Sign-in: a password and a second factor, or a passkey alone. */
import { Body, Controller, Get, HttpStatus, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { factorRefused, signInRefused, tooManyAttempts } from '../../../access/refusal.js';
import { RefusalError } from '../../../platform/http/answer/refusal.error.js';
import { Costs } from '../../../platform/http/rate-limit.js';
import { Public } from '../../../platform/http/served/public.js';
import { ServedBy } from '../../../platform/http/served/served-by.js';
import { visitOf } from '../../account/attempt/visit.js';
import { Code, RecoveryCode } from '../../account/factor/factor-proof.js';
import { Assertion, PasskeyOptions } from '../../account/factor/passkey.js';
import { WhoAmI, whoAmI } from '../session/who-am-i.js';
import { type Asked, type SignIn, SignInService } from './sign-in.service.js';
import { cookiesOf } from './sign-in-cookies.js';
import { readTicket, spentTicketCookie } from './ticket-cookie.js';

const SignInBody = z
  .strictObject({ email: z.string().max(254).toLowerCase(), password: z.string().max(128) })
  .meta({ id: 'SignIn' });
const SecondFactorBody = z
  .union([
    z.strictObject({ code: Code }),
    z.strictObject({ recoveryCode: RecoveryCode }),
    z.strictObject({ passkey: Assertion }),
  ])
  .meta({ id: 'SecondFactor' });
const PasskeyBody = z.strictObject({ ceremony: z.string().max(64), response: Assertion }).meta({ id: 'PasskeySignIn' });

const AskedAnswer = z
  .strictObject({
    kinds: z.array(z.enum(['passkey', 'totp', 'recovery_code'])),
    passkey: PasskeyOptions.nullable().describe('For a passkey of this person'),
  })
  .meta({ id: 'SecondFactorAsked' });
const PasskeyOffer = z
  .strictObject({ ceremony: z.string().describe('Sent back with the answer'), options: PasskeyOptions })
  .meta({ id: 'PasskeyOffer' });

type Answer = z.infer<typeof WhoAmI> | z.infer<typeof AskedAnswer>;

@ApiTags('Sign-in')
@ServedBy('identity')
@Controller('/api/session')
export class SignInController {
  constructor(private readonly signIns: SignInService) {}

  @Post()
  @Public()
  @ApiOperation({ summary: 'Signs in by password; the session, or the ticket to the second factor, is a cookie' })
  @ApiCreatedResponse({ standardSchema: WhoAmI, description: 'Signed in' })
  @ApiAcceptedResponse({ standardSchema: AskedAnswer, description: 'The second factor is asked' })
  async signIn(
    @Body({ schema: SignInBody }) credentials: z.infer<typeof SignInBody>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer> {
    const signIn = await this.signIns.signIn(credentials, visitOf(request));
    if (signIn.outcome !== 'second_factor') return opened(signIn, reply, signInRefused);
    const asked = await this.signIns.asked(signIn.ticket);
    if (asked === undefined) throw new RefusalError(factorRefused);
    reply.status(HttpStatus.ACCEPTED).header('set-cookie', cookiesOf(signIn));
    return answerOf(asked);
  }

  @Get('second-factor')
  @Public()
  @ApiOperation({ summary: 'What the sign-in that waits in this browser asks for' })
  @ApiOkResponse({ standardSchema: AskedAnswer })
  async asked(@Req() request: FastifyRequest): Promise<z.infer<typeof AskedAnswer>> {
    const asked = await this.signIns.asked(readTicket(request.headers.cookie) ?? '');
    if (asked === undefined) throw new RefusalError(factorRefused);
    return answerOf(asked);
  }

  @Post('second-factor')
  @Public()
  @ApiOperation({ summary: 'Signs in by the second factor, after the password' })
  @ApiCreatedResponse({ standardSchema: WhoAmI, description: 'Signed in' })
  async secondFactor(
    @Body({ schema: SecondFactorBody }) given: z.infer<typeof SecondFactorBody>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof WhoAmI>> {
    const ticket = readTicket(request.headers.cookie) ?? '';
    const who = opened(await this.signIns.secondFactor(ticket, given, visitOf(request)), reply, factorRefused);
    reply.header('set-cookie', spentTicketCookie);
    return who;
  }

  @Post('passkey/options')
  @Costs('read')
  @Public()
  @ApiOperation({ summary: 'Offers to sign in by a passkey alone' })
  @ApiCreatedResponse({ standardSchema: PasskeyOffer, description: 'For navigator.credentials.get' })
  offer(): Promise<z.infer<typeof PasskeyOffer>> {
    return this.signIns.offerPasskey();
  }

  @Post('passkey')
  @Public()
  @ApiOperation({ summary: 'Signs in by a passkey whose device recognised its owner' })
  @ApiCreatedResponse({ standardSchema: WhoAmI, description: 'Signed in' })
  async passkey(
    @Body({ schema: PasskeyBody }) { ceremony, response }: z.infer<typeof PasskeyBody>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof WhoAmI>> {
    const signIn = await this.signIns.signInByPasskey(ceremony, response, visitOf(request));
    return opened(signIn, reply, signInRefused);
  }
}

const answerOf = ({ kinds, passkey }: Asked): z.infer<typeof AskedAnswer> => ({ kinds: [...kinds], passkey });

function opened(signIn: SignIn, reply: FastifyReply, refusal: typeof signInRefused): z.infer<typeof WhoAmI> {
  if (signIn.outcome === 'wait') throw new RefusalError(tooManyAttempts, { retryAfterSeconds: signIn.seconds });
  if (signIn.outcome !== 'open') throw new RefusalError(refusal);
  reply.header('set-cookie', cookiesOf(signIn));
  return whoAmI(signIn.session);
}
