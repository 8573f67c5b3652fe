/** Rows of the directory of customers: sealed versions, and keyed digests that find them. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Instant, instantFromMilliseconds } from '../domain/kernel/instant.js';
import { rowOf, rowsOf } from '../platform/database/rows.js';
import type { Tx } from '../platform/database/transaction.js';

const At = z.date().transform((at) => instantFromMilliseconds(at.getTime()));
const Known = z.object({ digest: z.string(), id: z.uuid(), keyId: z.uuid(), wrapped: z.instanceof(Buffer).nullable() });
const Version = z.object({
  id: z.uuid(),
  keyId: z.uuid(),
  wrapped: z.instanceof(Buffer).nullable(),
  source: z.enum(['feed', 'people']),
  since: At,
  sealed: z.instanceof(Buffer),
});
export type SealedVersion = z.infer<typeof Version>;
export type NewVersion = Pick<SealedVersion, 'id' | 'source' | 'since' | 'sealed'>;

/** A customer, as it was at a moment. */
export interface Asked {
  readonly id: string;
  readonly at: Instant;
}

const Statement = Version.pick({ id: true, keyId: true, wrapped: true, sealed: true }).extend({ changeId: z.uuid() });
export type SealedStatement = z.infer<typeof Statement>;
const ServiceVersion = z.object({ service: z.string(), since: At, sealed: z.instanceof(Buffer) });
export type SealedService = z.infer<typeof ServiceVersion>;
const Proposed = z.object({ digest: z.string(), id: z.uuid() });
const Intake = z.object({ at: At, cursor: z.string().nullable(), whole: z.boolean() });
export type Intake = z.infer<typeof Intake>;

const hex = (digests: readonly Buffer[]): string[] => digests.map((digest) => digest.toString('hex'));

@Injectable()
export class CustomerStore {
  /** Customers by the digests of their names. */
  async known(tx: Tx, digests: readonly Buffer[]) {
    const rows = await tx.query(
      `select encode(c.digest, 'hex') as digest, c.id, k.id as "keyId", k.wrapped
       from customer c join data_key k on k.id = c.key_id
       where c.digest = any(select decode(unnest($1::text[]), 'hex'))`,
      [hex(digests)],
    );
    return new Map(rowsOf(Known, rows).map((row) => [row.digest, row]));
  }

  async add(tx: Tx, customers: readonly { id: string; digest: Buffer; keyId: string }[]): Promise<void> {
    await tx.query(
      `insert into customer (id, digest, key_id) select id, decode(digest, 'hex'), key_id
       from unnest($1::uuid[], $2::text[], $3::uuid[]) as c (id, digest, key_id)`,
      [customers.map(({ id }) => id), hex(customers.map(({ digest }) => digest)), customers.map(({ keyId }) => keyId)],
    );
  }

  async addVersions(tx: Tx, versions: readonly NewVersion[]): Promise<void> {
    await tx.query(
      `insert into customer_version (customer_id, source, since, sealed) select id, source, since, decode(sealed, 'hex')
       from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[]) as v (id, source, since, sealed)`,
      [
        versions.map(({ id }) => id),
        versions.map(({ source }) => source),
        versions.map(({ since }) => since),
        hex(versions.map(({ sealed }) => sealed)),
      ],
    );
  }

  async addAccounts(tx: Tx, accounts: readonly { id: string; digest: Buffer }[]): Promise<void> {
    await tx.query(
      `insert into customer_account (digest, customer_id) select distinct decode(digest, 'hex'), id
       from unnest($1::text[], $2::uuid[]) as a (digest, id) on conflict do nothing`,
      [hex(accounts.map(({ digest }) => digest)), accounts.map(({ id }) => id)],
    );
  }

  async addService(tx: Tx, { service, since, sealed }: SealedService): Promise<void> {
    await tx.query('insert into service_version (service, since, sealed) values ($1, $2, $3)', [
      service,
      since,
      sealed,
    ]);
  }

