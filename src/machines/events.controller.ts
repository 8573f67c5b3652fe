/** The feed of events for machines, in the order of the log. */
import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { MachinesWith } from '../access/permit.js';
import { Database } from '../platform/database/database.js';
import { Costs } from '../platform/http/rate-limit.js';
import { EventStore, FedEvent } from './event.store.js';

/** Places of the log that one answer looks through; few of them are events of the feed. */
const WINDOW = 1_000;

const Asked = z.strictObject({ after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0) });
const EventFeed = z
  .strictObject({
    events: z.array(FedEvent),
    next: z.int().nonnegative().describe('For `after` of the next question'),
    more: z.boolean().describe('More is there already: ask again at once'),
  })
  .meta({
    id: 'EventFeed',
    examples: [
      {
        events: [
          {
            id: '8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4',
            ...{ cursor: 41, type: 'case.classified', at: '2027-03-01T09:30:00.000Z', seq: 3 },
            ...{ case: '0198c0de-0000-7000-8000-000000000001', messages: ['0198c0de-0000-7000-8000-000000000002'] },
          },
        ],
        ...{ next: 45, more: false },
      },
    ],
  });
type EventFeed = z.infer<typeof EventFeed>;

@ApiTags('Machines')
@Controller('/api/feed')
export class EventsController {
  constructor(
    private readonly database: Database,
    private readonly store: EventStore,
  ) {}

  /**
   * A place in the log is given after the commit, by one sequencer and without a hole: whatever commits later comes later, and
   * a cursor passes nothing over.
   */
  @Get()
  @MachinesWith('events:read')
  @Costs('read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What happened to cases, by ids and closed words, from a cursor on; never of secret cases' })
  @ApiQuery({ name: 'after', required: false, schema: { type: 'integer', minimum: 0 }, example: 0 })
  @ApiOkResponse({ standardSchema: EventFeed })
  read(@Query({ schema: Asked }) { after }: z.infer<typeof Asked>): Promise<EventFeed> {
    return this.database.transaction(async (tx) => {
      const size = await this.store.size(tx);
      const next = Math.min(after + WINDOW, size);
      // A cursor beyond the end is of another log, or of one that lost its end.
      if (next <= after) return { events: [], next: size, more: false };
      return { events: await this.store.between(tx, after, next), next, more: next < size };
    });
  }
}
