/** Failed jobs, which a person retries or settles. */
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit } from '../access/permit.js';
import { BothLanguages } from '../domain/kernel/both-languages.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { FailedJobs, settlements } from './failed-jobs.service.js';

const WorkId = z.uuid();
const Settlement = z.strictObject({ why: z.enum(settlements) }).meta({ id: 'WorkSettlement' });
const FailedJobList = z
  .strictObject({
    jobs: z.array(
      z.strictObject({
        id: z.uuid(),
        topic: z.string(),
        words: BothLanguages.describe('What the work is called before people'),
        attempts: z.int(),
        reason: z.string().describe('Kind and place of the last failure, without personal data'),
        diedAt: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'FailedJobs' });

@ApiTags('Work')
@Controller('/api/jobs/failed')
export class FailedJobsController {
  constructor(private readonly work: FailedJobs) {}

  @Get()
  @Permit('work.read')
  @ApiOperation({ summary: 'Failed jobs, which wait for a person, the oldest first' })
  @ApiOkResponse({ standardSchema: FailedJobList })
  @Header('Cache-Control', 'no-store')
  async list(): Promise<z.infer<typeof FailedJobList>> {
    return { jobs: await this.work.list() };
  }

  @Post(':id/retry')
  @HttpCode(204)
  @Permit('work.retry')
  @ApiOperation({ summary: 'Has the work tried again at once, with all its attempts' })
  @ApiNoContentResponse()
  async retry(@Param('id', { schema: WorkId }) id: string, @CurrentPerson() person: Person): Promise<void> {
    valueOrFail(await this.work.retry(id, person));
  }

  @Post(':id/settlement')
  @HttpCode(204)
  @Permit('work.settle')
  @ApiOperation({ summary: 'Ends the work without doing it, because a person dealt with it' })
  @ApiNoContentResponse()
  async settle(
    @Param('id', { schema: WorkId }) id: string,
    @Body({ schema: Settlement }) { why }: z.infer<typeof Settlement>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.work.settle(id, why, person));
  }
}