  /** Of each digest the customers that it may be of: at most one more than `most`. */
  async proposed(tx: Tx, digests: readonly Buffer[], most: number) {
    const rows = await tx.query(
      `select encode(asked.digest, 'hex') as digest, found.customer_id as id
       from (select decode(unnest($1::text[]), 'hex') as digest) as asked
       cross join lateral (
         select a.customer_id from customer_account a where a.digest = asked.digest limit $2
       ) as found`,
      [hex(digests), most + 1],
    );
    return rowsOf(Proposed, rows);
  }

  /** What the feed and what people said of each. */
  async versions(tx: Tx, asked: readonly Asked[]): Promise<SealedVersion[]> {
    const rows = await tx.query(
      `select c.id, k.id as "keyId", k.wrapped, v.source, v.since, v.sealed
       from unnest($1::uuid[], $2::timestamptz[]) as asked (id, at)
       join customer c on c.id = asked.id join data_key k on k.id = c.key_id
       cross join (values ('feed'), ('people')) as of (source)
       cross join lateral (
         select source, since, sealed from customer_version
         where customer_id = c.id and source = of.source and since <= asked.at
         order by since desc, number desc limit 1
       ) as v`,
      [asked.map(({ id }) => id), asked.map(({ at }) => at)],
    );
    return rowsOf(Version, rows);
  }

  /** Everything that was ever said of one, newest first. */
  async history(tx: Tx, id: string, most: number): Promise<SealedVersion[]> {
    const rows = await tx.query(
      `select c.id, k.id as "keyId", k.wrapped, v.source, v.since, v.sealed
       from customer c join data_key k on k.id = c.key_id join customer_version v on v.customer_id = c.id
       where c.id = $1 order by v.since desc, v.number desc limit $2`,
      [id, most],
    );
    return rowsOf(Version, rows);
  }

  async services(tx: Tx, services: readonly string[], at: Instant): Promise<SealedService[]> {
    const rows = await tx.query(
      `select distinct on (service) service, since, sealed from service_version
       where service = any($1::text[]) and since <= $2 order by service, since desc, number desc`,
      [[...services], at],
    );
    return rowsOf(ServiceVersion, rows);
  }

  async addStatement(
    tx: Tx,
    { changeId, id, sealed }: { changeId: string; id: string; sealed: Buffer },
  ): Promise<void> {
    await tx.query('insert into customer_statement (id, customer_id, sealed) values ($1, $2, $3)', [
      changeId,
      id,
      sealed,
    ]);
  }

  async statements(tx: Tx, changeIds: readonly string[]): Promise<SealedStatement[]> {
    const rows = await tx.query(
      `select s.id as "changeId", c.id, k.id as "keyId", k.wrapped, s.sealed from customer_statement s
       join customer c on c.id = s.customer_id join data_key k on k.id = c.key_id where s.id = any($1::uuid[])`,
      [[...changeIds]],
    );
    return rowsOf(Statement, rows);
  }

  async addIntake(tx: Tx, { cursor, whole }: Pick<Intake, 'cursor' | 'whole'>): Promise<void> {
    await tx.query('insert into customer_intake (cursor, whole) values ($1, $2)', [cursor, whole]);
  }

  /** Hours since the last that reached the end of what the source had; null before the first. */
  async age(tx: Tx): Promise<number | null> {
    const rows = await tx.query(
      `select (extract(epoch from clock_timestamp() - max(at)) / 3600)::float8 as hours from customer_intake where whole`,
    );
    return rowOf(z.object({ hours: z.number().nullable() }), rows)?.hours ?? null;
  }

  /** The last one, and the last that reached the end of what the source had. */
  async intakes(tx: Tx): Promise<{ readonly last: Intake | null; readonly whole: Intake | null }> {
    const last = 'select at, cursor, whole from customer_intake order by number desc limit 1';
    const whole = 'select at, cursor, whole from customer_intake where whole order by number desc limit 1';
    return { last: rowOf(Intake, await tx.query(last)), whole: rowOf(Intake, await tx.query(whole)) };
  }
}
