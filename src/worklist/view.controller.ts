/** Views: the queries that people come back to, their own and shared. */
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit } from '../access/permit.js';
import { BothLanguages } from '../domain/kernel/both-languages.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { type GivenView, ViewService } from './view.service.js';

const Id = z.uuid();
const Given = z
  .strictObject({
    name: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .regex(/^[^\p{C}]+$/u),
    query: z.string().max(4000).describe('What follows "?" in GET /api/cases'),
    shared: z.boolean(),
  })
  .meta({ id: 'GivenView' });
const Kept = z.strictObject({ id: z.uuid() }).meta({ id: 'KeptView' });
const count = z.int().nullable().describe('Null when this version no longer understands the query');
const Views = z
  .strictObject({
    builtIn: z.array(
      z.strictObject({
        code: z.string(),
        names: BothLanguages,
        query: z.string(),
        count,
      }),
    ),
    saved: z.array(
      z.strictObject({
        id: z.uuid(),
        name: z.string(),
        query: z.string(),
        shared: z.boolean(),
        mine: z.boolean(),
        count,
      }),
    ),
  })
  .meta({ id: 'Views' });

@ApiTags('Queues')
@Controller('/api/views')
export class ViewController {
  constructor(private readonly views: ViewService) {}

  @Get()
  @Permit('case.read')
  @ApiOperation({
    summary: 'The built-in views, those of the person who asks and the shared ones, with their counts',
  })
  @ApiOkResponse({ standardSchema: Views })
  @Header('Cache-Control', 'no-store')
  list(@CurrentPerson() person: Person) {
    return this.views.list(person);
  }

  @Post()
  @Permit('case.read')
  @ApiOperation({ summary: 'Keeps a view' })
  @ApiCreatedResponse({ standardSchema: Kept })
  async keep(@Body({ schema: Given }) view: GivenView, @CurrentPerson() person: Person) {
    return valueOrFail(await this.views.keep(view, person));
  }

  @Put(':id')
  @Permit('case.read')
  @ApiOperation({ summary: 'Changes an own view' })
  @ApiOkResponse({ standardSchema: Kept })
  async change(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Given }) view: GivenView,
    @CurrentPerson() person: Person,
  ) {
    return valueOrFail(await this.views.change(id, view, person));
  }

  @Delete(':id')
  @HttpCode(204)
  @Permit('case.read')
  @ApiOperation({ summary: 'Removes an own view' })
  @ApiNoContentResponse({ description: 'Removed' })
  async remove(@Param('id', { schema: Id }) id: string, @CurrentPerson() person: Person): Promise<void> {
    valueOrFail(await this.views.remove(id, person));
  }
}
