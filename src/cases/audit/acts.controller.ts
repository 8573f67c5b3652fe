/** The log of acts over HTTP, for those who may read the log: it shows secret circuits, as the log itself does. */
import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit } from '../../access/permit.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { Costs } from '../../platform/http/rate-limit.js';
import { ActsExport, ActsQuery } from './acts.filter.js';
import { ActsService } from './acts.service.js';
import { Act } from './acts.store.js';

const Acts = z.strictObject({ acts: z.array(Act), next: z.string().nullable() }).meta({ id: 'Acts' });

@ApiTags('Ledger')
@Controller('/api/acts')
export class ActsController {
  constructor(private readonly acts: ActsService) {}

  @Get()
  @Costs('read')
  @Permit('ledger.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Who did what to which case, the newest first; the reading is recorded' })
  @ApiOkResponse({ standardSchema: Acts })
  async list(@Query({ schema: ActsQuery }) query: ActsQuery, @CurrentPerson() person: Person) {
    return valueOrFail(await this.acts.page(query, person));
  }

  @Get('export')
  @Costs('whole')
  @Permit('ledger.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The same as CSV (RFC 4180, UTF-8 with a byte order mark); the handing out is recorded' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async export(
    @Query({ schema: ActsExport }) query: ActsExport,
    @CurrentPerson() person: Person,
  ): Promise<StreamableFile> {
    return new StreamableFile(valueOrFail(await this.acts.export(query, person)), {
      type: 'text/csv; charset=utf-8; header=present',
      disposition: 'attachment; filename="greffe-acts.csv"',
    });
  }
}
