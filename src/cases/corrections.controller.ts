/** What needs two persons: corrections that weaken the judgement, evidence of the origin, lower requirements. */
import { Body, Controller, Headers, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit, Signed } from '../access/permit.js';
import type { Command } from '../domain/case/command.js';
import { LoweringReason, OriginMethod } from '../domain/case/model/vocabulary.js';
import { IssuerZone } from '../domain/law/vocabulary.js';
import { Signature } from '../domain/signature/signature.js';
import { Answer, answer, handlingOf } from './answer.js';
import { CasesService, type Handling } from './cases.service.js';
import { NotesService } from './notes.service.js';

const Id = z.uuid();
const Proposal = z.coerce.number().int().positive();
const Seen = z.strictObject({ seen: z.int().nonnegative() });
const Agreed = Seen.extend({ signature: Signature });
/** What the person saw, and their reason: sealed with the case. */
const Reasoned = Seen.extend({ reason: z.string().min(1).max(20_000) });
const Origin = Seen.extend({
  zone: IssuerZone,
  method: OriginMethod,
  reference: z.string().min(1).max(20_000).describe('What proves it, and where it is kept: sealed with the case'),
});
const Lowering = Reasoned.extend({ why: LoweringReason, signature: Signature });

@ApiTags('Cases')
@Controller('/api/cases/:id')
export class CorrectionsController {
  constructor(
    private readonly cases: CasesService,
    private readonly notes: NotesService,
  ) {}

  @Post('corrections/:proposal/confirmation')
  @Permit('case.confirm_correction')
  @Signed()
  @ApiOperation({ summary: 'A second person confirms a correction that weakens the judgement: the facts change' })
  @ApiCreatedResponse({ standardSchema: Answer })
  confirm(
    @Param('id', { schema: Id }) id: string,
    @Param('proposal', { schema: Proposal }) proposal: number,
    @Body({ schema: Agreed }) { seen, signature }: z.infer<typeof Agreed>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return this.record(id, { type: 'confirm_correction', proposal }, handlingOf(person, key, seen, signature));
  }

  @Post('corrections/:proposal/refusal')
  @Permit('case.refuse_correction')
  @ApiOperation({ summary: 'A second person refuses a correction that would weaken the judgement' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async refuse(
    @Param('id', { schema: Id }) id: string,
    @Param('proposal', { schema: Proposal }) proposal: number,
    @Body({ schema: Reasoned }) { seen, reason }: z.infer<typeof Reasoned>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    const command = (noteId: string) => ({ type: 'refuse_correction', proposal, noteId }) as const;
    return answer(await this.notes.add(id, reason, command, handlingOf(person, key, seen)));
  }

  @Post('corrections/:proposal/withdrawal')
  @Permit('case.withdraw_correction')
  @ApiOperation({ summary: 'The person who proposed a correction withdraws it' })
  @ApiCreatedResponse({ standardSchema: Answer })
  withdraw(
    @Param('id', { schema: Id }) id: string,
    @Param('proposal', { schema: Proposal }) proposal: number,
    @Body({ schema: Seen }) { seen }: z.infer<typeof Seen>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return this.record(id, { type: 'withdraw_correction', proposal }, handlingOf(person, key, seen));
  }

  @Post('origins')
  @Permit('case.record_origin')
  @ApiOperation({ summary: 'Records how the origin of the request, and the address of its answer, were established' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async recordOrigin(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Origin }) { seen, zone, method, reference }: z.infer<typeof Origin>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    const command = (noteId: string, evidence: string) =>
      ({ type: 'record_origin', zone, method, evidence, noteId }) as const;
    return answer(await this.notes.add(id, reference, command, handlingOf(person, key, seen)));
  }

  @Post('origins/:noteId/confirmation')
  @Permit('case.confirm_origin')
  @Signed()
  @ApiOperation({ summary: 'A second person looked at the evidence: an answer may go to the address it speaks of' })
  @ApiCreatedResponse({ standardSchema: Answer })
  confirmOrigin(
    @Param('id', { schema: Id }) id: string,
    @Param('noteId', { schema: Id }) noteId: string,
    @Body({ schema: Agreed }) { seen, signature }: z.infer<typeof Agreed>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return this.record(id, { type: 'confirm_origin', noteId }, handlingOf(person, key, seen, signature));
  }

  @Post('requirements/lowering')
  @Permit('case.ask_lower_floor')
  @Signed()
  @ApiOperation({ summary: 'Asks that the case require no more than its present judgement' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async askToLower(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Lowering }) { seen, why, reason, signature }: z.infer<typeof Lowering>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    const command = (noteId: string) => ({ type: 'ask_lower_floor', why, noteId }) as const;
    return answer(await this.notes.add(id, reason, command, handlingOf(person, key, seen, signature)));
  }

  @Post('requirements/lowering/:noteId/confirmation')
  @Permit('case.lower_floor')
  @Signed()
  @ApiOperation({ summary: 'A second person agrees: the case requires no more than its present judgement' })
  @ApiCreatedResponse({ standardSchema: Answer })
  lower(
    @Param('id', { schema: Id }) id: string,
    @Param('noteId', { schema: Id }) noteId: string,
    @Body({ schema: Agreed }) { seen, signature }: z.infer<typeof Agreed>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return this.record(id, { type: 'lower_floor', noteId }, handlingOf(person, key, seen, signature));
  }

  private async record(id: string, command: Command, handling: Handling) {
    return answer(await this.cases.handle(id, command, handling));
  }
}
