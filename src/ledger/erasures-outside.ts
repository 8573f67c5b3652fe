import { join } from 'node:path';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database } from '../platform/database/database.js';
import { Loop } from '../platform/jobs/loop.js';
import { ERASED_LIST, ErasedList, erasures } from '../platform/place/erased-list.js';
import { Settings } from '../platform/settings/settings.js';
import { messageOf } from '../platform/telemetry/failure.js';
import { Logger } from '../platform/telemetry/logger.js';

const PAUSE_MILLISECONDS = 2_000;
/** An entry gets its hour before its commit, which may follow that much later. */
const OVERLAP = `interval '10 minutes'`;

const Found = z.array(z.object({ type: z.enum(erasures), of: z.uuid(), at: z.string() }));

/** Keeps the list of what was erased in the data folder: all of it at the start, then what is new every two seconds. */
@Injectable()
export class ErasuresOutside implements BeforeApplicationShutdown {
  private readonly list: ErasedList;
  private readonly loop = new Loop(() => this.step());
  private since = '-infinity';

  constructor(
    private readonly database: Database,
    private readonly logger: Logger,
    { dataFolder }: Settings,
  ) {
    this.list = new ErasedList(join(dataFolder, ERASED_LIST));
  }

  start(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** Adds what the log has and the list has not. */
  async keep(): Promise<void> {
    const rows: unknown[] = await this.database.query(
      `select type, split_part(stream, '/', 2) as of, (at - ${OVERLAP})::text as at
       from entry where at >= $1::timestamptz and type = any ($2) order by at`,
      [this.since, erasures],
    );
    const found = Found.parse(rows);
    await this.list.add(found.map(({ type, of }) => ({ type, of })));
    this.since = found.at(-1)?.at ?? this.since;
  }

  private async step(): Promise<number> {
    await this.keep().catch((error) =>
      this.logger.error('What was erased is not on the list outside the database.', { reason: messageOf(error) }),
    );
    return PAUSE_MILLISECONDS;
  }
}
