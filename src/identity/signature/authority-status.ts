import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Health } from '../../platform/http/health.js';
import { plain, StatusRegistry, type StatusRow } from '../../platform/telemetry/status.js';
import { Authorities } from './authorities.js';

/** Places of entries named on the page; `greffe ledger verify` lists all of them. */
const SHOWN = 20;

/**
 * Entries about rights and keys that count for nothing. They are read from the log at each look and kept in no row, so
 * that neither a click nor a password of the database ends the alarm.
 */
@Injectable()
export class AuthorityStatus implements OnModuleInit {
  constructor(
    private readonly registry: StatusRegistry,
    private readonly health: Health,
    private readonly database: Database,
    private readonly authorities: Authorities,
  ) {}

  onModuleInit(): void {
    this.health.watch('void_entries', async () => (await this.faults()).length > 0);
    this.registry.add({ fr: 'Droits et clés', en: 'Rights and keys' }, () => this.rows());
  }

  private async faults(): Promise<readonly string[]> {
    return (await this.database.transaction((tx) => this.authorities.of(tx))).faults;
  }

  private async rows(): Promise<StatusRow[]> {
    const faults = await this.faults();
    const count: StatusRow = {
      label: {
        fr: 'Entrées du journal sur les droits ou les clés qui ne comptent pour rien',
        en: 'Entries of the log about rights or keys that count for nothing',
      },
      value: plain(faults.length),
      state: faults.length === 0 ? 'good' : 'bad',
    };
    return [count, ...faults.slice(0, SHOWN).map(rowOf)];
  }
}

/** The place alone is shown: it reads the same in both languages. */
function rowOf(fault: string): StatusRow {
  const [place = fault] = fault.split(': ', 1);
  return { label: { fr: 'Ne compte pour rien', en: 'Counts for nothing' }, value: plain(place), state: 'bad' };
}
