/** What reached the doors, and what became of it. */
import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Permit } from '../auth/permit.js';
import { MessageListing, ShownMessage } from './message-listing.js';

const Listing = z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(100) });
const MessageList = z.strictObject({ messages: z.array(ShownMessage) }).meta({ id: 'MessageList' });

@ApiTags('Messages')
@Controller('/api/messages')
export class MessagesController {
  constructor(private readonly listing: MessageListing) {}

  @Get()
  @Permit('message.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Every raw message kept, newest first: hash, doors, hour, and what became of it' })
  @ApiOkResponse({ standardSchema: MessageList })
  async list(@Query({ schema: Listing }) { limit }: z.infer<typeof Listing>): Promise<z.infer<typeof MessageList>> {
    return { messages: await this.listing.newest(limit) };
  }
}
