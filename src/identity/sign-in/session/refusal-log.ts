import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Moment } from '../../../access/moment.js';
import type { PersonId } from '../../../domain/kernel/brand.js';
import { AccessLog } from '../../../ledger/access-log.js';
import { Database } from '../../../platform/database/database.js';
import { defineJob, type PayloadOf } from '../../../platform/database/job-contract.js';
import { enqueue } from '../../../platform/database/outbox.js';
import { rowOf } from '../../../platform/database/rows.js';
import { type Effect, JobRegistry } from '../../../platform/jobs/job.js';

const countRefusals = defineJob(
  'auth.count_refusals',
  z.strictObject({
    person: z.uuid(),
    code: z.string().regex(/^[\w-]+$/),
    /** Method and pattern of the route, such as `GET /api/cases/:id`: no id of anything. */
    route: z.string().regex(/^[A-Z]+ \/\S*$/),
    hour: z.iso.datetime(),
  }),
  { lane: 'casework' },
);
type Refused = PayloadOf<typeof countRefusals>;
const Deleted = z.object({ refusals: z.int() });
const Counted = z.array(z.object({ refusals: z.int(), hour: Moment, ends: Moment }));

/**
 * What a signed-in person was not allowed to do is an entry of access/<id> (ASVS 5.0, 16.3.2): at the first refusal of an
 * hour for a code and a route, and once more when the hour ends, with the number of repeats if any. A flood of
 * refusals cannot fill the log.
 */
@Injectable()
export class RefusalLog implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly log: AccessLog,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(countRefusals, async (refused) => this.total(refused));
  }

  async record(person: PersonId, code: string, route: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const rows = await tx.query(
        `insert into permission_refusal as kept (person_id, code, route, hour, refusals)
         values ($1, $2, $3, date_trunc('hour', clock_timestamp()), 1)
         on conflict (person_id, code, route, hour) do update set refusals = kept.refusals + 1
         returning refusals, hour, hour + interval '1 hour' as ends`,
        [person, code, route],
      );
      const [counted] = Counted.parse(rows);
      if (counted?.refusals !== 1) return;
      const { hour, ends } = counted;
      await this.log.record(tx, person, 'access.refused', { code, route, hour, count: 1 });
      await enqueue(tx, countRefusals.work({ person, code, route, hour }, { dueAt: ends }));
    });
  }

  private total({ person, code, route, hour }: Refused): Effect {
    return async (tx) => {
      const answer = await tx.query(
        `delete from permission_refusal where person_id = $1 and code = $2 and route = $3 and hour = $4
         returning refusals`,
        [person, code, route, hour],
      );
      const count = rowOf(Deleted, answer[0])?.refusals ?? 0;
      if (count > 1) await this.log.record(tx, person as PersonId, 'access.refused', { code, route, hour, count });
    };
  }
}
