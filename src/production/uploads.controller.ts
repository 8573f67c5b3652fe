/** Files that operations hand in, by the protocol tus 1.0.0: a cut upload goes on where it stopped. */
import { Readable } from 'node:stream';
import { Controller, Delete, Get, Head, Header, HttpCode, Options, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit } from '../access/permit.js';
import { shownStandings } from '../domain/case/model/handed-file.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { Costs } from '../platform/http/rate-limit.js';
import { goesOn } from '../platform/http/repeat/idempotency.interceptor.js';
import { Tus } from './uploads/tus.js';
import { type Upload, Uploads } from './uploads/uploads.service.js';

const Id = z.uuid();
const ListedUpload = z
  .strictObject({
    id: z.uuid(),
    target: z.uuid(),
    name: z.string().nullable().describe('null where its record was altered'),
    size: z.int().positive().describe('In bytes'),
    offset: z.int().nonnegative().describe('Bytes that are kept: an upload that was cut goes on there'),
    fate: z.enum(['kept', 'refused', 'dropped']).nullable().describe('null while it comes'),
    standing: z
      .enum(shownStandings)
      .nullable()
      .describe(
        'What the antivirus, or a person, says of a file that is kept; an infected or refused one joins no answer',
      ),
    sha512: z.string().nullable().describe('Known once it came whole'),
    sha3: z.string().nullable().describe('SHA3-512, the same'),
    openedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ListedUpload' });
const ListedUploads = z.strictObject({ uploads: z.array(ListedUpload) }).meta({ id: 'ListedUploads' });

const listed = ({ row, file, offset, standing }: Upload): z.infer<typeof ListedUpload> => {
  const { id, target, size, fate, openedAt, endedAt } = row;
  const { sha512 = null, sha3 = null } = file?.digests ?? {};
  return { id, target, name: file?.name ?? null, size, offset, fate, standing, sha512, sha3, openedAt, endedAt };
};

/** Of the request, what the protocol reads; nothing that says who sends it. */
const read = /^(?:tus-|upload-|content-(?:type|length)$)/;

@ApiTags('Production')
@Controller('/api/production/:orderId/uploads')
export class UploadsController {
  constructor(
    private readonly uploads: Uploads,
    private readonly tus: Tus,
  ) {}

  @Get()
  @Permit('production.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Files that were handed in for an order that runs, and those that come' })
  @ApiOkResponse({ standardSchema: ListedUploads })
  async list(@Param('orderId', { schema: Id }) orderId: string): Promise<z.infer<typeof ListedUploads>> {
    return { uploads: valueOrFail(await this.uploads.list(orderId)).map(listed) };
  }

  @Options()
  @HttpCode(204)
  @Permit('production.read')
  @ApiOperation({ summary: 'tus 1.0.0: version, extensions, largest size, checksums' })
  @ApiNoContentResponse()
  ask(@Res() reply: FastifyReply) {
    return reply.headers(this.tus.headers).status(204).send();
  }

  @Post()
  @Costs('read')
  @RouteConfig(goesOn)
  @Permit('case.hand_in_file')
  @ApiOperation({
    summary:
      'tus 1.0.0: announces a file for a target: Upload-Length, and Upload-Metadata with target, filename, digests',
  })
  @ApiCreatedResponse({ description: 'Location: where its bytes go' })
  open(
    @Param('orderId', { schema: Id }) orderId: string,
    @CurrentPerson() person: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    return this.passed(orderId, person, request, reply);
  }

  @Head(':uploadId')
  @Permit('production.read')
  @ApiOperation({ summary: 'tus 1.0.0: Upload-Offset, where to go on' })
  @ApiOkResponse()
  where(
    @Param('orderId', { schema: Id }) orderId: string,
    @CurrentPerson() person: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    return this.passed(orderId, person, request, reply);
  }

  @Patch(':uploadId')
  @RouteConfig(goesOn)
  @Permit('case.hand_in_file')
  @ApiOperation({ summary: 'tus 1.0.0: a part of the file; with its last byte it is a document of the target' })
  @ApiNoContentResponse({ description: 'Upload-Offset: how much is kept' })
  append(
    @Param('orderId', { schema: Id }) orderId: string,
    @CurrentPerson() person: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    return this.passed(orderId, person, request, reply);
  }

  @Delete(':uploadId')
  @RouteConfig(goesOn)
  @Permit('case.hand_in_file')
  @ApiOperation({ summary: 'tus 1.0.0: abandons an upload that is not whole' })
  @ApiNoContentResponse()
  drop(
    @Param('orderId', { schema: Id }) orderId: string,
    @CurrentPerson() person: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    return this.passed(orderId, person, request, reply);
  }

  private async passed(orderId: string, person: Person, request: FastifyRequest, reply: FastifyReply) {
    const { method, url, body } = request;
    const said = Object.entries(request.headers).filter(([name]) => read.test(name));
    const headers = Object.fromEntries(said.map(([name, value]) => [name, String(value)]));
    reply.header('tus-resumable', '1.0.0').header('cache-control', 'no-store');
    const bytes = body instanceof Readable ? (Readable.toWeb(body) as ReadableStream) : null;
    const answered = await this.tus
      .handle({ orderId, person, method, path: url, headers, body: bytes })
      .catch((error: unknown) => {
        // What was not read of a large part would come to its end otherwise.
        if (bytes) reply.header('connection', 'close');
        throw error;
      });
    for (const name of ['location', 'upload-offset', 'upload-length']) {
      const value = answered.headers.get(name);
      if (value !== null) reply.header(name, value);
    }
    return reply.status(answered.status).send();
  }
}
