/** A package over HTTP: whole, or from any byte on. */

import { Readable } from 'node:stream';
import { Controller, Get, Header, Headers, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit } from '../../access/permit.js';
import { fileNameParameter } from '../../domain/kernel/file-name.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { Costs } from '../../platform/http/rate-limit.js';
import { rangeAsked } from '../../platform/http/request/byte-range.js';
import { ASIC_TYPE } from '../../verifier/package/asic-manifest.js';
import { PackagesService } from './packages.service.js';

const Id = z.uuid();

@ApiTags('Production')
@Controller('/api/cases/:id/packages')
export class PackagesController {
  constructor(private readonly packages: PackagesService) {}

  @Get(':packageId')
  @Costs('read')
  @Permit('case.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'The sealed package of an answer with data, whole or one range of bytes; each opening is recorded',
    description:
      'ASiC-E (ETSI EN 319 162-1). `Range` and `If-Range` are those of RFC 9110; several ranges give the whole.',
  })
  @ApiProduces(ASIC_TYPE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async open(
    @Param('id', { schema: Id }) id: string,
    @Param('packageId', { schema: Id }) packageId: string,
    @Headers('range') range: string | undefined,
    @Headers('if-range') ifRange: string | undefined,
    @CurrentPerson() person: Person,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { name, size, etag, read } = valueOrFail(await this.packages.open(id, packageId, person));
    const asked = rangeAsked({ range, ifRange }, { size, etag });
    reply.header('Accept-Ranges', 'bytes').header('ETag', etag);
    if (asked === 'none') {
      reply.code(416).header('Content-Range', `bytes */${size}`);
      return new StreamableFile(Buffer.alloc(0), { type: ASIC_TYPE });
    }
    const { from, to } = asked ?? { from: 0, to: size };
    if (asked) reply.code(206).header('Content-Range', `bytes ${from}-${to - 1}/${size}`);
    const disposition = `attachment; ${fileNameParameter(name)}`;
    const bytes = Readable.from(read({ from, to }), { objectMode: false });
    return new StreamableFile(bytes, { type: ASIC_TYPE, disposition, length: to - from });
  }
}
