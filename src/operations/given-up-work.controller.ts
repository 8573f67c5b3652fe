/** Work that every attempt failed at, and what a person does about it. */
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit } from '../access/permit.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { GivenUpWork, settlements } from './given-up-work.service.js';

const WorkId = z.uuid();
const Settlement = z.strictObject({ why: z.enum(settlements) }).meta({ id: 'WorkSettlement' });
const GivenUpList = z
  .strictObject({
    work: z.array(
      z.strictObject({
        id: z.uuid(),
        topic: z.string(),
        words: z.strictObject({ fr: z.string(), en: z.string() }).describe('What the work is called before people'),
        attempts: z.int(),
        reason: z.string().describe('Kind and place of the last failure, without personal data'),
        diedAt: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'GivenUpWork' });

@ApiTags('Work')
@Controller('/api/work/given-up')
export class GivenUpWorkController {
  constructor(private readonly work: GivenUpWork) {}

  @Get()
  @Permit('work.read')
  @ApiOperation({ summary: 'Work that was given up and waits for a person, the oldest first' })
  @ApiOkResponse({ standardSchema: GivenUpList })
  @Header('Cache-Control', 'no-store')
  async list(): Promise<z.infer<typeof GivenUpList>> {
    return { work: await this.work.list() };
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
