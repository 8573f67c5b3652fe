/** What ends by itself in this installation: of the law, and what other modules add of their settings. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Day } from '../domain/kernel/day.js';
import { dayOf } from '../domain/kernel/instant.js';
import { type Dated, datedDirectory, datedTexts, type Expiry, expiriesOn } from '../domain/law/expiry.js';
import { expirySentence, wordsOfExpiry } from '../domain/law/expiry-words.js';
import { Database } from '../platform/database/database.js';
import { StatusRegistry, type StatusRow } from '../platform/telemetry/status.js';
import { Catalogue } from './catalogue.service.js';

@Injectable()
export class Expiries implements OnModuleInit {
  private readonly dated: Dated[];
  private readonly sources: (() => Promise<readonly Dated[]>)[] = [];

  /** The directory that the law carries, until a module gives the one that people keep. */
  private readonly carried: readonly Dated[];
  private directory: () => Promise<readonly Dated[]>;

  constructor(
    { law }: Catalogue,
    private readonly database: Database,
    private readonly status: StatusRegistry,
  ) {
    this.dated = datedTexts(law);
    this.carried = datedDirectory({ authorities: law.authorities, callBackNumbers: law.operator.callBackNumbers });
    this.directory = async () => this.carried;
  }

  onModuleInit(): void {
    const title = { fr: 'Fins de validité', en: 'Ends of validity' };
    this.status.add(title, async () => rowsOf(await this.on(await this.today())));
  }

  /** Before the application has started: from then on they are watched. */
  add(dated: readonly Dated[]): void {
    this.dated.push(...dated);
  }

  /** Authorities and numbers as people keep them: asked each time. */
  ofDirectory(source: () => Promise<readonly Dated[]>): void {
    this.directory = source;
  }

  /** For what people change while the service runs: asked each time. */
  addSource(source: () => Promise<readonly Dated[]>): void {
    this.sources.push(source);
  }

  /** What has expired on a day, and what will within 60 days. */
  async on(today: Day): Promise<Expiry[]> {
    const changing = await Promise.all([this.directory, ...this.sources].map((source) => source()));
    return expiriesOn([...this.dated, ...changing.flat()], today);
  }

  /** The same, without what is asked each time: that is read from the log, which not every process may read. */
  known(today: Day): Expiry[] {
    return expiriesOn([...this.dated, ...this.carried], today);
  }

  /** The day of the database's clock, in the operator's zone. */
  async today(): Promise<Day> {
    return dayOf(await this.database.transaction((tx) => this.database.now(tx)));
  }
}

function rowsOf(expiries: readonly Expiry[]): StatusRow[] {
  if (expiries.length === 0) {
    return [
      {
        label: { fr: 'Dans les soixante jours', en: 'Within sixty days' },
        value: { fr: 'aucune', en: 'none' },
        state: 'good',
      },
    ];
  }
  return expiries.map((expiry) => {
    const { label, advice } = wordsOfExpiry(expiry.kind);
    const [names, sentence] = [expiry.names.join(', '), expirySentence(expiry)];
    return {
      label,
      value: {
        fr: `${names} : ${sentence.fr}. ${advice.fr}`,
        en: `${names}: ${sentence.en}. ${advice.en}`,
      },
      state: expiry.state === 'soon' ? 'warn' : 'bad',
    };
  });
}
