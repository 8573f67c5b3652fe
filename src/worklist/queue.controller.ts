/** The inbox: cases in the order of their ends, filtered, counted and searched. */
import { Body, Controller, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit } from '../access/permit.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { Costs } from '../platform/http/rate-limit.js';
import { type Facet, facets, type ListFacet, listFacets, QueueFilter, QueueQuery } from './queue.filter.js';
import { QueueService } from './queue.service.js';
import { QueuedCase } from './queued-case.js';

const QueuePage = z
  .strictObject({
    cases: z.array(QueuedCase),
    total: z.int().describe('Of all pages; a search is counted to 1 000'),
    more: z.boolean().describe('There are more than were counted'),
    asOf: z.iso.datetime().describe('The instant at which time left was measured'),
    next: z.string().nullable(),
    searchText: z.string().nullable(),
    searchedInstead: z
      .string()
      .nullable()
      .describe('What was searched for instead of it; null where it was searched for as written'),
  })
  .meta({ id: 'CaseList' });

const Counts = z.array(z.strictObject({ value: z.string().nullable(), count: z.int() }));
const names = [...Object.keys(facets), ...Object.keys(listFacets)] as (Facet | ListFacet)[];
const FacetAnswer = z
  .strictObject({
    facets: z.strictObject(
      Object.fromEntries(names.map((name) => [name, Counts])) as Record<(typeof names)[number], typeof Counts>,
    ),
    total: z.int(),
    asOf: z.iso.datetime(),
  })
  .meta({ id: 'CaseFacets' });
const SearchBody = z.strictObject({ text: z.string().trim().min(1).max(300) }).meta({ id: 'CaseSearchText' });
const Search = z.strictObject({ search: z.string() }).meta({ id: 'CaseSearch' });

@ApiTags('Queues')
@Controller('/api')
export class QueueController {
  constructor(private readonly queues: QueueService) {}

  @Get('cases')
  @Costs('read')
  @Permit('case.read')
  @ApiOperation({ summary: 'Cases in order, a page at a time: the nearest end comes first' })
  @ApiOkResponse({ standardSchema: QueuePage })
  @Header('Cache-Control', 'no-store')
  async list(@Query({ schema: QueueQuery }) query: QueueQuery, @CurrentPerson() person: Person) {
    return valueOrFail(await this.queues.page(query, person));
  }

  @Get('cases/facets')
  @Costs('read')
  @Permit('case.read')
  @ApiOperation({ summary: 'How the cases of a filter divide by each of its fields' })
  @ApiOkResponse({ standardSchema: FacetAnswer })
  @Header('Cache-Control', 'no-store')
  async facets(@Query({ schema: QueueFilter }) filter: QueueFilter, @CurrentPerson() person: Person) {
    return valueOrFail(await this.queues.facets(filter, person));
  }

  @Post('case-searches')
  @Costs('read')
  @HttpCode(200)
  @Permit('case.read')
  @ApiOperation({ summary: 'Seals the words of a search, for "search" in the query string of the person who asks' })
  @ApiOkResponse({ standardSchema: Search })
  search(@Body({ schema: SearchBody }) { text }: z.infer<typeof SearchBody>, @CurrentPerson() person: Person) {
    return valueOrFail(this.queues.search(text, person));
  }
}
