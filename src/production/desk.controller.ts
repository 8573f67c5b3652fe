/** Production orders as operations see and answer them. */
import {
  Body,
  Controller,
  Get,
  Header,
  Headers,
  HttpCode,
  Param,
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit, StepUp } from '../access/permit.js';
import { handlingOf } from '../cases/http/answer.js';
import { OrderedNames } from '../cases/rows/ordered-names.js';
import { productionStates } from '../domain/case/model/production-state.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { DataCategory } from '../domain/law/vocabulary.js';
import { saved } from '../letters/saved-file.js';
import { Costs } from '../platform/http/rate-limit.js';
import { ProductionDesk } from './desk.service.js';

const Id = z.uuid();

const summary = {
  id: z.uuid(),
  reference: z.string(),
  orderedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  state: z.enum([...productionStates, 'suspended']),
  categories: z.array(DataCategory),
};
const Listed = z
  .strictObject({ ...summary, targets: z.int().describe('How many') })
  .meta({ id: 'ListedProductionOrder' });
const List = z.strictObject({ orders: z.array(Listed) }).meta({ id: 'ListedProductionOrders' });
const Opened = z
  .strictObject({ ...summary, ...OrderedNames.shape, empty: z.array(z.uuid()) })
  .meta({ id: 'OpenedProductionOrder' });
const Delivery = z.strictObject({
  empty: z.array(z.uuid()).max(10_000).describe('Targets of which nothing is held'),
});
const Impossibility = z.strictObject({ reason: z.string().trim().min(1).max(20_000) });
const Printed = z.strictObject({ language: z.enum(['fr', 'en']).default('fr') });

@ApiTags('Production')
@Controller('/api/production')
export class ProductionController {
  constructor(private readonly desk: ProductionDesk) {}

  @Get()
  @Permit('production.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What is to be collected, and what was: without a name of any target' })
  @ApiOkResponse({ standardSchema: List })
  async list() {
    return { orders: await this.desk.list() };
  }

  @Get(':orderId')
  @Permit('production.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'An order with its targets, as long as it runs; the opening is recorded' })
  @ApiOkResponse({ standardSchema: Opened })
  async open(@Param('orderId', { schema: Id }) orderId: string, @CurrentPerson() person: Person) {
    return valueOrFail(await this.desk.open(orderId, person));
  }

  @Get(':orderId/instruction')
  @Costs('work')
  @Permit('production.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The order as a sealed PDF; the opening is recorded' })
  @ApiProduces('application/pdf')
  async instruction(
    @Param('orderId', { schema: Id }) orderId: string,
    @Query({ schema: Printed }) { language }: z.infer<typeof Printed>,
    @CurrentPerson() person: Person,
  ): Promise<StreamableFile> {
    const { name, content } = valueOrFail(await this.desk.instruction(orderId, language, person));
    return saved({ name, contentType: 'application/pdf', content });
  }

  @Post(':orderId/collection')
  @HttpCode(204)
  @Permit('case.begin_production')
  @ApiOperation({ summary: 'The collection has begun: the order was seen' })
  @ApiNoContentResponse({ description: 'Recorded' })
  async begin(
    @Param('orderId', { schema: Id }) orderId: string,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.desk.act(orderId, { type: 'begin_production', orderId }, handlingOf(person, key)));
  }

  @Post(':orderId/delivery')
  @HttpCode(204)
  @Permit('case.deliver_production')
  @StepUp()
  @ApiOperation({ summary: 'All that was ordered is there; of which targets nothing is held' })
  @ApiNoContentResponse({ description: 'Recorded' })
  async deliver(
    @Param('orderId', { schema: Id }) orderId: string,
    @Body({ schema: Delivery }) { empty }: z.infer<typeof Delivery>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.desk.act(orderId, { type: 'deliver_production', orderId, empty }, handlingOf(person, key)));
  }

  @Post(':orderId/impossibility')
  @HttpCode(204)
  @Permit('case.decline_production')
  @ApiOperation({ summary: 'The order cannot be carried out, and why: sealed with the case' })
  @ApiNoContentResponse({ description: 'Recorded' })
  async decline(
    @Param('orderId', { schema: Id }) orderId: string,
    @Body({ schema: Impossibility }) { reason }: z.infer<typeof Impossibility>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.desk.decline(orderId, reason, handlingOf(person, key)));
  }
}
