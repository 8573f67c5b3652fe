/** The letters of a case: prepared, read by their approvers, settled when a delivery is in doubt. */
import { Body, Controller, Get, Header, Headers, HttpCode, Param, Post, type StreamableFile } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit, StepUp } from '../access/permit.js';
import { Answer, answer, keyOf, personActor } from '../cases/http/answer.js';
import { GivenFile } from '../cases/rows/given-file.js';
import { LetterWriting } from '../domain/case/letters/letter-writing.js';
import { Letter } from '../domain/case/model/event-schema.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { Action, Notice } from '../domain/law/vocabulary.js';
import { largestBody } from '../platform/http/http-app.js';
import { Costs } from '../platform/http/rate-limit.js';
import { MailProtection } from './protection/mail-protection.js';
import { saved } from './saved-file.js';
import { MailroomService } from './sending/mailroom.service.js';
import { FileTarget, GivenTargets } from './writing/given-targets.js';
import { enclosureOf } from './writing/letter-writer.js';
import { LettersService } from './writing/letters.service.js';
import { NoticeDrafts } from './writing/notice-drafts.js';
import { GivenUpload } from './writing/produced-files.js';

/** In base64: twelve megabytes of files, which any relay still takes in one mail. */
const LARGEST_PREPARATION_BYTES = 16 * 1_048_576;

/** Of one mail. */
const MOST_FILES = 20;

const Id = z.uuid();
const Position = z.coerce.number().int().min(0).max(99);

const Preparation = z.strictObject({
  seen: z.int().nonnegative(),
  action: Action,
  attachments: z
    .array(GivenFile.extend({ target: FileTarget.optional() }))
    .max(MOST_FILES)
    .default([]),
  uploads: z.array(GivenUpload).max(MOST_FILES).default([]).describe('Files that operations handed in'),
  byPortal: z
    .boolean()
    .default(false)
    .describe('The files are collected on the portal, as a sealed package: the mail carries the letter alone'),
  targets: GivenTargets.default([]).describe('What is answered for each target; of a disclosure alone'),
  writing: LetterWriting.optional(),
});
const Settlement = z.strictObject({ arrived: z.boolean(), reason: z.string().min(1).max(20_000) });

const ShownLetter = Letter.extend({
  recipient: z.string(),
  files: z.array(
    z.strictObject({
      ...{ name: z.string(), contentType: z.string(), sha256: z.string() },
      size: z.int().describe('In bytes'),
    }),
  ),
  post: z.boolean().describe('A person posts it: no mail carries it'),
  delivery: z.enum(['waiting', 'to_post', 'attempting', 'failed', 'unknown', 'sent', 'recalled']),
  protection: MailProtection.nullable().describe('S/MIME of its mail; null for a letter that is older than it'),
});
const LetterList = z.strictObject({ letters: z.array(ShownLetter) }).meta({ id: 'LetterList' });

@ApiTags('Letters')
@Controller('/api/cases/:id')
export class LettersController {
  constructor(
    private readonly letters: LettersService,
    private readonly mailroom: MailroomService,
    private readonly drafts: NoticeDrafts,
  ) {}

  @Post('preparations')
  @Costs('work')
  @RouteConfig(largestBody(LARGEST_PREPARATION_BYTES))
  @Permit('case.prepare')
  @ApiOperation({ summary: 'Drafts the letters of a decision and asks for consent to exactly what would leave' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async prepare(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Preparation }) { seen, attachments, ...given }: z.infer<typeof Preparation>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    const enclosures = attachments.map(({ name, contentType, base64, target }) => ({
      ...enclosureOf(name, contentType, Buffer.from(base64, 'base64')),
      target,
    }));
    const handling = { actor: personActor(person), key: keyOf(person, key), seen };
    return answer(await this.letters.draft(id, { ...given, enclosures }, handling));
  }

  @Get('letters')
  @Permit('case.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Every letter drafted in the case, oldest first, and what became of it' })
  @ApiOkResponse({ standardSchema: LetterList })
  async list(@Param('id', { schema: Id }) id: string): Promise<z.infer<typeof LetterList>> {
    return { letters: valueOrFail(await this.mailroom.list(id)) };
  }

  @Get('notices/:notice/letter')
  @Costs('work')
  @Permit('case.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The letter of a notice that is owed, for the person who gives it' })
  @ApiProduces('application/pdf')
  async notice(
    @Param('id', { schema: Id }) id: string,
    @Param('notice', { schema: Notice }) notice: Notice,
  ): Promise<StreamableFile> {
    return saved(valueOrFail(await this.drafts.draft(id, notice)));
  }

  @Get('letters/:letterId')
  @Permit('case.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The letter itself, as it leaves' })
  @ApiProduces('application/pdf')
  letter(
    @Param('id', { schema: Id }) id: string,
    @Param('letterId', { schema: Id }) letterId: string,
    @CurrentPerson() person: Person,
  ) {
    return this.download(id, letterId, 0, person);
  }

  @Get('letters/:letterId/files/:position')
  @Costs('read')
  @Permit('case.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'A file of the letter; 0 is the letter itself, what it encloses follows' })
  file(
    @Param('id', { schema: Id }) id: string,
    @Param('letterId', { schema: Id }) letterId: string,
    @Param('position', { schema: Position }) position: number,
    @CurrentPerson() person: Person,
  ) {
    return this.download(id, letterId, position, person);
  }

  @Post('letters/:letterId/settlement')
  @HttpCode(200)
  @Permit('case.release')
  @StepUp()
  @ApiOperation({ summary: 'Says whether a letter in doubt arrived; if it did not, it is sent again' })
  @ApiOkResponse({ standardSchema: Answer })
  async settle(
    @Param('id', { schema: Id }) id: string,
    @Param('letterId', { schema: Id }) letterId: string,
    @Body({ schema: Settlement }) settlement: z.infer<typeof Settlement>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    const handling = { actor: personActor(person), key: keyOf(person, key) };
    return answer(await this.mailroom.settle(id, letterId, settlement, handling));
  }

  /** Never shown inside a page: an attachment is saved, whatever its type says. */
  private async download(caseId: string, letterId: string, position: number, person: Person): Promise<StreamableFile> {
    return saved(valueOrFail(await this.mailroom.read(caseId, letterId, position, person)));
  }
}
