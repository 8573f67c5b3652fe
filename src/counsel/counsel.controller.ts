/** Outside counsel on a case, for the operator's people: who was invited until when, the question and the opinion. */
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit, StepUp } from '../access/permit.js';
import { instant } from '../domain/kernel/instant.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { Brief } from './brief.store.js';
import { CounselService } from './counsel.service.js';
import { CounselPosition } from './counsel-history.js';

const Id = z.uuid();
const Invitation = z
  .strictObject({
    counsel: z.uuid(),
    until: z.iso.datetime().describe('When the access ends by itself; it ends with the case in any event'),
    question: z.string().trim().min(1).max(20_000),
  })
  .meta({ id: 'CounselInvitation' });
const Invited = z.strictObject({ id: z.uuid() }).meta({ id: 'CounselInvited' });
export const Contribution = z
  .strictObject({
    id: z.uuid(),
    briefId: z.uuid(),
    kind: z.enum(['question', 'comment', 'opinion']),
    position: CounselPosition.nullable(),
    by: z.uuid(),
    at: z.iso.datetime(),
    text: z.string().nullable().describe('null once the case was erased'),
  })
  .meta({ id: 'CounselContribution' });
const CounselOfCase = z
  .strictObject({
    briefs: z.array(Brief),
    contributions: z.array(Contribution),
    available: z.array(z.strictObject({ id: z.uuid(), name: z.string() })).describe('Whom this person may invite'),
    mayInvite: z.boolean(),
  })
  .meta({ id: 'CounselOfCase' });

@ApiTags('Counsel')
@Controller('/api/cases/:id/counsel')
export class CounselController {
  constructor(private readonly counsel: CounselService) {}

  @Get()
  @Permit('case.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The outside counsel of the case, and what they were asked and said' })
  @ApiOkResponse({ standardSchema: CounselOfCase })
  async of(@Param('id', { schema: Id }) id: string, @CurrentPerson() person: Person) {
    return valueOrFail(await this.counsel.of(id, person));
  }

  @Post()
  @Permit('case.brief_counsel')
  @StepUp()
  @ApiOperation({ summary: 'Opens this case, and no other, to an outside counsel until a day' })
  @ApiCreatedResponse({ standardSchema: Invited })
  async invite(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Invitation }) { until, ...rest }: z.infer<typeof Invitation>,
    @CurrentPerson() person: Person,
  ) {
    return valueOrFail(await this.counsel.invite(id, { ...rest, until: instant(until) }, person));
  }

  @Post(':briefId/withdrawal')
  @HttpCode(204)
  @Permit('case.brief_counsel')
  @StepUp()
  @ApiOperation({ summary: 'Shuts the case to an outside counsel at once' })
  @ApiNoContentResponse({ description: 'Withdrawn' })
  async withdraw(
    @Param('id', { schema: Id }) id: string,
    @Param('briefId', { schema: Id }) briefId: string,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.counsel.withdraw(id, briefId, person));
  }
}
