import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { PersonId } from '../domain/kernel/brand.js';
import type { Instant } from '../domain/kernel/instant.js';
import { Role } from '../domain/law/vocabulary.js';
import { changedBy, rowsOf } from '../platform/database/rows.js';
import type { Tx } from '../platform/database/transaction.js';
import type { Person } from './access.js';
import { type BrowserFamily, browsers, systems } from './browser.js';
import { Moment } from './moment.js';

/** What a session has proved, as the clock of the database has it. */
export interface LiveSession {
  readonly id: string;
  readonly person: Person;
  readonly email: string;
  /** Until when the last proof of presence holds; null once it does not. */
  readonly presentUntil: Instant | null;
  /** The person proved more than a password when it was opened, or since. */
  readonly secondFactor: boolean;
  /** The person has one to prove. */
  readonly enrolled: boolean;
  /** The time to enrol a required second factor is over. */
  readonly overdue: boolean;
  /** When that time ends or ended; null where no factor is required. */
  readonly enrolBy: Instant | null;
}

export interface OpenSession extends LiveSession {
  readonly token: string;
}

/** How a session is opened. */
export interface NewSession {
  readonly id: string;
  readonly personId: PersonId;
  readonly tokenDigest: Buffer;
  readonly methods: readonly Method[];
  readonly secondFactor: boolean;
  readonly family: BrowserFamily;
  /** When an identity provider authenticated the person, null for unknown; absent for a proof here and now. */
  readonly provedAt?: Instant | null | undefined;
}

export const methods = ['password', 'totp', 'recovery_code', 'passkey', 'oidc'] as const;
export type Method = (typeof methods)[number];

export interface SessionSummary {
  readonly id: string;
  readonly openedAt: Instant;
  readonly usedAt: Instant;
  readonly expiresAt: Instant;
  readonly methods: readonly Method[];
  readonly browser: BrowserFamily['browser'];
  readonly system: BrowserFamily['system'];
}

const ABSOLUTE = '12 hours';
const IDLE = '30 minutes';
/** The time of last use is written at most this often: reading a page costs no write. */
const TOUCH = '1 minute';
/** How long a proof of presence holds (ASVS 5.0, 7.5.3). */
const PRESENCE = '10 minutes';

const live = `ended_at is null and expires_at > clock_timestamp() and used_at > clock_timestamp() - interval '${IDLE}'`;

const LiveRow = z
  .object({
    id: z.uuid(),
    person_id: z.uuid(),
    name: z.string(),
    email: z.string(),
    roles: z.array(Role),
    present_until: Moment.nullable(),
    second_factor: z.boolean(),
    enrolled: z.boolean(),
    overdue: z.boolean(),
    enrol_by: Moment.nullable(),
  })
  .transform(
    (row): LiveSession => ({
      id: row.id,
      person: { id: row.person_id as PersonId, name: row.name, roles: row.roles },
      email: row.email,
      presentUntil: row.present_until,
      secondFactor: row.second_factor,
      enrolled: row.enrolled,
      overdue: row.overdue,
      enrolBy: row.enrol_by,
    }),
  );
const SummaryRow = z
  .object({
    id: z.uuid(),
    opened_at: Moment,
    used_at: Moment,
    expires_at: Moment,
    methods: z.array(z.enum(methods)),
    browser: z.enum(browsers),
    system: z.enum(systems),
  })
  .transform(({ opened_at, used_at, expires_at, ...row }): SessionSummary => {
    return { ...row, openedAt: opened_at, usedAt: used_at, expiresAt: expires_at };
  });

/** Sessions by the digest of their token; whether one is live is decided by the clock of the database alone. */
@Injectable()
export class SessionStore {
  /** Opening is a proof of presence, as of the time at which the person gave it. */
  async open(tx: Tx, session: NewSession): Promise<void> {
    await tx.query(`delete from session where expires_at < clock_timestamp() - interval '1 day'`);
    await tx.query(
      `insert into session (id, person_id, token_sha256, expires_at, proved_at, methods, second_factor, browser, system)
       values ($1, $2, $3, clock_timestamp() + interval '${ABSOLUTE}',
         case when $8 then clock_timestamp() when $9::timestamptz <= clock_timestamp() then $9 end, $4, $5, $6, $7)`,
      [
        session.id,
        session.personId,
        session.tokenDigest,
        session.methods,
        session.secondFactor,
        session.family.browser,
        session.family.system,
        session.provedAt === undefined,
        session.provedAt ?? null,
      ],
    );
  }

