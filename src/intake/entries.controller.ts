/** Entry of a request that no mail system brought. */
import { Body, Controller, Get, Header, Headers, Param, Post } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit } from '../access/permit.js';
import { keyOf } from '../cases/http/answer.js';
import { GivenFile } from '../cases/rows/given-file.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { ServiceManner } from '../domain/law/vocabulary.js';
import { wordsOfStrangers } from '../platform/http/answer/schema.pipe.js';
import { largestBody } from '../platform/http/http-app.js';
import { Costs } from '../platform/http/rate-limit.js';
import { EntriesService } from './entries.service.js';
import { EntryOutcome } from './messages/message.store.js';

/** In base64: what the mail server takes in one message. */
const LARGEST_ENTRY_BYTES = 36 * 1_048_576;

const MessageId = z.uuid();
const Text = z.string().trim();
const Entry = z
  .strictObject({
    manner: ServiceManner,
    servedAt: z.iso.datetime().nullable().describe('When it was served; null for now'),
    broughtBy: Text.max(300).describe('Sealed with the request'),
    receivedBy: Text.max(300).describe('Sealed with the request'),
    subject: Text.min(1).max(300),
    text: Text.max(100_000).default('').describe('What the act says, or what was said'),
    files: z.array(GivenFile).max(20).default([]),
  })
  .meta({ id: 'EntryInput' })
  .register(wordsOfStrangers);
const EntryReceipt = z
  .strictObject({
    messageId: z.uuid(),
    sha256: z.string(),
    receivedAt: z.iso.datetime(),
    repeated: z.boolean().describe('These bytes were here before: it is still one request'),
  })
  .meta({ id: 'EntryReceipt' });

@ApiTags('Messages')
@Controller('/api/entries')
export class EntriesController {
  constructor(private readonly entries: EntriesService) {}

  @Post()
  @Costs('work')
  @RouteConfig(largestBody(LARGEST_ENTRY_BYTES))
  @Permit('message.enter')
  @ApiOperation({ summary: 'Enters a request that came on paper, by a bailiff, by telephone or as the file of a mail' })
  @ApiCreatedResponse({ standardSchema: EntryReceipt })
  async enter(
    @Body({ schema: Entry }) { broughtBy, receivedBy, files, ...said }: z.infer<typeof Entry>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ): Promise<z.infer<typeof EntryReceipt>> {
    const entry = {
      ...said,
      words: wordsOf(broughtBy, receivedBy),
      files: files.map(({ base64, ...file }) => ({ ...file, bytes: Buffer.from(base64, 'base64') })),
    };
    return valueOrFail(await this.entries.enter(entry, person.id, keyOf(person, key)));
  }

  @Get(':id')
  @Costs('read')
  @Permit('message.enter')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What became of what was entered: its case, once it is read' })
  @ApiOkResponse({ standardSchema: EntryOutcome })
  async outcome(@Param('id', { schema: MessageId }) id: string): Promise<EntryOutcome> {
    return valueOrFail(await this.entries.outcome(id));
  }
}

/** In both languages, for every reader of the case. */
const wordsOf = (broughtBy: string, receivedBy: string): string =>
  `Remis par / Brought by: ${broughtBy || '–'}\nReçu par / Received by: ${receivedBy || '–'}`;
