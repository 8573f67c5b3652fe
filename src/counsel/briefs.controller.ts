/** What an outside counsel reaches: the case they were invited on, as long as the invitation stands. */
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit, StepUp } from '../access/permit.js';
import { Particulars } from '../cases/rows/particulars.js';
import { Classified, Clock } from '../domain/case/model/event-schema.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { RequestFacts } from '../domain/law/fact.js';
import { OpenBrief } from './brief.store.js';
import { BriefsService } from './briefs.service.js';
import { Contribution } from './counsel.controller.js';
import { CounselPosition } from './counsel-history.js';

const Id = z.uuid();
const Briefs = z.strictObject({ briefs: z.array(OpenBrief) }).meta({ id: 'Briefs' });
const BriefedCase = z
  .strictObject({
    brief: OpenBrief,
    receivedAt: z.string(),
    facts: RequestFacts.nullable(),
    confirmed: z.array(z.string()).describe('Facts that a person confirmed'),
    classification: Classified.nullable(),
    clocks: z.array(Clock),
    particulars: Particulars.pick({ requester: true, targets: true, caseReference: true }).nullable(),
    questions: z.array(z.strictObject({ code: z.string(), fr: z.string(), en: z.string() })),
    contributions: z.array(Contribution),
  })
  .meta({ id: 'BriefedCase' });
const Words = z
  .strictObject({
    text: z.string().trim().min(1).max(20_000),
    position: CounselPosition.nullable().describe('null for a comment; with one, it is an opinion'),
  })
  .meta({ id: 'CounselWords' });

@ApiTags('Counsel')
@Controller('/api/briefs')
export class BriefsController {
  constructor(private readonly briefs: BriefsService) {}

  @Get()
  @Permit('brief.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The case that is open to the counsel who asks; none once it is over' })
  @ApiOkResponse({ standardSchema: Briefs })
  async list(@CurrentPerson() person: Person): Promise<z.infer<typeof Briefs>> {
    return { briefs: await this.briefs.list(person) };
  }

  @Get(':id')
  @Permit('brief.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'The case: its facts, what the rules said, what is asked of counsel; the opening is recorded',
  })
  @ApiOkResponse({ standardSchema: BriefedCase })
  async show(@Param('id', { schema: Id }) id: string, @CurrentPerson() person: Person) {
    return valueOrFail(await this.briefs.show(id, person));
  }

  @Post(':id/contributions')
  @HttpCode(204)
  @Permit('brief.advise')
  @StepUp()
  @ApiOperation({ summary: 'Adds a comment or an opinion, sealed with the case; nothing of the case changes by it' })
  @ApiNoContentResponse({ description: 'Recorded' })
  async say(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Words }) words: z.infer<typeof Words>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.briefs.say(id, words, person));
  }
}