  /**
   * The live session of an account that is not disabled; using it keeps it from going idle. `enrolmentDays` is the time
   * a person has to enrol a second factor, null for no end.
   */
  async find(tx: Tx, tokenDigest: Buffer, enrolmentDays: number | null): Promise<LiveSession | undefined> {
    return rowsOf(
      LiveRow,
      await tx.query(
        `with found as (
         select s.id, s.person_id, s.used_at, s.second_factor, p.name, p.email, p.roles,
           s.proved_at + interval '${PRESENCE}' as present_until,
           p.added_at + make_interval(days => $2::int) as enrol_by,
           exists (select from person_with_factor f where f.person_id = p.id) as enrolled
         from session s join person p on p.id = s.person_id
         where s.token_sha256 = $1 and ${live} and p.disabled_at is null
       ), touched as (
         update session set used_at = clock_timestamp()
         where id = (select id from found where used_at < clock_timestamp() - interval '${TOUCH}')
       )
       select id, person_id, name, email, roles, second_factor, enrolled, enrol_by,
         coalesce(enrol_by <= clock_timestamp(), false) as overdue,
         case when present_until > clock_timestamp() then present_until end as present_until
       from found`,
        [tokenDigest, enrolmentDays],
      ),
    )[0];
  }

  /** Takes a proof of presence to the session, under a new token: the one before is dead (ASVS 5.0, 7.2.4). */
  async prove(tx: Tx, id: string, proof: { tokenDigest: Buffer; secondFactor: boolean }): Promise<boolean> {
    const proved = changedBy(
      await tx.query(
        `update session set proved_at = clock_timestamp(), token_sha256 = $2, second_factor = second_factor or $3
       where id = $1 and ended_at is null`,
        [id, proof.tokenDigest, proof.secondFactor],
      ),
    );
    return proved > 0;
  }

  /** The person just proved the second factor that they enrolled. */
  async raise(tx: Tx, id: string): Promise<void> {
    await tx.query('update session set second_factor = true where id = $1', [id]);
  }

  /** The roles behind each session that is live. Asking does not keep it from going idle. */
  async rolesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Role[]>> {
    const rows: unknown[] = await tx.query(
      `select s.id, p.roles from session s join person p on p.id = s.person_id
       where s.id = any($1::uuid[]) and ${live} and p.disabled_at is null`,
      [ids],
    );
    const found = rowsOf(z.object({ id: z.uuid(), roles: z.array(Role) }), rows);
    return new Map(found.map(({ id, roles }) => [id, roles]));
  }

  async listOf(tx: Tx, personId: PersonId): Promise<SessionSummary[]> {
    return rowsOf(
      SummaryRow,
      await tx.query(
        `select id, opened_at, used_at, expires_at, methods, browser, system
       from session where person_id = $1 and ${live} order by opened_at desc`,
        [personId],
      ),
    );
  }

  /** True when that session of that person was open and is now ended. */
  async end(tx: Tx, id: string, personId: PersonId): Promise<boolean> {
    const ended = changedBy(
      await tx.query(
        'update session set ended_at = clock_timestamp() where id = $1 and person_id = $2 and ended_at is null',
        [id, personId],
      ),
    );
    return ended > 0;
  }

  /** Ends every session of the person but the one named, if any; how many were open. */
  async endAllOf(tx: Tx, personId: PersonId, but: string | null = null): Promise<number> {
    const ended = changedBy(
      await tx.query(
        `update session set ended_at = clock_timestamp()
       where person_id = $1 and ended_at is null and id is distinct from $2::uuid`,
        [personId, but],
      ),
    );
    return ended;
  }
}
