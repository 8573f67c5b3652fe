/** The messages that were received, and their outcome. */
import { Controller, Get, Header, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit } from '../access/permit.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { REQUEST_TYPE } from '../platform/http/http-app.js';
import { Costs } from '../platform/http/rate-limit.js';
import { MessageListing, ShownMessage } from './message-listing.js';
import { fates } from './messages/message.store.js';
import { Despite, OriginalService } from './messages/original.service.js';
import { SetAsideService } from './set-aside.service.js';

const Listing = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  fate: z.enum(fates).optional(),
});
const MessageId = z.uuid();
const Download = z.strictObject({ despite: Despite });
const MessageList = z.strictObject({ messages: z.array(ShownMessage) }).meta({ id: 'MessageList' });

@ApiTags('Messages')
@Controller('/api/messages')
export class MessagesController {
  constructor(
    private readonly listing: MessageListing,
    private readonly originals: OriginalService,
    private readonly aside: SetAsideService,
  ) {}

  @Get()
  @Costs('read')
  @Permit('message.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Every raw message, newest first: hash, channels, time and outcome' })
  @ApiOkResponse({ standardSchema: MessageList })
  async list(
    @Query({ schema: Listing }) { limit, fate }: z.infer<typeof Listing>,
  ): Promise<z.infer<typeof MessageList>> {
    return { messages: await this.listing.newest(limit, fate) };
  }

  @Post(':id/case')
  @HttpCode(202)
  @Permit('case.open')
  @ApiOperation({ summary: 'Makes a case of a message that was set aside: it is read again, and opens one' })
  @ApiAcceptedResponse()
  async takeUp(@Param('id', { schema: MessageId }) id: string, @CurrentPerson() person: Person): Promise<void> {
    valueOrFail(await this.aside.takeUp(id, person));
  }

  @Get(':id/original')
  @Costs('read')
  @Permit('message.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The raw message as it arrived; reading it is recorded' })
  @ApiProduces('message/rfc822', REQUEST_TYPE)
  async original(
    @Param('id', { schema: MessageId }) id: string,
    @Query({ schema: Download }) { despite }: z.infer<typeof Download>,
    @CurrentPerson() person: Person,
  ): Promise<StreamableFile> {
    const { door, source } = valueOrFail(await this.originals.open(id, person, despite));
    const [type, extension] = door === 'api' ? [REQUEST_TYPE, 'json'] : ['message/rfc822', 'eml'];
    return new StreamableFile(source, { type, disposition: `attachment; filename="${id}.${extension}"` });
  }
}
