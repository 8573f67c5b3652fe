/** POST /api/token: the one route that takes a form and answers as OAuth 2 says, and not by a problem document. */
import { Body, Controller, Headers, Post, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { takesForm } from '../platform/http/http-app.js';
import { Costs } from '../platform/http/rate-limit.js';
import { Public } from '../platform/http/served/public.js';
import { SafeMode } from '../platform/place/safe-mode.js';
import { Logger } from '../platform/telemetry/logger.js';
import { tokenRequestIn } from './token-request.js';
import { type IssuedToken, type TokenFault, Tokens } from './tokens.js';

const TokenAnswer = z
  .strictObject({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.int().describe('Seconds'),
    scope: z.string(),
  })
  .meta({
    id: 'AccessToken',
    examples: [
      {
        access_token: 'grt_3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
        token_type: 'Bearer',
        expires_in: 600,
        scope: 'requests:write',
      },
    ],
  });
const form = {
  type: 'object',
  required: ['grant_type'],
  properties: {
    grant_type: { type: 'string', enum: ['client_credentials'] },
    scope: { type: 'string', description: 'Separated by spaces; absent, all that the machine has' },
    client_id: { type: 'string', description: 'Here with client_secret, or both by HTTP Basic' },
    client_secret: { type: 'string' },
  },
  example: { grant_type: 'client_credentials', scope: 'requests:write' },
};
const refused = {
  type: 'object',
  required: ['error'],
  properties: { error: { type: 'string' } },
  example: { error: 'invalid_client' },
};

@ApiTags('Machines')
@Controller('/api/token')
export class TokenController {
  constructor(
    private readonly tokens: Tokens,
    private readonly safeMode: SafeMode,
    private readonly logger: Logger,
  ) {}

  @Post()
  @Public()
  @Costs('work')
  @RouteConfig(takesForm)
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({ schema: form })
  @ApiOperation({ summary: 'An access token of ten minutes, by client credentials (RFC 6749, 4.4)' })
  @ApiOkResponse({ standardSchema: TokenAnswer })
  @ApiResponse({ status: '4XX', description: 'RFC 6749, 5.2', schema: refused })
  async issue(
    @Headers('authorization') authorization: string | undefined,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.answerTo(authorization, body);
    reply.header('cache-control', 'no-store');
    if (typeof answer !== 'string') {
      const { token, seconds, scopes } = answer;
      const told: z.infer<typeof TokenAnswer> = {
        ...{ access_token: token, token_type: 'Bearer', expires_in: seconds, scope: scopes.join(' ') },
      };
      await reply.status(200).send(told);
      return;
    }
    this.logger.warn('A machine got no access token.', { fault: answer });
    if (answer === 'invalid_client') reply.header('www-authenticate', 'Basic realm="greffe"');
    await reply.status(statuses[answer]).send({ error: answer });
  }

  private async answerTo(authorization: string | undefined, body: unknown): Promise<IssuedToken | TokenFault> {
    if (this.safeMode.isOn) return 'temporarily_unavailable';
    const request = tokenRequestIn(authorization, body);
    return typeof request === 'string' ? request : this.tokens.issue(request, request.scope);
  }
}

const statuses: Readonly<Record<TokenFault, number>> = {
  invalid_request: 400,
  invalid_client: 401,
  invalid_scope: 400,
  unsupported_grant_type: 400,
  temporarily_unavailable: 503,
};
