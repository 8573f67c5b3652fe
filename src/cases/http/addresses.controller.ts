/** The address to answer, as a person confirms it. */
import { Body, Controller, Headers, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit } from '../../access/permit.js';
import { AddressesService } from './addresses.service.js';
import { Answer, answer, handlingOf } from './answer.js';

const Id = z.uuid();
const ConfirmedAddress = z.strictObject({
  seen: z.int().nonnegative(),
  reason: z.string().min(1).max(20_000),
  address: z.string().max(254),
});

@ApiTags('Actions on a case')
@Controller('/api/cases/:id/answer-address')
export class AddressesController {
  constructor(private readonly addresses: AddressesService) {}

  @Post()
  @Permit('case.confirm_address')
  @ApiOperation({ summary: 'Which of the addresses that the messages name is the requester’s, with the evidence' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async confirm(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ConfirmedAddress }) { seen, address, reason }: z.infer<typeof ConfirmedAddress>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return answer(await this.addresses.confirm(id, address, reason, handlingOf(person, key, seen)));
  }
}
