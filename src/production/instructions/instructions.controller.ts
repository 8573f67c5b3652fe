/** Instructions to operations of a case: what is kept is drafted, signed and ordered, and how each stands. */
import { Body, Controller, Get, Header, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit, Signed } from '../../access/permit.js';
import { Answer, answer, handlingOf } from '../../cases/http/answer.js';
import { OrderedNames } from '../../cases/rows/ordered-names.js';
import { Instruction } from '../../domain/case/model/instruction-state.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { DataCategory, Sha256Text } from '../../domain/law/vocabulary.js';
import { Signature } from '../../domain/signature/signature.js';
import { givenTargets } from '../ordered/given-targets.js';
import { Instructions } from './instructions.service.js';

const Id = z.uuid();
const given = {
  orderId: z.uuid().describe('Drawn by the caller: what is signed is what is ordered'),
  ...givenTargets,
  categories: z.array(DataCategory).min(1),
};
const GivenFreeze = z.strictObject(given).meta({ id: 'GivenFreeze' });
const SignedFreeze = z.strictObject({ seen: z.int().nonnegative(), ...given, signature: Signature });
const ToSign = z.strictObject({ payload: Sha256Text }).meta({ id: 'FreezeToSign' });
const Shown = z
  .strictObject({
    freezeOwed: z.boolean().describe('A preservation runs, and operations have no order to keep anything for it'),
    instructions: z.array(
      z.strictObject({
        instruction: Instruction,
        names: OrderedNames.nullable().describe('null once the case was erased, and for a measure of an incident'),
      }),
    ),
  })
  .meta({ id: 'InstructionsOfCase' });

@ApiTags('Production')
@Controller('/api/cases/:id')
export class InstructionsController {
  constructor(private readonly instructions: Instructions) {}

  @Get('instructions')
  @Permit('case.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'What operations were ordered to freeze, to keep longer and to release, and what they answered',
  })
  @ApiOkResponse({ standardSchema: Shown })
  async of(@Param('id', { schema: Id }) id: string) {
    return valueOrFail(await this.instructions.of(id));
  }

  @Post('instruction-draft')
  @HttpCode(200)
  @Permit('case.prepare')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What is signed to order that data are kept; keeps nothing' })
  @ApiOkResponse({ standardSchema: ToSign })
  async draft(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: GivenFreeze }) freeze: z.infer<typeof GivenFreeze>,
  ) {
    return valueOrFail(await this.instructions.draft(id, freeze));
  }

  @Post('instructions')
  @Permit('case.order_freeze')
  @Signed()
  @ApiOperation({ summary: 'Orders operations to keep the data of targets, for the preservation that runs; signed' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async order(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: SignedFreeze }) { seen, signature, ...freeze }: z.infer<typeof SignedFreeze>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return answer(await this.instructions.order(id, freeze, handlingOf(person, key, seen, signature)));
  }
}
