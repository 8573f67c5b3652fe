/** The state of the service for the screens, in all its details: the page at /status says to anyone whether all is well. */
import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Permit } from '../access/permit.js';
import { BothLanguages } from '../domain/kernel/both-languages.js';
import { productVersion } from '../platform/package/version.js';
import { StatusRegistry, type StatusSection } from '../platform/telemetry/status.js';

const Status = z
  .strictObject({
    version: z.string(),
    sections: z.array(
      z.strictObject({
        title: BothLanguages,
        rows: z.array(
          z.strictObject({
            label: BothLanguages,
            value: BothLanguages,
            state: z.enum(['good', 'warn', 'bad']).optional(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'ServiceStatus' });

@ApiTags('Status')
@Controller('/api/status')
export class ServiceStatusController {
  constructor(private readonly registry: StatusRegistry) {}

  @Get()
  @Permit('status.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What runs, whom it calls, and what a person must look at; no case, no name' })
  @ApiOkResponse({ standardSchema: Status })
  async read(): Promise<{ readonly version: string; readonly sections: readonly StatusSection[] }> {
    return { version: productVersion(), sections: await this.registry.sections() };
  }
}
