import type { Bilingual } from '../../domain/kernel/result.js';

export type StatusState = 'good' | 'warn' | 'bad';

export interface StatusRow {
  readonly label: Bilingual;
  readonly value: Bilingual;
  /** Absent when the row is neither good nor bad. */
  readonly state?: StatusState;
}

/** One table of the state of the service. No personal data: it is shown to each user who may see the status. */
export interface StatusSection {
  readonly title: Bilingual;
  readonly rows: readonly StatusRow[];
}

/** What each room shows of itself; a room adds its section in onModuleInit. */
export class StatusRegistry {
  private readonly sources: { title: Bilingual; read: () => Promise<readonly StatusRow[]> }[] = [];

  add(title: Bilingual, read: () => Promise<readonly StatusRow[]>): void {
    this.sources.push({ title, read });
  }

  /** In the order in which they were added. A section that cannot be read says so; the others are still shown. */
  sections(): Promise<StatusSection[]> {
    return Promise.all(this.sources.map(async ({ title, read }) => ({ title, rows: await read().catch(unreadable) })));
  }

  /** The worst of all rows. */
  async state(): Promise<StatusState> {
    const states = (await this.sections()).flatMap(({ rows }) => rows.map(({ state }) => state));
    if (states.includes('bad')) return 'bad';
    return states.includes('warn') ? 'warn' : 'good';
  }
}

/** A value that reads the same in both languages: a number, a name, an hour. */
export function plain(value: string | number): Bilingual {
  return { fr: String(value), en: String(value) };
}

function unreadable(): StatusRow[] {
  return [
    {
      label: { fr: 'État', en: 'State' },
      value: { fr: 'illisible : voir le journal technique', en: 'cannot be read: see the technical log' },
      state: 'bad',
    },
  ];
}
