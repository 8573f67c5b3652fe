import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit } from '../access/permit.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { Costs } from '../platform/http/rate-limit.js';
import { CaseExport, CaseExportQuery } from './case-export.service.js';

@ApiTags('Queues')
@Controller('/api/cases/export')
export class CaseExportController {
  constructor(private readonly exported: CaseExport) {}

  @Get()
  @Costs('whole')
  @Permit('case.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'The cases of a filter as CSV (RFC 4180, UTF-8 with a byte order mark), without personal data of requests',
    description:
      'The handing out is recorded. Cases of secret circuits are left out for those who may not read the log.',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async file(
    @Query({ schema: CaseExportQuery }) query: CaseExportQuery,
    @CurrentPerson() person: Person,
  ): Promise<StreamableFile> {
    return new StreamableFile(valueOrFail(await this.exported.file(query, person)), {
      type: 'text/csv; charset=utf-8; header=present',
      disposition: 'attachment; filename="greffe-cases.csv"',
    });
  }
}
