/** The documents of the one case that is open to an outside counsel; each opening is recorded. */
import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit } from '../../access/permit.js';
import { BriefsService } from '../../counsel/briefs.service.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { Costs } from '../../platform/http/rate-limit.js';
import { Documents, Id, Path } from './documents.controller.js';
import { DocumentsService } from './documents.service.js';

@ApiTags('Counsel')
@Controller('/api/briefs/:id')
@Permit('brief.read')
export class BriefDocumentsController {
  constructor(
    private readonly briefs: BriefsService,
    private readonly documents: DocumentsService,
  ) {}

  @Get('documents')
  @Costs('read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Every message of the case with its parts and their text' })
  @ApiOkResponse({ standardSchema: Documents })
  async list(
    @Param('id', { schema: Id }) id: string,
    @CurrentPerson() person: Person,
  ): Promise<z.infer<typeof Documents>> {
    valueOrFail(await this.briefs.reach(id, person));
    return { documents: valueOrFail(await this.documents.list(id, person)) };
  }

  @Get('messages/:messageId/part')
  @Costs('read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The bytes of one part, as they were sent' })
  @ApiProduces('application/octet-stream')
  async part(
    @Param('id', { schema: Id }) id: string,
    @Param('messageId', { schema: Id }) messageId: string,
    @Query({ schema: Path }) { path }: z.infer<typeof Path>,
    @CurrentPerson() person: Person,
  ): Promise<StreamableFile> {
    valueOrFail(await this.briefs.reach(id, person, messageId));
    const bytes = valueOrFail(await this.documents.part({ messageId, path }, 'bytes', person));
    return new StreamableFile(bytes, { type: 'application/octet-stream', disposition: 'attachment' });
  }
}
