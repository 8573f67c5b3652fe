/** A case under an exceptional access that two persons gave: to read and to reassign, nothing else. */
import { Body, Controller, Get, Header, Headers, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit, StepUp } from '../../access/permit.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { Answer, answer, handlingOf } from './answer.js';
import { BreakGlass } from './break-glass.service.js';
import { CaseFile } from './case-view.js';

const Id = z.uuid();
const Assignment = z.strictObject({ seen: z.int().nonnegative(), to: z.uuid() });

@ApiTags('Exceptional access')
@Controller('/api/cases/:id/break-glass')
export class BreakGlassController {
  constructor(private readonly glass: BreakGlass) {}

  @Get()
  @Permit('case.ask_break_glass')
  @ApiOperation({ summary: 'The case, under an exceptional access that was given; each reading is an entry' })
  @ApiOkResponse({ standardSchema: CaseFile })
  @Header('Cache-Control', 'no-store')
  async read(@Param('id', { schema: Id }) id: string, @CurrentPerson() person: Person) {
    return valueOrFail(await this.glass.read(id, person));
  }

  @Post('assignment')
  @Permit('case.ask_break_glass')
  @StepUp()
  @ApiOperation({ summary: 'Reassigns the case, under an exceptional access that was given' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async reassign(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Assignment }) { seen, to }: z.infer<typeof Assignment>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return answer(await this.glass.reassign(id, to, person, handlingOf(person, key, seen)));
  }
}
