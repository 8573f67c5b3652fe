/** Received messages: one row for the bytes, one for each arrival of them. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Sha256 } from '../../domain/kernel/brand.js';
import { Door } from '../../domain/law/vocabulary.js';
import { rowOf, rowsOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { ScanResult } from '../../platform/scan/clamd.js';

export const fates = ['waiting', 'new_case', 'joins', 'not_a_request', 'unreadable'] as const;

/** `door` is the channel by which the bytes came first; `fate` is the outcome of the message. */
const FatedMessage = z.object({
  id: z.uuid(),
  sha256: z.string().transform((hex) => hex as Sha256),
  size: z.int(),
  blobId: z.string(),
  keyId: z.uuid(),
  receivedAt: z.string(),
  door: Door,
  fate: z.enum(fates),
});
export type FatedMessage = Readonly<z.infer<typeof FatedMessage>>;
export type StoredMessage = Omit<FatedMessage, 'fate'>;

export interface Decided {
  readonly fate: FatedMessage['fate'];
  readonly reason: string;
  readonly sealedMessageId: Buffer | null;
}

const ScanOfMessage = z.object({
  id: z.uuid(),
  verdict: z.enum(['clean', 'infected', 'too_large']),
  signature: z.string().nullable(),
});
/** `signature` is the name of the virus; null unless infected. */
export type KeptScan = Readonly<Omit<z.infer<typeof ScanOfMessage>, 'id'>>;

/** What became of what a person entered. */
export const EntryOutcome = z
  .strictObject({
    fate: z.enum(fates),
    caseId: z.uuid().nullable().describe('Null while it is read'),
    reference: z.string().nullable(),
  })
  .meta({ id: 'EntryOutcome' });
export type EntryOutcome = z.infer<typeof EntryOutcome>;

const Known = z.object({ messageId: z.uuid() });
const SealedEnvelope = z.object({ id: z.uuid(), envelope: z.instanceof(Buffer) });

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
    const rows: unknown[] = await tx.query(
      `insert into raw_message (id, sha256, size, blob_id, key_id, received_at, door) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (sha256) do nothing returning id`,
      [message.id, message.sha256, message.size, message.blobId, message.keyId, message.receivedAt, message.door],
    );
    return rows.length > 0;
  }

  async find(tx: Tx, by: { id: string } | { sha256: string }): Promise<FatedMessage | null> {
    const [column, value] = 'id' in by ? ['id', by.id] : ['sha256', by.sha256];
    return rowOf(FatedMessage, await tx.query(`select ${stored} from raw_message where ${column} = $1`, [value]));
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
    const inserted: unknown[] = await tx.query(
      `insert into occurrence (id, message_id, door, door_identity, envelope, at) values ($1, $2, $3, $4, $5, $6)
       on conflict (door, door_identity) do nothing returning id`,
      [occurrence.id, occurrence.messageId, occurrence.door, occurrence.identity, occurrence.envelope, occurrence.at],
    );
    if (inserted.length > 0) return null;
    return rowOf(
      Known,
      await tx.query('select message_id as "messageId" from occurrence where door = $1 and door_identity = $2', [
        occurrence.door,
        occurrence.identity,
      ]),
    );
  }

  /**
   * The sealed envelope of the first arrival that has one, with the name it is sealed under; null without any.
   * @param from of a mail server, or of a person who entered it
   */
  async firstEnvelope(
    tx: Tx,
    messageId: string,
    from: 'transport' | 'person',
  ): Promise<{ id: string; envelope: Buffer } | null> {
    return rowOf(
      SealedEnvelope,
      await tx.query(
        `select id, envelope from occurrence
         where message_id = $1 and envelope is not null and (door = 'desk') = $2 order by at, id limit 1`,
        [messageId, from === 'person'],
      ),
    );
  }

  /** Null for no message of that id. */
  async outcome(tx: Tx, id: string): Promise<EntryOutcome | null> {
    const rows = await tx.query(
      `select m.fate, c.id as "caseId", c.reference from raw_message m
       left join case_message cm on cm.message_id = m.id left join case_file c on c.id = cm.case_id
       where m.id = $1 order by c.reference limit 1`,
      [id],
    );
    return rowOf(EntryOutcome, rows);
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
    const kept: unknown[] = await tx.query(
      `insert into message_scan (message_id, verdict, signature) values ($1, $2, $3)
       on conflict (message_id) do nothing returning message_id`,
      [id, result.verdict, result.verdict === 'infected' ? result.signature : null],
    );
    return kept.length > 0;
  }

  /** By message; those that were not scanned are not in it. */
  async scansOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, KeptScan>> {
    const rows: unknown = await tx.query(
      'select message_id as id, verdict, signature from message_scan where message_id = any($1)',
      [ids],
    );
    return new Map(rowsOf(ScanOfMessage, rows).map(({ id, verdict, signature }) => [id, { verdict, signature }]));
  }

  /** Waits to be read again; false when it was not set aside. */
  async takeUp(tx: Tx, id: string): Promise<boolean> {
    const taken: unknown[] = await tx.query(
      `with taken as (
         update raw_message set fate = 'waiting', fate_reason = null where id = $1 and fate = 'not_a_request' returning id)
       select id from taken`,
      [id],
    );
    return taken.length > 0;
  }

  /** Newest first; of every fate, or of one. */
  async list(tx: Tx, limit: number, fate?: ListedMessage['fate']): Promise<ListedMessage[]> {
    return rowsOf(
      ListedMessage,
      await tx.query(
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
      ),
    );
  }
}
