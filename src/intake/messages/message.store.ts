/** What reached a door: one row for the bytes, one for each arrival of them. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Sha256 } from '../../domain/kernel/brand.js';
import type { Door } from '../../domain/law/vocabulary.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { ScanResult } from './clamd.js';

export interface StoredMessage {
  readonly id: string;
  readonly sha256: Sha256;
  readonly size: number;
  readonly blobId: string;
  readonly keyId: string;
  readonly receivedAt: string;
  /** By which the bytes came first. */
  readonly door: Door;
}

/** What became of a kept message, beside what it is. */
export type FatedMessage = StoredMessage & { readonly fate: Decided['fate'] };

export const fates = ['waiting', 'new_case', 'joins', 'not_a_request', 'unreadable'] as const;

export interface Decided {
  readonly fate: (typeof fates)[number];
  readonly reason: string;
  readonly sealedMessageId: Buffer | null;
}

/** `signature` is the name of the virus; null unless infected. */
export interface KeptScan {
  readonly verdict: ScanResult['verdict'];
  readonly signature: string | null;
}

export const ListedMessage = z.strictObject({
  id: z.uuid(),
  sha256: z.string(),
  size: z.number(),
  doors: z.array(z.string()),
  occurrences: z.number(),
  receivedAt: z.iso.datetime(),
  fate: z.enum(fates),
  reason: z.string().nullable(),
  caseReference: z.string().nullable(),
  keyId: z.uuid(),
  /** The Message-ID under the key of the message; null while it waits, and when it has none. */
  sealedMessageId: z.instanceof(Buffer).nullable(),
});
export type ListedMessage = z.infer<typeof ListedMessage>;

const stored = `id, door, fate, sha256, size::int as size, blob_id as "blobId", key_id as "keyId",
  to_char(received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "receivedAt"`;

@Injectable()
export class MessageStore {
  /** False when these bytes are here already. */
  async insert(tx: Tx, message: StoredMessage): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `insert into raw_message (id, sha256, size, blob_id, key_id, received_at, door) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (sha256) do nothing returning id`,
      [message.id, message.sha256, message.size, message.blobId, message.keyId, message.receivedAt, message.door],
    );
    return rows.length > 0;
  }

  async find(tx: Tx, by: { id: string } | { sha256: string }): Promise<FatedMessage | null> {
    const [column, value] = 'id' in by ? ['id', by.id] : ['sha256', by.sha256];
    const [row] = await tx.query<FatedMessage[]>(`select ${stored} from raw_message where ${column} = $1`, [value]);
    return row ?? null;
  }

  /** Writes one arrival; returns the earlier answer when the channel repeats an id. */
  async addOccurrence(
    tx: Tx,
    occurrence: {
      id: string;
      messageId: string;
      door: string;
      identity: string | null;
      envelope: Buffer | null;
      at: string;
    },
  ): Promise<{ messageId: string } | null> {
    const inserted = await tx.query<unknown[]>(
      `insert into occurrence (id, message_id, door, door_identity, envelope, at) values ($1, $2, $3, $4, $5, $6)
       on conflict (door, door_identity) do nothing returning id`,
      [occurrence.id, occurrence.messageId, occurrence.door, occurrence.identity, occurrence.envelope, occurrence.at],
    );
    if (inserted.length > 0) return null;
    const [known] = await tx.query<{ messageId: string }[]>(
      'select message_id as "messageId" from occurrence where door = $1 and door_identity = $2',
      [occurrence.door, occurrence.identity],
    );
    return known ?? null;
  }

  /** The sealed envelope of the first arrival that has one, with the name it is sealed under; null without any. */
  async firstEnvelope(tx: Tx, messageId: string): Promise<{ id: string; envelope: Buffer } | null> {
    const [row] = await tx.query<{ id: string; envelope: Buffer }[]>(
      `select id, envelope from occurrence where message_id = $1 and envelope is not null order by at, id limit 1`,
      [messageId],
    );
    return row ?? null;
  }

  async decide(tx: Tx, id: string, decided: Decided): Promise<void> {
    await tx.query('update raw_message set fate = $2, fate_reason = $3, message_id_sealed = $4 where id = $1', [
      id,
      decided.fate,
      decided.reason,
      decided.sealedMessageId,
    ]);
  }

  /** False when a result is there already: a message is scanned once. */
  async keepScan(tx: Tx, id: string, result: ScanResult): Promise<boolean> {
    const kept = await tx.query<unknown[]>(
      `insert into message_scan (message_id, verdict, signature) values ($1, $2, $3)
       on conflict (message_id) do nothing returning message_id`,
      [id, result.verdict, result.verdict === 'infected' ? result.signature : null],
    );
    return kept.length > 0;
  }

  /** By message; those that were not scanned are not in it. */
  async scansOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, KeptScan>> {
    const rows = await tx.query<(KeptScan & { readonly id: string })[]>(
      'select message_id as id, verdict, signature from message_scan where message_id = any($1)',
      [ids],
    );
    return new Map(rows.map(({ id, verdict, signature }) => [id, { verdict, signature }]));
  }

  /** Waits to be read again; false when it was not set aside. */
  async takeUp(tx: Tx, id: string): Promise<boolean> {
    const taken = await tx.query<unknown[]>(
      `with taken as (
         update raw_message set fate = 'waiting', fate_reason = null where id = $1 and fate = 'not_a_request' returning id)
       select id from taken`,
      [id],
    );
    return taken.length > 0;
  }

  /** Newest first; of every fate, or of one. */
  async list(tx: Tx, limit: number, fate?: ListedMessage['fate']): Promise<ListedMessage[]> {
    const rows = await tx.query<unknown[]>(
      `select m.id, m.sha256, m.size::int as size, to_char(m.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "receivedAt", m.fate, m.fate_reason as reason,
         m.message_id_sealed as "sealedMessageId", m.key_id as "keyId", c.reference as "caseReference",
         (select array_agg(distinct o.door) from occurrence o where o.message_id = m.id) as doors,
         (select count(*)::int from occurrence o where o.message_id = m.id) as occurrences
       from raw_message m
       left join case_message cm on cm.message_id = m.id
       left join case_file c on c.id = cm.case_id
       where $2::text is null or m.fate = $2
       order by m.received_at desc, m.id desc limit $1`,
      [limit, fate ?? null],
    );
    return z.array(ListedMessage).parse(rows);
  }
}
