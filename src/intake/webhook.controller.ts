/** The webhook door: a raw message/rfc822, signed by Standard Webhooks; 202 only after the commit. */
import type { Readable } from 'node:stream';
import { Controller, Headers, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Result } from '../domain/kernel/result.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { placeOf } from '../platform/http/place.js';
import { Public } from '../platform/http/public.js';
import { RefusalError } from '../platform/http/refusal.error.js';
import { ServedBy } from '../platform/http/served-by.js';
import { Settings } from '../platform/settings/settings.js';
import { tracePoint } from '../platform/telemetry/trace-point.js';
import { IntakeService, type Receipt } from './intake.service.js';
import { WebhookSignature } from './webhook-signature.js';

@ServedBy('intake')
@Controller('hooks')
export class WebhookController {
  constructor(
    private readonly intake: IntakeService,
    private readonly settings: Settings,
  ) {}

  /**
   * The same webhook-id (or Idempotency-Key) with the same bytes is answered as before; with other bytes it is a
   * conflict. Nothing of a message whose signature is wrong is kept.
   */
  @Post('mail')
  @HttpCode(202)
  @Public()
  async mail(
    @Req() request: FastifyRequest<{ Body: Readable }>,
    @Headers() headers: Record<string, string | undefined>,
  ): Promise<Receipt> {
    const { body, ip } = request;
    if (!isStream(body)) throw new RefusalError(notAMessage, { status: 415 });
    try {
      const received = await this.receive(body, headers, ip);
      tracePoint('hook.before_answer');
      return valueOrFail(received);
    } finally {
      // A sender reads our answer only once its last byte is taken; the request has its own time limit.
      body.resume();
    }
  }

  private async receive(
    body: Readable,
    headers: Record<string, string | undefined>,
    ip: string,
  ): Promise<Result<Receipt>> {
    const opened = WebhookSignature.open(
      { id: headers['webhook-id'], timestamp: headers['webhook-timestamp'], signature: headers['webhook-signature'] },
      this.settings.hookSecrets,
      Math.floor(Date.now() / 1000),
    );
    if (!opened.ok) return opened;
    tracePoint('hook.opened');
    const signature = opened.value;
    return this.intake.receive({
      door: 'hook',
      source: body,
      identity: headers['idempotency-key'] ?? signature.id,
      envelope: null,
      network: placeOf(ip),
      onChunk: (chunk) => signature.update(chunk),
      accept: () => signature.verify(),
    });
  }
}

const isStream = (body: unknown): body is Readable =>
  typeof body === 'object' && body !== null && 'pipe' in body && typeof body.pipe === 'function';

const notAMessage = {
  code: 'not-a-message',
  kind: 'invalid',
  sentence: {
    fr: 'Envoyez le message brut, avec le type message/rfc822.',
    en: 'Send the raw message, with the type message/rfc822.',
  },
} as const;
