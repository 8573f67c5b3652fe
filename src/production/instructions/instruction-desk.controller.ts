/** Instructions as operations see and answer them on their screen. */
import { Body, Controller, Get, Header, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit, Signed } from '../../access/permit.js';
import { handlingOf } from '../../cases/http/answer.js';
import { InstructionAnswer } from '../../domain/case/model/instruction-state.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { Signature } from '../../domain/signature/signature.js';
import { InstructionDesk } from './instruction-desk.js';
import { ListedInstruction, OpenedInstruction } from './opened-instruction.js';

const Id = z.uuid();
const List = z.strictObject({ instructions: z.array(ListedInstruction) }).meta({ id: 'ListedInstructions' });

export const saidAnswer = {
  answer: InstructionAnswer,
  reason: z.string().trim().min(1).max(20_000).nullable().describe('Why it is impossible; null where it is done'),
};
const SignedAnswer = z.strictObject({ ...saidAnswer, signature: Signature });

@ApiTags('Production')
@Controller('/api/instructions')
export class InstructionDeskController {
  constructor(private readonly desk: InstructionDesk) {}

  @Get()
  @Permit('production.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'What is to be frozen, kept longer or released, and what was: without a name of any target',
  })
  @ApiOkResponse({ standardSchema: List })
  async list() {
    return { instructions: await this.desk.list('people') };
  }

  @Get(':orderId')
  @Permit('production.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'An instruction with its targets, as long as it waits; the opening is recorded' })
  @ApiOkResponse({ standardSchema: OpenedInstruction })
  async open(@Param('orderId', { schema: Id }) id: string, @CurrentPerson() person: Person) {
    return valueOrFail(await this.desk.open(id, person));
  }

  @Post(':orderId/answer')
  @HttpCode(204)
  @Permit('case.answer_instruction')
  @Signed()
  @ApiOperation({ summary: 'It is done, or it cannot be, and why; signed' })
  @ApiNoContentResponse({ description: 'Recorded' })
  async answer(
    @Param('orderId', { schema: Id }) id: string,
    @Body({ schema: SignedAnswer }) { signature, ...said }: z.infer<typeof SignedAnswer>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.desk.answer(id, said, handlingOf(person, key, undefined, signature)));
  }
}
