/** The case as the desks see it: a projection written in the transaction of the entries it comes from. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { CaseState } from '../domain/case/state.js';
import type { Instant } from '../domain/kernel/instant.js';
import type { Tx } from '../platform/database/transaction.js';

export const CaseSummary = z.strictObject({
  id: z.uuid(),
  reference: z.string(),
  status: z.enum(['open', 'closed']),
  circuit: z.string(),
  step: z.string(),
  receivedAt: z.iso.datetime(),
  safeEnd: z.iso.datetime().nullable(),
  issuerZone: z.string().nullable(),
  issuerCountry: z.string().nullable(),
  issuerKind: z.string().nullable(),
  row: z.string().nullable(),
  verdict: z.string().nullable(),
  assignee: z.string().nullable(),
  outcome: z.string().nullable(),
});
export type CaseSummary = z.infer<typeof CaseSummary>;

export interface ReceiptRange {
  readonly from: Instant;
  /** Exclusive; no end when null. */
  readonly before: Instant | null;
}

const inUtc = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const columns = `id, reference, status, circuit, step,
  ${inUtc('received_at')} as "receivedAt", ${inUtc('safe_end')} as "safeEnd",
  issuer_zone as "issuerZone", issuer_country as "issuerCountry", issuer_kind as "issuerKind",
  row_of_law as "row", verdict, assignee, outcome`;

/** The clock that bites first, of those that still run. */
const soonest = (state: CaseState): string | null =>
  state.clocks.map((clock) => clock.safeEnd).sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;

@Injectable()
export class CaseStore {
  async create(tx: Tx, caseId: string, keyId: string, state: CaseState): Promise<void> {
    const [{ number, year }] = await tx.query(
      `select nextval('case_number') as number, extract(year from $1::timestamptz) as year`,
      [state.receivedAt],
    );
    await tx.query(
      `insert into case_file (id, reference, key_id, seq, status, circuit, step, received_at, updated_at)
       values ($1, $2, $3, 0, 'open', $4, $5, $6, clock_timestamp())`,
      [caseId, `GRF-${year}-${String(number).padStart(6, '0')}`, keyId, state.circuit, state.step, state.receivedAt],
    );
  }

  async project(tx: Tx, caseId: string, state: CaseState): Promise<void> {
    await tx.query(
      `update case_file set seq = $2, status = $3, circuit = $4, step = $5, safe_end = $6, issuer_zone = $7,
         issuer_country = $8, issuer_kind = $9, row_of_law = $10, verdict = $11, assignee = $12, outcome = $13,
         updated_at = clock_timestamp()
       where id = $1`,
      [
        caseId,
        state.seq,
        state.status,
        state.circuit,
        state.step,
        soonest(state),
        state.facts?.issuerZone ?? null,
        state.facts?.issuerCountry ?? null,
        state.facts?.issuerKind ?? null,
        state.classification?.row ?? null,
        state.classification?.verdict ?? null,
        state.assignee,
        state.outcome,
      ],
    );
  }

  /** Cases received from `from` until before `before`, by reference, after the reference `after`. */
  async received(
    tx: Tx,
    { from, before }: ReceiptRange,
    after: string,
    limit: number,
  ): Promise<{ id: string; reference: string }[]> {
    return tx.query(
      `select id, reference from case_file
       where reference > $3 and received_at >= $1 and ($2::timestamptz is null or received_at < $2)
       order by reference limit $4`,
      [from, before, after, limit],
    );
  }

  async addMessage(tx: Tx, caseId: string, messageId: string): Promise<void> {
    await tx.query('insert into case_message (case_id, message_id) values ($1, $2)', [caseId, messageId]);
  }

  async keyOf(tx: Tx, caseId: string): Promise<string | null> {
    const [row] = await tx.query('select key_id from case_file where id = $1', [caseId]);
    return row?.key_id ?? null;
  }

  /** The key of the case and those of its messages. */
  async allKeysOf(tx: Tx, caseId: string): Promise<string[]> {
    const rows = await tx.query<{ keyId: string }[]>(
      `select key_id as "keyId" from case_file where id = $1
       union select m.key_id from case_message c join raw_message m on m.id = c.message_id where c.case_id = $1`,
      [caseId],
    );
    return rows.map(({ keyId }) => keyId);
  }

  async find(tx: Tx, caseId: string): Promise<CaseSummary | null> {
    const [row] = await tx.query(`select ${columns} from case_file where id = $1`, [caseId]);
    return row ? CaseSummary.parse(row) : null;
  }

  /** Open cases first, the shortest clock on top; then the closed ones, newest first. */
  async list(tx: Tx, status: 'open' | 'closed', limit: number): Promise<CaseSummary[]> {
    const order = status === 'open' ? 'safe_end nulls last, received_at' : 'received_at desc';
    const rows = await tx.query(`select ${columns} from case_file where status = $1 order by ${order} limit $2`, [
      status,
      limit,
    ]);
    return z.array(CaseSummary).parse(rows);
  }

  /** False when the key was used before: the command was carried out already. */
  async claimKey(tx: Tx, key: string, caseId: string, fingerprint: string): Promise<'new' | 'same' | 'other'> {
    const inserted = await tx.query(
      `insert into command_receipt (key, case_id, fingerprint) values ($1, $2, $3)
       on conflict (key) do nothing returning key`,
      [key, caseId, fingerprint],
    );
    if (inserted.length > 0) return 'new';
    const [row] = await tx.query('select case_id, fingerprint from command_receipt where key = $1', [key]);
    return row?.case_id === caseId && row?.fingerprint === fingerprint ? 'same' : 'other';
  }
}
