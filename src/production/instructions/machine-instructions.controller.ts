/** Instructions for the machines of operations: read, carried out by them, and answered. */
import { Body, Controller, Get, Header, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentMachine } from '../../access/current-machine.js';
import { MachinesWith } from '../../access/permit.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { RefusalError } from '../../platform/http/answer/refusal.error.js';
import { keyMissing } from '../../platform/http/repeat/idempotency.interceptor.js';
import { isUsableKey } from '../../platform/http/repeat/idempotency.key.js';
import { saidAnswer } from './instruction-desk.controller.js';
import { InstructionDesk } from './instruction-desk.js';
import { ListedInstruction, OpenedInstruction } from './opened-instruction.js';

const Id = z.uuid();
const List = z
  .strictObject({ instructions: z.array(ListedInstruction) })
  .meta({ id: 'MachineInstructions', examples: [{ instructions: [] }] });
const SaidAnswer = z
  .strictObject(saidAnswer)
  .meta({ id: 'InstructionAnswer', examples: [{ answer: 'done', reason: null }] });

@ApiTags('Machines')
@Controller('/api/operations/instructions')
export class MachineInstructionsController {
  constructor(private readonly desk: InstructionDesk) {}

  @Get()
  @MachinesWith('instructions:read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Instructions to freeze, to keep longer and to release data, without a name of any target' })
  @ApiOkResponse({ standardSchema: List })
  async list() {
    return { instructions: await this.desk.list('machines') };
  }

  @Get(':orderId')
  @MachinesWith('instructions:read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'An instruction with its targets, as long as it waits; the reading is recorded' })
  @ApiOkResponse({ standardSchema: OpenedInstruction })
  async open(@Param('orderId', { schema: Id }) id: string, @CurrentMachine() machine: string) {
    return valueOrFail(await this.desk.openForMachine(id, machine));
  }

  @Post(':orderId/answer')
  @HttpCode(204)
  @MachinesWith('instructions:answer')
  @ApiOperation({ summary: 'It is done, or it cannot be, and why; the same key again is answered, and recorded once' })
  @ApiNoContentResponse({ description: 'Recorded' })
  async answer(
    @Param('orderId', { schema: Id }) id: string,
    @Body({ schema: SaidAnswer }) said: z.infer<typeof SaidAnswer>,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentMachine() machine: string,
  ): Promise<void> {
    if (key === undefined || !isUsableKey(key)) throw new RefusalError(keyMissing, { status: 400 });
    valueOrFail(await this.desk.report(id, said, machine, key));
  }
}
