/** Haste, and what makes it safe: acts for a second to confirm, call-backs, and access that two persons give. */
import { Body, Controller, Get, Header, Headers, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { v5 as uuidv5 } from 'uuid';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit, Signed, StepUp } from '../access/permit.js';
import { CallBackOutcome } from '../domain/case/model/vocabulary.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { ReversibleAct } from '../domain/law/vocabulary.js';
import { Signature } from '../domain/signature/signature.js';
import { Answer, answer, handlingOf } from './answer.js';
import { BreakGlass } from './break-glass.service.js';
import { CaseFile } from './case-view.js';
import { CasesService } from './cases.service.js';
import { NotesService } from './notes.service.js';

const Id = z.uuid();
const Seen = z.strictObject({ seen: z.int().nonnegative() });
/** Why, or what was said and by whom: sealed with the case. */
const Reasoned = z.strictObject({ ...Seen.shape, reason: z.string().min(1).max(20_000) });
const Act = z.strictObject({
  ...Reasoned.shape,
  action: ReversibleAct,
  until: z.iso.date().optional().describe('Last day of a preservation, where the order names it'),
});
const Ratification = z.strictObject({ ...Reasoned.shape, upheld: z.boolean(), signature: Signature });
const CallBack = z.strictObject({
  ...Reasoned.shape,
  authority: z.string().max(80),
  number: z.string().max(40),
  outcome: CallBackOutcome,
});
const Asked = z.strictObject({
  requestId: z.uuid().describe('Chosen by who asks, and named in the signature'),
  reason: Reasoned.shape.reason,
  signature: Signature,
});
const Granted = z.strictObject({ ...Seen.shape, signature: Signature });
const Assignment = z.strictObject({ ...Seen.shape, to: z.uuid() });

/** Any fixed UUID: ids follow from the idempotency key, so a repetition means the same act. */
const NAMESPACE = '4c1f9f0e-7b2d-4c58-9a51-2f8f0c6f7d42';

@ApiTags('Emergencies')
@Controller('/api/cases/:id')
export class EmergencyController {
  constructor(
    private readonly cases: CasesService,
    private readonly notes: NotesService,
    private readonly glass: BreakGlass,
  ) {}

  @Post('acts')
  @Permit('case.act')
  @StepUp()
  @ApiOperation({ summary: 'Preserves or removes at once; a second person confirms within a day' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async act(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Act }) { seen, reason, until, action }: z.infer<typeof Act>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    const handling = handlingOf(person, key, seen);
    const actId = uuidv5(handling.key, NAMESPACE);
    const command = (noteId: string) => ({ type: 'act', actId, action, noteId, ...(until && { until }) }) as const;
    return answer(await this.notes.add(id, reason, command, handling));
  }

  @Post('acts/:actId/ratification')
  @Permit('case.ratify')
  @Signed()
  @ApiOperation({ summary: 'Confirms what another person did at once, or has it undone' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async ratify(
    @Param('id', { schema: Id }) id: string,
    @Param('actId', { schema: Id }) actId: string,
    @Body({ schema: Ratification }) { seen, reason, upheld, signature }: z.infer<typeof Ratification>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    const command = (noteId: string) => ({ type: 'ratify', actId, upheld, noteId }) as const;
    return answer(await this.notes.add(id, reason, command, handlingOf(person, key, seen, signature)));
  }

  @Post('call-backs')
  @Permit('case.record_call_back')
  @ApiOperation({ summary: 'Records that the authority was called back at a number of our directory' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async callBack(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: CallBack }) { seen, reason, ...called }: z.infer<typeof CallBack>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    const command = (noteId: string) => ({ type: 'record_call_back', ...called, noteId }) as const;
    return answer(await this.notes.add(id, reason, command, handlingOf(person, key, seen)));
  }

  @Post('break-glass')
  @Permit('case.ask_break_glass')
  @Signed()
  @ApiOperation({ summary: 'Asks a second person for exceptional access: to read and to reassign, nothing else' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async askBreakGlass(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Asked }) { requestId, reason, signature }: z.infer<typeof Asked>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    const command = (noteId: string) => ({ type: 'ask_break_glass', requestId, noteId }) as const;
    return answer(await this.notes.add(id, reason, command, handlingOf(person, key, undefined, signature)));
  }

  @Post('break-glass/:requestId/grant')
  @Permit('case.grant_break_glass')
  @Signed()
  @ApiOperation({ summary: 'Gives the exceptional access, for four hours; every head is alarmed' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async grantBreakGlass(
    @Param('id', { schema: Id }) id: string,
    @Param('requestId', { schema: Id }) requestId: string,
    @Body({ schema: Granted }) { seen, signature }: z.infer<typeof Granted>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    const command = { type: 'grant_break_glass', requestId } as const;
    return answer(await this.cases.handle(id, command, handlingOf(person, key, seen, signature)));
  }

  @Get('break-glass')
  @Permit('case.ask_break_glass')
  @ApiOperation({ summary: 'The case, under an exceptional access that was given; each reading is an entry' })
  @ApiOkResponse({ standardSchema: CaseFile })
  @Header('Cache-Control', 'no-store')
  async readBrokenGlass(@Param('id', { schema: Id }) id: string, @CurrentPerson() person: Person) {
    return valueOrFail(await this.glass.read(id, person));
  }

  @Post('break-glass/assignment')
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
