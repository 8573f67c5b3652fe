/** The webhooks for mail (a raw message/rfc822) and for signals (a CloudEvent), signed by Standard Webhooks; 202 only after the commit. */
import type { Readable } from 'node:stream';
import { Controller, Headers, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Refusal, type Result, refusal, valueOrFail } from '../domain/kernel/result.js';
import { RefusalError } from '../platform/http/answer/refusal.error.js';
import { placeOf } from '../platform/http/request/place.js';
import { Public } from '../platform/http/served/public.js';
import { ServedBy } from '../platform/http/served/served-by.js';
import { Settings } from '../platform/settings/settings.js';
import { tracePoint } from '../platform/telemetry/trace-point.js';
import { IntakeService, type Receipt } from './intake.service.js';
import { WebhookSignature } from './webhook-signature.js';

type Hook = 'hook' | 'signal';
/** Each door has secrets of its own. */
const secretsOf = { hook: 'hookSecrets', signal: 'signalSecrets' } as const;
type Received = FastifyRequest<{ Body: Readable }>;
type Sent = Record<string, string | undefined>;

@ServedBy('intake')
@Controller('hooks')
export class WebhookController {
  constructor(
    private readonly intake: IntakeService,
    private readonly settings: Settings,
  ) {}

  /**
   * The same webhook-id with the same bytes is answered as before; with other bytes it is a conflict. Nothing of a
   * message whose signature is wrong is kept. An Idempotency-Key says nothing here: the signature does not cover it.
   */
  @Post('mail')
  @HttpCode(202)
  @Public()
  async mail(@Req() request: Received, @Headers() headers: Sent): Promise<Receipt> {
    return this.take('hook', request, headers, notAMessage);
  }

  /** The same for a signal of an incident: whatever it says, it is kept, and opens a case or joins one. */
  @Post('signals')
  @HttpCode(202)
  @Public()
  async signal(@Req() request: Received, @Headers() headers: Sent): Promise<Receipt> {
    return this.take('signal', request, headers, notASignal);
  }

  private async take(door: Hook, { body, ip }: Received, headers: Sent, other: Refusal): Promise<Receipt> {
    if (!isStream(body)) throw new RefusalError(other, { status: 415 });
    try {
      const received = await this.receive(door, body, headers, ip);
      tracePoint('hook.before_answer');
      return valueOrFail(received);
    } finally {
      // A sender reads our answer only once its last byte is taken; the request has its own time limit.
      body.resume();
    }
  }

  private async receive(door: Hook, body: Readable, headers: Sent, ip: string): Promise<Result<Receipt>> {
    const opened = WebhookSignature.open(
      { id: headers['webhook-id'], timestamp: headers['webhook-timestamp'], signature: headers['webhook-signature'] },
      this.settings[secretsOf[door]],
      Math.floor(Date.now() / 1000),
    );
    if (!opened.ok) return opened;
    tracePoint('hook.opened');
    const signature = opened.value;
    return this.intake.receive({
      door,
      source: body,
      identity: signature.id,
      envelope: null,
      network: placeOf(ip),
      onChunk: (chunk) => signature.update(chunk),
      accept: () => signature.verify(),
    });
  }
}

/** Whether the parser of the type left the body unread. */
export const isStream = (body: unknown): body is Readable =>
  typeof body === 'object' && body !== null && 'pipe' in body && typeof body.pipe === 'function';

const notAMessage = refusal(
  'not-a-message',
  'invalid',
  'Envoyez le message brut, avec le type message/rfc822.',
  'Send the raw message, with the type message/rfc822.',
);
const notASignal = refusal(
  'not-a-signal',
  'invalid',
  'Envoyez l’événement CloudEvents 1.0, avec le type application/cloudevents+json.',
  'Send the CloudEvents 1.0 event, with the type application/cloudevents+json.',
);
