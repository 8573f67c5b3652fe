/** What waits for the person who asks. */
import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit } from '../access/permit.js';
import { MoveName } from '../domain/case/circuit.js';
import { QueuedCase } from './queued-case.js';
import { TasksService } from './tasks.service.js';

const TaskList = z
  .strictObject({ tasks: z.array(z.strictObject({ ...QueuedCase.shape, open: z.array(MoveName) })) })
  .meta({ id: 'TaskList' });

@ApiTags('Approvals')
@Controller('/api')
export class ApprovalsController {
  constructor(private readonly tasks: TasksService) {}

  @Get('tasks')
  @Permit('case.read')
  @ApiOperation({ summary: 'What waits for the person who asks, the shortest clock first' })
  @ApiOkResponse({ standardSchema: TaskList })
  @Header('Cache-Control', 'no-store')
  async mine(@CurrentPerson() person: Person) {
    return { tasks: await this.tasks.of(person) };
  }
}
