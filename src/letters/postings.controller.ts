/** Letters by post: printed, recorded as posted, and acknowledged. */
import { Body, Controller, Get, Header, Headers, Param, Post, type StreamableFile } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiCreatedResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit } from '../access/permit.js';
import { Answer, answer, handlingOf } from '../cases/http/answer.js';
import { GivenFile } from '../cases/rows/given-file.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { PostManner } from '../domain/law/vocabulary.js';
import { largestBody } from '../platform/http/http-app.js';
import { Costs } from '../platform/http/rate-limit.js';
import { saved } from './saved-file.js';
import { PostingsService } from './sending/postings.service.js';

/** In base64: a scan of six megabytes. */
const LARGEST_POSTING_BYTES = 8 * 1_048_576;

const Id = z.uuid();
const common = {
  seen: z.int().nonnegative(),
  reason: z.string().min(1).max(20_000),
  evidence: GivenFile.nullable().default(null).describe('The scan of the receipt: sealed with the case'),
};
const Posted = z.strictObject({
  ...common,
  manner: PostManner,
  postedAt: z.iso.datetime().describe('When the letter was handed over'),
  tracking: z
    .string()
    .trim()
    .max(60)
    .default('')
    .describe('Number of the post or of the bailiff: sealed with the case'),
});
const Outcome = z.strictObject({
  ...common,
  received: z.boolean().describe('false: it came back'),
  when: z.iso.datetime(),
});

@ApiTags('Letters')
@Controller('/api/cases/:id')
export class PostingsController {
  constructor(private readonly postings: PostingsService) {}

  @Get('letters/:letterId/print')
  @Costs('work')
  @Permit('case.post_letter')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'A released letter by post, under the seal, to be printed' })
  @ApiProduces('application/pdf')
  async print(
    @Param('id', { schema: Id }) id: string,
    @Param('letterId', { schema: Id }) letterId: string,
    @CurrentPerson() person: Person,
  ): Promise<StreamableFile> {
    return saved(valueOrFail(await this.postings.print(id, letterId, person)));
  }

  @Post('letters/:letterId/posting')
  @RouteConfig(largestBody(LARGEST_POSTING_BYTES))
  @Permit('case.post_letter')
  @ApiOperation({ summary: 'A person posted the letter: it is sent from now on' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async post(
    @Param('id', { schema: Id }) id: string,
    @Param('letterId', { schema: Id }) letterId: string,
    @Body({ schema: Posted }) { seen, ...given }: z.infer<typeof Posted>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return answer(await this.postings.post(id, letterId, given, handlingOf(person, key, seen)));
  }

  @Post('letters/:letterId/acknowledgement')
  @RouteConfig(largestBody(LARGEST_POSTING_BYTES))
  @Permit('case.acknowledge_posting')
  @ApiOperation({ summary: 'The acknowledgement of receipt of a posted letter came, or the letter came back' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async acknowledge(
    @Param('id', { schema: Id }) id: string,
    @Param('letterId', { schema: Id }) letterId: string,
    @Body({ schema: Outcome }) { seen, ...given }: z.infer<typeof Outcome>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return answer(await this.postings.acknowledge(id, letterId, given, handlingOf(person, key, seen)));
  }

  @Get('postings/:noteId/evidence')
  @Costs('read')
  @Permit('case.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The scan that was given with a posting or its acknowledgement, by the note of that entry' })
  @ApiProduces('application/octet-stream')
  async evidence(
    @Param('id', { schema: Id }) id: string,
    @Param('noteId', { schema: Id }) noteId: string,
    @CurrentPerson() person: Person,
  ): Promise<StreamableFile> {
    return saved(valueOrFail(await this.postings.evidence(id, noteId, person)));
  }
}
