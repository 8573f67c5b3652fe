/** Deliveries of a case by the portal: how each stands, and a code for its recipient. */
import { Body, Controller, Get, Header, Headers, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit, StepUp } from '../../access/permit.js';
import { handlingOf } from '../../cases/http/answer.js';
import { PortalDelivery } from '../../domain/case/model/delivery-state.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { Costs } from '../../platform/http/rate-limit.js';
import { DeliveriesService } from './deliveries.service.js';

const Id = z.uuid();
const Use = z.strictObject({
  at: z.iso.datetime(),
  kind: z.string().describe('`entered`, `fetched`, `received`, or `refused`'),
  why: z.string().optional().describe('Of what was refused: `code`, `no_code`, `locked`, `used`, `over`'),
  first: z.int().optional().describe('The first byte that was fetched'),
  last: z.int().optional().describe('The byte after the last one'),
});
const Deliveries = z
  .array(z.strictObject({ delivery: PortalDelivery, uses: z.array(Use).describe('The newest first') }))
  .meta({ id: 'PortalDeliveries' });
const Given = z.strictObject({
  seen: z.int().nonnegative(),
  authority: z.string().max(80),
  number: z.string().max(40).describe('A number of our own directory: sealed with the case'),
  reason: z.string().min(1).max(20_000),
});
const Code = z
  .strictObject({ code: z.string().describe('Shown this once'), seq: z.int() })
  .meta({ id: 'DeliveryCode' });

@ApiTags('Production')
@Controller('/api/cases/:id/deliveries')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Get()
  @Costs('read')
  @Permit('case.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Deliveries of the case by the portal, with each access' })
  @ApiOkResponse({ standardSchema: Deliveries })
  async list(@Param('id', { schema: Id }) id: string) {
    return valueOrFail(await this.deliveries.of(id));
  }

  @Post(':deliveryId/code')
  @Permit('case.give_delivery_code')
  @StepUp()
  @ApiOperation({ summary: 'A new code for the recipient, given by telephone at a number of our directory' })
  @ApiCreatedResponse({ standardSchema: Code })
  async code(
    @Param('id', { schema: Id }) id: string,
    @Param('deliveryId', { schema: Id }) deliveryId: string,
    @Body({ schema: Given }) { seen, ...given }: z.infer<typeof Given>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return valueOrFail(await this.deliveries.giveCode(id, deliveryId, given, handlingOf(person, key, seen)));
  }
}
