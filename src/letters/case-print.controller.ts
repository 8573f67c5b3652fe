/** The file of a case over HTTP: one sealed PDF to save. */
import { Controller, Get, Header, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit, StepUp } from '../access/permit.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { Costs } from '../platform/http/rate-limit.js';
import { CasePrintService } from './casefile/case-print.service.js';
import { saved } from './saved-file.js';

const Id = z.uuid();
const PrintQuery = z.strictObject({ language: z.enum(['fr', 'en']).default('fr') });

@ApiTags('Cases')
@Controller('/api/cases/:id/print')
export class CasePrintController {
  constructor(private readonly prints: CasePrintService) {}

  @Get()
  @Costs('whole')
  @Permit('case.read')
  @StepUp()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'The whole file of a case as one sealed PDF; the handing out is recorded with its digest',
    description:
      'The text of messages is in it for those who may read them. A case of a secret circuit is for those who may read the log.',
  })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async print(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: PrintQuery }) { language }: z.infer<typeof PrintQuery>,
    @CurrentPerson() person: Person,
  ): Promise<StreamableFile> {
    return saved(valueOrFail(await this.prints.print(id, language, person)));
  }
}
