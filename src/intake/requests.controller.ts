/** POST /api/requests: a request that a machine brings, with its files; 202 only after the commit. */
import type { Readable } from 'node:stream';
import { Controller, Headers, HttpCode, Post, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentMachine } from '../access/current-machine.js';
import { MachinesWith } from '../access/permit.js';
import { refusal, valueOrFail } from '../domain/kernel/result.js';
import { RefusalError } from '../platform/http/answer/refusal.error.js';
import { REQUEST_TYPE } from '../platform/http/http-app.js';
import { Costs } from '../platform/http/rate-limit.js';
import { keyMissing } from '../platform/http/repeat/idempotency.interceptor.js';
import { isUsableKey, keyReused } from '../platform/http/repeat/idempotency.key.js';
import { placeOf } from '../platform/http/request/place.js';
import { ServedBy } from '../platform/http/served/served-by.js';
import { BroughtRequest } from './composed/brought-request.js';
import { IntakeService, identityReused } from './intake.service.js';
import { isStream } from './webhook.controller.js';

const RequestReceipt = z
  .strictObject({
    messageId: z.uuid().describe('GET /api/feed names it with its case'),
    sha256: z.string().describe('Of the body, as it was sent'),
    receivedAt: z.iso.datetime().describe('When these bytes came first: clocks run from then'),
  })
  .meta({
    id: 'RequestReceipt',
    examples: [
      {
        messageId: '0198c0de-0000-7000-8000-000000000002',
        sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        receivedAt: '2027-03-01T09:30:00.000Z',
      },
    ],
  });
type RequestReceipt = z.infer<typeof RequestReceipt>;

const notARequest = refusal(
  'not-a-request',
  'invalid',
  `Envoyez la demande en JSON, avec le type ${REQUEST_TYPE}.`,
  `Send the request as JSON, with the type ${REQUEST_TYPE}.`,
);

@ApiTags('Machines')
@ServedBy('intake')
@Controller('/api/requests')
export class RequestsController {
  constructor(private readonly intake: IntakeService) {}

  /**
   * The same key with the same bytes is answered as before; with other bytes it is refused
   * (draft-ietf-httpapi-idempotency-key-header). Whatever the body says, it is kept first and read afterwards: what is no
   * such request opens a case for a person.
   */
  @Post()
  @HttpCode(202)
  @MachinesWith('requests:write')
  @Costs('read')
  @ApiConsumes(REQUEST_TYPE)
  // The library knows it here as it does for answers; its types do not say so.
  @ApiBody({ standardSchema: BroughtRequest } as never)
  @ApiOperation({ summary: 'Brings a request with its files: it is recorded, and read like a mail' })
  @ApiAcceptedResponse({ standardSchema: RequestReceipt })
  async bring(
    @Req() { body, ip }: FastifyRequest<{ Body: Readable }>,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentMachine() machine: string,
  ): Promise<RequestReceipt> {
    if (!isStream(body)) throw new RefusalError(notARequest, { status: 415 });
    try {
      if (key === undefined || !isUsableKey(key)) throw new RefusalError(keyMissing, { status: 400 });
      const received = await this.intake.receive({
        ...{ door: 'api', source: body, identity: `${machine}/${key}`, envelope: null },
        ...{ network: placeOf(ip), machine },
      });
      if (!received.ok && received.refusal === identityReused) throw new RefusalError(keyReused);
      const { messageId, sha256, receivedAt } = valueOrFail(received);
      return { messageId, sha256, receivedAt };
    } finally {
      // A sender reads our answer only once its last byte is taken; the request has its own time limit.
      body.resume();
    }
  }
}
