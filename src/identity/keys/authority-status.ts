import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Authority } from '../../domain/signature/authority.js';
import {
  announced,
  foundedLater,
  foundingFrom,
  isAnnounced,
  type KnownKey,
} from '../../domain/signature/known-keys.js';
import { Database } from '../../platform/database/database.js';
import { watchesLog } from '../../platform/database/roles.js';
import { Served } from '../../platform/http/served/served-by.js';
import { Health } from '../../platform/http/status/health.js';
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
    private readonly served: Served,
  ) {}

  onModuleInit(): void {
    if (!watchesLog(this.served.role)) return;
    this.health.watch('void_entries', async () => (await this.now()).faults.length > 0);
    this.health.watch('founding_announced', async () => (await this.now()).keys.some(isAnnounced));
    this.registry.add({ fr: 'Droits et clés', en: 'Rights and keys' }, () => this.rows());
  }

  private now(): Promise<Authority> {
    return this.database.transaction((tx) => this.authorities.of(tx));
  }

  private async rows(): Promise<StatusRow[]> {
    const { faults, keys } = await this.now();
    const count: StatusRow = {
      label: {
        fr: 'Entrées du journal sur les droits ou les clés qui ne comptent pour rien',
        en: 'Entries of the log about rights or keys that count for nothing',
      },
      value: plain(faults.length),
      state: faults.length === 0 ? 'good' : 'bad',
    };
    const founded = foundedLater(keys).map(({ confirmedAt }) => ({
      label: {
        fr: 'Fondé de nouveau depuis la machine, sans les personnes d’avant',
        en: 'Founded anew from the machine, without the people of before',
      },
      value: plain(confirmedAt ?? ''),
      state: 'warn' as const,
    }));
    return [
      count,
      ...faults.slice(0, SHOWN).map(rowOf),
      ...announced(keys).map(announcedRow),
      ...founded,
      ...this.waits(keys),
    ];
  }

  /** How long a new right waits before it counts for an answer with data, and how many people do not wait. */
  private waits(keys: readonly KnownKey[]): StatusRow[] {
    const { consentDays } = this.authorities.policy;
    const founders = keys.filter(({ confirmedBy, state }) => confirmedBy === 'machine' && state === 'confirmed');
    return [
      {
        label: {
          fr: 'Jours après lesquels un droit nouveau permet l’accord à une réponse avec des données (0 : aussitôt)',
          en: 'Days after which a new right lets a person consent to an answer with data (0: at once)',
        },
        value: plain(consentDays),
        state: consentDays === 0 ? 'warn' : 'good',
      },
      {
        label: {
          fr: 'Clés de personnes fondées depuis la machine, dont l’accord compte aussitôt',
          en: 'Keys of people founded from the machine, whose consent counts at once',
        },
        value: plain(founders.length),
      },
    ];
  }
}

/** The row stays for ever. While the key waits, one person who confirms can end it. */
function announcedRow({ state, announcedAt, revokedAt }: KnownKey): StatusRow {
  const from = foundingFrom(announcedAt ?? '');
  const label = {
    fr: `Fondation annoncée par la machine le ${announcedAt}, comptant à partir du`,
    en: `Founding announced by the machine on ${announcedAt}, to count from`,
  };
  if (state === 'waiting') return { label, value: plain(from), state: 'bad' };
  const ended = {
    fr: `Fondation annoncée par la machine le ${announcedAt}, close le`,
    en: `Founding announced by the machine on ${announcedAt}, ended on`,
  };
  return revokedAt === null
    ? { label, value: plain(from), state: 'warn' }
    : { label: ended, value: plain(revokedAt), state: 'warn' };
}

/** The place alone is shown: it reads the same in both languages. */
function rowOf(fault: string): StatusRow {
  const [place = fault] = fault.split(': ', 1);
  return { label: { fr: 'Ne compte pour rien', en: 'Counts for nothing' }, value: plain(place), state: 'bad' };
}
