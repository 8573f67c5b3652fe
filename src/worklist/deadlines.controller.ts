/** All clocks that run, with their article and their computation (docs/promises.md#p4). */
import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Permit } from '../access/permit.js';
import { BothLanguages } from '../domain/kernel/both-languages.js';
import { Costs } from '../platform/http/rate-limit.js';
import { RunningClock } from './deadline.store.js';
import { DeadlinesService } from './deadlines.service.js';
import { QueuedCase } from './queued-case.js';

const LARGEST_PAGE = 200;
const FARTHEST = 1_000_000;
const several = z.union([z.string().transform((one) => [one]), z.array(z.string()).min(1).max(50)]).optional();

const DeadlineQuery = z.strictObject({
  desk: several,
  code: several.describe('Of the clock, as the law book lists it'),
  late: z.stringbool().optional(),
  asOf: z.iso.datetime().optional().describe('The instant at which time left is measured; of the first page'),
  limit: z.coerce.number().int().min(1).max(LARGEST_PAGE).default(50),
  skip: z.coerce.number().int().min(0).max(FARTHEST).default(0),
});
const DeadlinePage = z
  .strictObject({
    deadlines: z.array(
      z.strictObject({
        ...RunningClock.shape,
        headline: QueuedCase.shape.headline,
        title: BothLanguages,
        articles: z.array(z.string()),
        computation: z.array(BothLanguages).describe('Sentence by sentence'),
        setByAuthority: z.boolean().describe('The authority gave this end itself: the computation is not its reason'),
      }),
    ),
    total: z.int().describe('Of all pages'),
    asOf: z.iso.datetime(),
    ladder: z
      .array(z.strictObject({ code: z.string(), left: z.number(), minutesAfter: z.int(), alarm: z.boolean() }))
      .describe('The escalation levels of every clock, in order'),
  })
  .meta({ id: 'DeadlineList' });

@ApiTags('Queues')
@Controller('/api/deadlines')
export class DeadlinesController {
  constructor(private readonly deadlines: DeadlinesService) {}

  @Get()
  @Costs('read')
  @Permit('case.read')
  @ApiOperation({ summary: 'Clocks that run, the least of its time left first, a page at a time' })
  @ApiOkResponse({ standardSchema: DeadlinePage })
  @Header('Cache-Control', 'no-store')
  list(@Query({ schema: DeadlineQuery }) query: z.infer<typeof DeadlineQuery>) {
    return this.deadlines.page(query);
  }
}
