import { z } from 'zod';
import type { Bilingual } from '../../../domain/kernel/result.js';
import type { Database } from '../../database/database.js';
import { type Lane, laneNames, lanes } from '../../database/lanes.js';
import { rowsOf } from '../../database/rows.js';
import { plain, type StatusRow } from '../../telemetry/status.js';

const QueueRow = z.object({ topic: z.string(), due: z.number(), later: z.number(), late: z.boolean() });
const Count = z.object({ count: z.number() });

/** Due work older than this is shown as late in the list of topics. */
const LATE_SECONDS = 30;

const laneNamesForPeople: Readonly<Record<Lane, Bilingual>> = {
  timers: { fr: 'Échéances', en: 'Timers' },
  alarms: { fr: 'Alarmes et avis aux personnes', en: 'Alarms and notices to people' },
  letters: { fr: 'Lettres et accusés de réception', en: 'Letters and acknowledgements' },
  casework: { fr: 'Classement et suites des dossiers', en: 'Classification and casework' },
  scans: { fr: 'Analyse antivirus', en: 'Virus scans' },
  reading_awaited: { fr: 'Lecture, quand une personne attend', en: 'Reading, where a person waits' },
  reading_small: { fr: 'Lecture des messages courts', en: 'Reading of small messages' },
  reading_large: { fr: 'Lecture des messages volumineux', en: 'Reading of large messages' },
  reports: { fr: 'Rapports', en: 'Reports' },
};

export interface HealthReport {
  /** False while requests cannot be taken. */
  readonly ready: boolean;
  /** Age of the oldest due job that is neither done nor failed, in seconds; 0 when there is none. */
  readonly oldestDueSeconds: number;
  /** The same for each lane. */
  readonly laneSeconds: Readonly<Record<Lane, number>>;
  /** Failed jobs, which wait for a person. */
  readonly failedJobs: number;
  /**
   * Codes of what a person must look at: `database` when it does not answer, `draining` while this process stops,
   * `storage_full` and its like while the store of files takes nothing. Under the others requests are taken meanwhile, so
   * that a fault of the log stops no mail.
   */
  readonly faults: readonly string[];
}

interface Watched {
  readonly fault: string;
  readonly isPresent: () => Promise<boolean>;
  readonly closes: boolean;
}

type Measured = Pick<HealthReport, 'oldestDueSeconds' | 'laneSeconds' | 'failedJobs'>;

/** What a monitor asks. Liveness is read from the rows, never from what the queue says of itself. */
export class Health {
  private readonly watched: Watched[] = [];
  private isDraining = false;

  constructor(private readonly database: Database) {}

  /** Has a fault named in each report for as long as it is present; one that `closes` means that nothing can be taken. */
  watch(fault: string, isPresent: () => Promise<boolean>, { closes = false } = {}): void {
    this.watched.push({ fault, isPresent, closes });
  }

  /** From now on this process takes nothing new: a load balancer sends its requests elsewhere. */
  drain(): void {
    this.isDraining = true;
  }

  async check(): Promise<HealthReport> {
    try {
      const measured = await this.measure();
      const present = await Promise.all(this.watched.map(({ isPresent }) => isPresent()));
      const found = this.watched.filter((_, at) => present[at]);
      const faults = [...(this.isDraining ? ['draining'] : []), ...found.map(({ fault }) => fault)];
      return { ready: !this.isDraining && !found.some(({ closes }) => closes), ...measured, faults };
    } catch {
      return { ready: false, ...measuredOf([], 0), faults: ['database'] };
    }
  }

  /** The rows of the status page. */
  async rows(): Promise<StatusRow[]> {
    const { laneSeconds, failedJobs } = await this.measure();
    return [
      ...laneNames.map(
        (lane): StatusRow => ({
          label: laneNamesForPeople[lane],
          value: {
            fr: `travail dû le plus ancien : ${laneSeconds[lane]} s`,
            en: `oldest due work: ${laneSeconds[lane]} s`,
          },
          state: laneSeconds[lane] < lanes[lane].lateSeconds ? 'good' : 'bad',
        }),
      ),
      {
        label: {
          fr: 'Travaux en échec, à reprendre par une personne',
          en: 'Failed jobs, for a person to take over',
        },
        value: plain(failedJobs),
        state: failedJobs === 0 ? 'good' : 'bad',
      },
    ];
  }

  /** How many jobs of each kind wait, now and later; failed jobs are counted apart. */
  async queues(): Promise<StatusRow[]> {
    const topics = rowsOf(
      QueueRow,
      await this.database.query(
        `select topic, (count(*) filter (where due_at <= clock_timestamp()))::integer as due,
         (count(*) filter (where due_at > clock_timestamp()))::integer as later,
         clock_timestamp() - min(due_at) > make_interval(secs => $1) as late
       from outbox where done_at is null and dead_at is null group by topic order by topic`,
        [LATE_SECONDS],
      ),
    );
    if (topics.length === 0) {
      return [
        { label: { fr: 'Toutes les files', en: 'All queues' }, value: { fr: 'rien n’attend', en: 'nothing waits' } },
      ];
    }
    return topics.map(({ topic, due, later, late }) => ({
      label: plain(topic),
      value: { fr: `${due} à faire, ${later} pour plus tard`, en: `${due} to do, ${later} for later` },
      state: late ? 'bad' : 'good',
    }));
  }

  private async measure(): Promise<Measured> {
    const oldest = await this.database.query(
      `select asked.lane, floor(extract(epoch from clock_timestamp() - oldest.due_at))::integer as seconds
       from unnest($1::text[]) as asked (lane),
         lateral (
           select due_at from outbox
           where lane = asked.lane and done_at is null and dead_at is null and due_at <= clock_timestamp()
           order by due_at limit 1) as oldest`,
      [laneNames],
    );
    const [dead] = rowsOf(
      Count,
      await this.database.query('select count(*)::integer as count from outbox where dead_at is not null'),
    );
    if (!dead) throw new Error('PostgreSQL returned no count.');
    return measuredOf(rowsOf(LaneAge, oldest), dead.count);
  }
}

const LaneAge = z.object({ lane: z.enum(laneNames), seconds: z.int() });
type LaneAge = z.infer<typeof LaneAge>;

function measuredOf(oldest: readonly LaneAge[], failedJobs: number): Measured {
  const nothingDue = Object.fromEntries(laneNames.map((lane) => [lane, 0])) as Record<Lane, number>;
  const laneSeconds = { ...nothingDue, ...Object.fromEntries(oldest.map(({ lane, seconds }) => [lane, seconds])) };
  return { oldestDueSeconds: Math.max(...Object.values(laneSeconds)), laneSeconds, failedJobs };
}
