/** Production orders of a case: drafted, signed and issued, and how each stands. */
import { Body, Controller, Get, Header, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit, Signed } from '../access/permit.js';
import { Answer, answer, handlingOf } from '../cases/http/answer.js';
import { OrderedNames } from '../cases/rows/ordered-names.js';
import { InstantText } from '../domain/case/model/event-schema.js';
import { shownStandings } from '../domain/case/model/handed-file.js';
import { ProductionOrder } from '../domain/case/model/production-state.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { DataCategory, Sha256Text } from '../domain/law/vocabulary.js';
import { Signature } from '../domain/signature/signature.js';
import { givenTargets } from './ordered/given-targets.js';
import { OrdersService } from './orders.service.js';
import { FilesOfCase } from './uploads/files-of-case.js';

const Id = z.uuid();

const given = {
  orderId: z.uuid().describe('Drawn by the caller: the order that is signed is the order that is issued'),
  ...givenTargets,
  categories: z.array(DataCategory).min(1),
  dueAt: InstantText.describe('Until when the data are to be handed in'),
};
const GivenOrder = z.strictObject(given).meta({ id: 'GivenProductionOrder' });
const SignedOrder = z.strictObject({ seen: z.int().nonnegative(), ...given, signature: Signature });
const ToSign = z.strictObject({ payload: Sha256Text }).meta({ id: 'ProductionOrderToSign' });
const ShownOrders = z
  .strictObject({
    orders: z.array(
      z.strictObject({
        order: ProductionOrder,
        names: OrderedNames.nullable().describe('null once the case was erased'),
      }),
    ),
  })
  .meta({ id: 'ProductionOrdersOfCase' });

const ShownFiles = z
  .strictObject({
    files: z.array(
      z.strictObject({
        ...{ id: z.uuid(), orderId: z.uuid(), target: z.uuid() },
        name: z.string().nullable().describe('null where its record was altered, and so are its digests'),
        size: z.int().positive().describe('In bytes'),
        sha512: z.string().nullable(),
        sha3: z.string().nullable().describe('SHA3-512'),
        standing: z
          .enum(shownStandings)
          .describe('A clean or accepted file may be part of the answer for its target; no other one'),
      }),
    ),
  })
  .meta({ id: 'ProducedFiles' });

@ApiTags('Production')
@Controller('/api/cases/:id')
export class OrdersController {
  constructor(
    private readonly orders: OrdersService,
    private readonly files: FilesOfCase,
  ) {}

  @Get('production-orders')
  @Permit('case.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What operations were ordered to collect for the case, and how it stands' })
  @ApiOkResponse({ standardSchema: ShownOrders })
  async of(@Param('id', { schema: Id }) id: string) {
    return { orders: valueOrFail(await this.orders.of(id)) };
  }

  @Get('production-files')
  @Permit('case.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Files that operations handed in for the targets of the case, and how each stands' })
  @ApiOkResponse({ standardSchema: ShownFiles })
  async handedIn(@Param('id', { schema: Id }) id: string): Promise<z.infer<typeof ShownFiles>> {
    return { files: valueOrFail(await this.files.of(id)) };
  }

  @Post('production-order-draft')
  @HttpCode(200)
  @Permit('case.prepare')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What is signed to issue a production order; keeps nothing' })
  @ApiOkResponse({ standardSchema: ToSign })
  async draft(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: GivenOrder }) order: z.infer<typeof GivenOrder>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return valueOrFail(await this.orders.draft(id, order, handlingOf(person, key)));
  }

  @Post('production-orders')
  @Permit('case.order_production')
  @Signed()
  @ApiOperation({ summary: 'Orders operations to collect the data of targets; signed' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async issue(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: SignedOrder }) { seen, signature, ...order }: z.infer<typeof SignedOrder>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return answer(await this.orders.issue(id, order, handlingOf(person, key, seen, signature)));
  }
}
