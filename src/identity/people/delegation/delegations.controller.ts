/** Who looks after whose cases during an absence: given by the absent person, for their own cases only. */
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../../access/access.js';
import { CurrentPerson } from '../../../access/current-person.js';
import { SignedIn } from '../../../access/permit.js';
import { instant } from '../../../domain/kernel/instant.js';
import { valueOrFail } from '../../../domain/kernel/result.js';
import { ServedBy } from '../../../platform/http/served/served-by.js';
import { DelegationsService } from './delegations.service.js';

const Id = z.uuid();
const Given = z
  .strictObject({
    to: z.uuid().describe('Another person, who holds every role of the absent person'),
    from: z.iso.datetime({ offset: true }),
    until: z.iso.datetime({ offset: true }),
  })
  .meta({ id: 'DelegationGiven' });
const Kept = z.strictObject({ id: z.uuid() }).meta({ id: 'DelegationKept' });
const Delegations = z
  .strictObject({
    delegations: z.array(
      z.strictObject({
        id: z.uuid(),
        person: z.uuid().describe('Who is away'),
        to: z.uuid().describe('Who stands in'),
        from: z.iso.datetime(),
        until: z.iso.datetime(),
        counts: z.boolean().describe('At this moment: it began, and both still hold what it takes'),
      }),
    ),
  })
  .meta({ id: 'Delegations' });

@ApiTags('People')
@ServedBy('identity')
@Controller('/api/delegations')
@SignedIn()
export class DelegationsController {
  constructor(private readonly delegations: DelegationsService) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Who stands in for the person who asks, and for whom they stand in; now and later' })
  @ApiOkResponse({ standardSchema: Delegations })
  async list(@CurrentPerson() person: Person) {
    return { delegations: await this.delegations.concerning(person.id) };
  }

  @Post()
  @ApiOperation({ summary: 'Names a stand-in for the own cases for a time; it gives no right' })
  @ApiCreatedResponse({ standardSchema: Kept })
  async give(@Body({ schema: Given }) { to, from, until }: z.infer<typeof Given>, @CurrentPerson() person: Person) {
    const absence = { to, from: instant(from), until: instant(until) };
    return valueOrFail(await this.delegations.give(person.id, absence));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Ends it: the person who gave it is back' })
  @ApiNoContentResponse({ description: 'Ended' })
  async end(@Param('id', { schema: Id }) id: string, @CurrentPerson() person: Person): Promise<void> {
    valueOrFail(await this.delegations.end(id, person.id));
  }
}
