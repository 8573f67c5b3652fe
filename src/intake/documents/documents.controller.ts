/** The documents of a case over HTTP: listed with their text, handed out as they are, framed without rights, redacted. */
import { createHash } from 'node:crypto';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit } from '../../access/permit.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { largestBody } from '../../platform/http/http-app.js';
import { Costs } from '../../platform/http/rate-limit.js';
import { Despite } from '../messages/original.service.js';
import { CaseDocument, DocumentsService } from './documents.service.js';
import { RedactionOrder } from './redaction.js';

const LARGEST_REDACTION_BYTES = 16 * 1_048_576;

/** Inside the frame nothing runs, nothing is fetched from anywhere and nothing is sent: the mail is only shown. */
const FRAME_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

export const Id = z.uuid();
export const Path = z.strictObject({
  path: z
    .string()
    .max(100)
    .regex(/^\d+(?:\.\d+)*(?:\/\d+(?:\.\d+)*)*$/)
    .describe('As the list of documents names the part'),
});
const Download = Path.extend({ despite: Despite });
export const Documents = z.strictObject({ documents: z.array(CaseDocument) }).meta({ id: 'CaseDocuments' });
const Redaction = z
  .strictObject({
    source: z.union([z.strictObject({ messageId: Id, ...Path.shape }), z.strictObject({ base64: z.base64() })]),
    ...RedactionOrder.shape,
  })
  .meta({ id: 'Redaction' });

const RedactedCopy = z
  .strictObject({ sha256: z.string(), base64: z.base64().describe('A PDF, to be enclosed in a preparation') })
  .meta({ id: 'RedactedCopy' });

@ApiTags('Documents')
@Controller('/api')
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  @Get('cases/:id/documents')
  @Costs('read')
  @Permit('message.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Every message of the case with its parts and their text; the opening is recorded' })
  @ApiOkResponse({ standardSchema: Documents })
  async list(
    @Param('id', { schema: Id }) id: string,
    @CurrentPerson() person: Person,
  ): Promise<z.infer<typeof Documents>> {
    return { documents: valueOrFail(await this.documents.list(id, person)) };
  }

  @Get('messages/:id/part')
  @Costs('read')
  @Permit('message.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The bytes of one part, as they were sent; the opening is recorded' })
  @ApiProduces('application/octet-stream')
  async part(
    @Param('id', { schema: Id }) messageId: string,
    @Query({ schema: Download }) { path, despite }: z.infer<typeof Download>,
    @CurrentPerson() person: Person,
  ): Promise<StreamableFile> {
    const bytes = valueOrFail(await this.documents.part({ messageId, path }, 'bytes', person, despite));
    return new StreamableFile(bytes, { type: 'application/octet-stream', disposition: 'attachment' });
  }

  @Get('messages/:id/page')
  @Costs('read')
  @Permit('message.read')
  @Header('Cache-Control', 'no-store')
  @Header('Content-Security-Policy', FRAME_POLICY)
  @Header('X-Frame-Options', 'SAMEORIGIN')
  @ApiOperation({ summary: 'One HTML part as its sender laid it out, for a frame in which nothing runs or is fetched' })
  @ApiProduces('text/html')
  async page(
    @Param('id', { schema: Id }) messageId: string,
    @Query({ schema: Path }) { path }: z.infer<typeof Path>,
    @CurrentPerson() person: Person,
  ): Promise<StreamableFile> {
    const page = valueOrFail(await this.documents.part({ messageId, path }, 'page', person, 'virus'));
    return new StreamableFile(page, { type: 'text/html; charset=utf-8' });
  }

  @Post('cases/:id/redactions')
  @Costs('work')
  @HttpCode(200)
  @RouteConfig(largestBody(LARGEST_REDACTION_BYTES))
  @Permit('case.prepare')
  @ApiOperation({ summary: 'A copy of a PDF with zones blacked out for ever, read again before it is given out' })
  @ApiOkResponse({ standardSchema: RedactedCopy })
  async redact(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Redaction }) { source, ...order }: z.infer<typeof Redaction>,
    @CurrentPerson() person: Person,
  ): Promise<z.infer<typeof RedactedCopy>> {
    const from = 'base64' in source ? Buffer.from(source.base64, 'base64') : source;
    const copy = valueOrFail(await this.documents.redact(id, from, order, person));
    return { sha256: createHash('sha256').update(copy).digest('hex'), base64: copy.toString('base64') };
  }
}
