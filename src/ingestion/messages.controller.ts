/** What reached the doors, and what became of it. */
import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../auth/access.js';
import { CurrentPerson } from '../auth/current-person.js';
import { Permit } from '../auth/permit.js';
import { valueOrThrow } from '../platform/http/refusal.error.js';
import { MessageListing, ShownMessage } from './message-listing.js';
import { OriginalService } from './original.service.js';

const Listing = z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(100) });
const MessageId = z.uuid();
const MessageList = z.strictObject({ messages: z.array(ShownMessage) }).meta({ id: 'MessageList' });

@ApiTags('Messages')
@Controller('/api/messages')
export class MessagesController {
  constructor(
    private readonly listing: MessageListing,
    private readonly originals: OriginalService,
  ) {}

  @Get()
  @Permit('message.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Every raw message kept, newest first: hash, doors, hour, and what became of it' })
  @ApiOkResponse({ standardSchema: MessageList })
  async list(@Query({ schema: Listing }) { limit }: z.infer<typeof Listing>): Promise<z.infer<typeof MessageList>> {
    return { messages: await this.listing.newest(limit) };
  }

  @Get(':id/original')
  @Permit('message.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The raw message as it reached the door; its opening is recorded' })
  @ApiProduces('message/rfc822')
  async original(
    @Param('id', { schema: MessageId }) id: string,
    @CurrentPerson() person: Person,
  ): Promise<StreamableFile> {
    const bytes = valueOrThrow(await this.originals.open(id, person));
    return new StreamableFile(bytes, { type: 'message/rfc822', disposition: `attachment; filename="${id}.eml"` });
  }
}
