import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { PersonId } from '../domain/kernel/brand.js';
import { type Instant, instantFromMilliseconds } from '../domain/kernel/instant.js';
import { Role } from '../domain/law/vocabulary.js';
import type { Tx } from '../platform/database/transaction.js';
import type { Person } from './access.js';

export interface OpenSession {
  readonly id: string;
  readonly token: string;
  readonly person: Person;
}

export interface SessionSummary {
  readonly id: string;
  readonly openedAt: Instant;
  readonly usedAt: Instant;
  readonly expiresAt: Instant;
}

const ABSOLUTE = '12 hours';
const IDLE = '30 minutes';
/** The hour of last use is written at most this often: reading a page costs no write. */
const TOUCH = '1 minute';

const live = `ended_at is null and expires_at > clock_timestamp() and used_at > clock_timestamp() - interval '${IDLE}'`;

const Moment = z.date().transform((at) => instantFromMilliseconds(at.getTime()));
const LiveRow = z.tuple([z.object({ id: z.uuid(), person_id: z.uuid(), name: z.string(), roles: z.array(Role) })]);
const SummaryRow = z
  .object({ id: z.uuid(), opened_at: Moment, used_at: Moment, expires_at: Moment })
  .transform(({ id, opened_at, used_at, expires_at }): SessionSummary => {
    return { id, openedAt: opened_at, usedAt: used_at, expiresAt: expires_at };
  });

/** Sessions by the digest of their token; whether one is live is decided by the clock of the database alone. */
@Injectable()
export class SessionStore {
  async open(tx: Tx, session: { id: string; personId: PersonId; tokenDigest: Buffer }): Promise<void> {
    await tx.query(`delete from session where expires_at < clock_timestamp() - interval '1 day'`);
    await tx.query(
      `insert into session (id, person_id, token_sha256, expires_at)
       values ($1, $2, $3, clock_timestamp() + interval '${ABSOLUTE}')`,
      [session.id, session.personId, session.tokenDigest],
    );
  }

  /** The live session of an account that is not disabled; using it keeps it from going idle. */
  async find(tx: Tx, tokenDigest: Buffer): Promise<{ readonly id: string; readonly person: Person } | undefined> {
    const rows: unknown[] = await tx.query(
      `with found as (
         select s.id, s.person_id, s.used_at, p.name, p.roles from session s join person p on p.id = s.person_id
         where s.token_sha256 = $1 and ${live} and p.disabled_at is null
       ), touched as (
         update session set used_at = clock_timestamp()
         where id = (select id from found where used_at < clock_timestamp() - interval '${TOUCH}')
       )
       select id, person_id, name, roles from found`,
      [tokenDigest],
    );
    if (rows.length === 0) return undefined;
    const [{ id, person_id, name, roles }] = LiveRow.parse(rows);
    return { id, person: { id: person_id as PersonId, name, roles } };
  }

  async listOf(tx: Tx, personId: PersonId): Promise<SessionSummary[]> {
    const rows: unknown[] = await tx.query(
      `select id, opened_at, used_at, expires_at from session where person_id = $1 and ${live} order by opened_at desc`,
      [personId],
    );
    return z.array(SummaryRow).parse(rows);
  }

  /** True when that session of that person was open and is now ended. */
  async end(tx: Tx, id: string, personId: PersonId): Promise<boolean> {
    const [, ended]: [unknown, number] = await tx.query(
      'update session set ended_at = clock_timestamp() where id = $1 and person_id = $2 and ended_at is null',
      [id, personId],
    );
    return ended > 0;
  }

  /** Ends every session of the person but the one named, if any. */
  async endAllOf(tx: Tx, personId: PersonId, but: string | null = null): Promise<void> {
    await tx.query(
      `update session set ended_at = clock_timestamp()
       where person_id = $1 and ended_at is null and id is distinct from $2::uuid`,
      [personId, but],
    );
  }
}
