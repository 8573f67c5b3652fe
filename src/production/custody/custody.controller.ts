/** The custody certificate of a package over HTTP: sealed JSON, or the same attached to a sealed PDF. */
import { Controller, Get, Header, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit } from '../../access/permit.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { saved } from '../../letters/saved-file.js';
import { Costs } from '../../platform/http/rate-limit.js';
import { CustodyService } from './custody.service.js';

const Id = z.uuid();
const CustodyQuery = z.strictObject({
  form: z.enum(['json', 'pdf']).default('json'),
  language: z.enum(['fr', 'en']).default('fr').describe('Of the PDF'),
});

@ApiTags('Production')
@Controller('/api/cases/:id/packages')
export class CustodyController {
  constructor(private readonly custody: CustodyService) {}

  @Get(':packageId/custody')
  @Costs('work')
  @Permit('case.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'The chain of custody of a sealed package as a sealed certificate; the handing out is recorded',
    description: 'Verified offline with the package: `greffe package verify FILE --custody CERTIFICATE`.',
  })
  @ApiProduces('application/json', 'application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async certificate(
    @Param('id', { schema: Id }) id: string,
    @Param('packageId', { schema: Id }) packageId: string,
    @Query({ schema: CustodyQuery }) asked: z.infer<typeof CustodyQuery>,
    @CurrentPerson() person: Person,
  ): Promise<StreamableFile> {
    return saved(valueOrFail(await this.custody.certificate(id, packageId, asked, person)));
  }
}
