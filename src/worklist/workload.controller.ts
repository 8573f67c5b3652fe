/** The load of the team, for the head of legal. */
import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Permit } from '../access/permit.js';
import { BothLanguages } from '../domain/kernel/both-languages.js';
import { Costs } from '../platform/http/rate-limit.js';
import { WorkloadService } from './workload.service.js';
import { AbsenceRow, AgeCount, CircuitTime, DayCount, PersonLoad } from './workload.store.js';

const Workload = z
  .strictObject({
    asOf: z.iso.datetime(),
    people: z.array(PersonLoad),
    ages: z
      .array(AgeCount)
      .describe('Open cases by how long ago they came in; each bracket ends where the next begins'),
    week: z.array(DayCount).describe('Clocks that end on each of the seven days from today, in Paris'),
    closed: z
      .array(z.strictObject({ ...CircuitTime.shape, title: BothLanguages }))
      .describe('Cases closed within 90 days: the median of the time from receipt to closing, by circuit'),
    absences: z.array(AbsenceRow).describe('Now or within 14 days'),
  })
  .meta({ id: 'Workload' });

@ApiTags('Queues')
@Controller('/api/workload')
export class WorkloadController {
  constructor(private readonly workload: WorkloadService) {}

  @Get()
  @Costs('read')
  @Permit('workload.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Load and lateness by person, ages, ends of the week, median times, absences' })
  @ApiOkResponse({ standardSchema: Workload })
  read(): Promise<z.infer<typeof Workload>> {
    return this.workload.read();
  }
}
