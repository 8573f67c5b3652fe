/** The webhook door: a raw message/rfc822, signed by Standard Webhooks; 202 only after the commit. */
import type { Readable } from 'node:stream';
import { Controller, Headers, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public } from '../platform/http/public.js';
import { RefusalError, valueOrThrow } from '../platform/http/refusal.error.js';
import { Settings } from '../platform/settings.js';
import { IntakeService, type Receipt } from './intake.service.js';
import { WebhookSignature } from './webhook-signature.js';

@Controller('hooks')
export class HookDoor {
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
    const signature = valueOrThrow(
      WebhookSignature.open(
        { id: headers['webhook-id'], timestamp: headers['webhook-timestamp'], signature: headers['webhook-signature'] },
        this.settings.hookSecrets,
        Math.floor(Date.now() / 1000),
      ),
    );
    if (!isStream(request.body)) throw new RefusalError(notAMessage, { status: 415 });
    const received = await this.intake.receive({
      door: 'hook',
      source: request.body,
      identity: headers['idempotency-key'] ?? signature.id,
      envelope: null,
      onChunk: (chunk) => signature.update(chunk),
      accept: () => signature.verify(),
    });
    return valueOrThrow(received);
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
