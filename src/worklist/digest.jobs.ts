/** Each working day, from the time that is set: one mail to each person for whom something waits, and none to the others. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { AccountStore } from '../access/account.store.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { permissions } from '../domain/case/permission.js';
import type { PersonId } from '../domain/kernel/brand.js';
import type { Day } from '../domain/kernel/day.js';
import { dayOf } from '../domain/kernel/instant.js';
import { Messenger } from '../notifications/messenger.js';
import { Database } from '../platform/database/database.js';
import { defineJob, type PayloadOf } from '../platform/database/job-contract.js';
import { enqueueAll } from '../platform/database/outbox.js';
import type { Tx } from '../platform/database/transaction.js';
import { type Effect, JobRegistry, nothing } from '../platform/jobs/job.js';
import { Settings } from '../platform/settings/settings.js';
import { type DigestCounts, dayOfDigest, digestOf } from './digest.js';
import { DigestStore } from './digest.store.js';
import { QueueFilter, UNASSIGNED } from './queue.filter.js';
import { QueueStore } from './queue.store.js';

const PAUSE_MILLISECONDS = 300_000;
const HOURS_OF_A_WEEK = 168;

const write = defineJob('worklist.digest', z.strictObject({ person: z.uuid(), day: z.iso.date() }), { lane: 'alarms' });
type Written = PayloadOf<typeof write>;

/** Whose work is in the queues. */
const working = [...new Set([...permissions['case.prepare'], ...permissions['case.approve']])];

@Injectable()
export class DigestJobs implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountStore,
    private readonly queues: QueueStore,
    private readonly store: DigestStore,
    private readonly catalogue: Catalogue,
    private readonly messenger: Messenger,
    private readonly settings: Settings,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(write, (written, id) => this.write(written, id));
    this.registry.onSweep(() => this.look(), PAUSE_MILLISECONDS);
  }

  async look(): Promise<void> {
    const hour = this.settings.digestHour;
    if (hour === 'never' || !this.messenger.writes) return;
    await this.database.transaction(async (tx) => {
      const day = dayOfDigest(await this.database.now(tx), hour, this.catalogue.law.calendar);
      if (day !== null) await this.handOut(tx, day);
    });
  }

  /** N processes MAY hand out at once: one of them does, once for each day. */
  async handOut(tx: Tx, day: Day): Promise<void> {
    if (!(await this.store.take(tx, day))) return;
    const people = await this.accounts.open(tx, [], working);
    await enqueueAll(
      tx,
      people.map((person) => write.work({ person, day })),
    );
  }

  /** Counted when it is written; what could not be written on its day is not written any more. */
  private async write({ person: id, day }: Written, job: string): Promise<Effect> {
    const { address, counts } = await this.database.transaction(async (tx) => {
      const asOf = await this.database.now(tx);
      const account = (await this.accounts.byId(tx, [id])).get(id);
      const person = { id: id as PersonId, name: '', roles: account?.roles ?? [] };
      const isDue = dayOf(asOf) === day && account?.active === true;
      return {
        address: await this.accounts.addressOf(tx, id),
        counts: isDue ? await this.countsOf(tx, person, asOf) : null,
      };
    });
    const digest = counts && digestOf(counts, this.messenger.screen('/'));
    if (!digest || address === null || address === 'unusable') return nothing;
    return this.messenger.write(job, address, digest, { person: id }, nothing);
  }

  private async countsOf(tx: Tx, person: Person, asOf: string): Promise<DigestCounts> {
    const count = (filter: z.input<typeof QueueFilter>) =>
      this.queues.count(tx, QueueFilter.parse(filter), { person, standsInFor: [], asOf, words: null });
    const [mine, late] = [{ assignee: ['me'] }, { assignee: ['me'], late: 'true' }];
    const own = {
      open: await count(mine),
      late: await count(late),
      week: await count({ ...mine, late: 'false', dueWithinHours: HOURS_OF_A_WEEK }),
    };
    const leads = permissions['workload.read'].some((role) => person.roles.includes(role));
    const team = leads
      ? {
          open: await count({}),
          late: await count({ late: 'true' }),
          unassigned: await count({ assignee: [UNASSIGNED] }),
        }
      : null;
    return { waiting: await count({ todo: 'me' }), own, team };
  }
}
