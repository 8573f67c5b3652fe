/** The case as the desks see it: a projection written in the transaction of the entries it comes from. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { holdsBack } from '../../domain/case/model/floor.js';
import type { CaseState } from '../../domain/case/model/state.js';
import type { QueueProjection } from '../../domain/case/queue-projection.js';
import { dayOf, type Instant, instant } from '../../domain/kernel/instant.js';
import { DataCategory, Door, InstrumentCode } from '../../domain/law/vocabulary.js';
import { StepKind } from '../../domain/workflow/circuit.js';
import { rowOf, rowsOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/database/transaction.js';

const Key = z.object({ keyId: z.string(), circuit: z.string().nullable() });
const Circuit = z.object({ circuit: z.string().nullable() });
const CaseId = z.object({ id: z.uuid() });

/** The circuit of the last judgement of case `c`, by the log. */
export const judgedCircuit = `(select e.data ->> 'circuit' from entry e
  where e.stream = 'case/' || c.id and e.type = 'case.classified' order by e.seq desc limit 1)`;

/** Whether the entry of case `c` to the secret cell waits for a second person, by the log. */
export const awaitsCell = `coalesce((select e.type = 'case.correction_proposed' and e.data ->> 'lapsesAt' is not null
  from entry e where e.stream = 'case/' || c.id and e.type in ('case.correction_proposed', 'case.correction_confirmed',
    'case.correction_refused', 'case.correction_withdrawn', 'case.correction_lapsed')
  order by e.seq desc limit 1), false)`;

export const CaseSummary = z.strictObject({
  id: z.uuid(),
  reference: z.string(),
  status: z.enum(['open', 'closed']),
  circuit: z.string(),
  step: z.string(),
  stepKind: StepKind,
  desk: z.string(),
  door: Door,
  language: z.string().nullable(),
  emergency: z.boolean(),
  receivedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  seq: z.int().describe('To be stated with the next write'),
  clock: z.string().nullable().describe('Code of the clock whose alarm comes first'),
  safeEnd: z.iso.datetime().nullable(),
  allowedSeconds: z.number().nullable().describe('From receipt to that alarm'),
  issuerZone: z.string().nullable(),
  issuerCountry: z.string().nullable(),
  issuerKind: z.string().nullable(),
  bases: z.array(InstrumentCode),
  categories: z.array(DataCategory),
  targets: z.int(),
  row: z.string().nullable(),
  verdict: z.string().nullable(),
  assignee: z.string().nullable(),
  outcome: z.string().nullable(),
});
export type CaseSummary = z.infer<typeof CaseSummary>;

const Count = z.object({ count: z.int() });
const Numbered = z.object({ number: z.string() });
const Named = z.object({ id: z.string(), reference: z.string() });
const Receipt = z.object({ caseId: z.string(), fingerprint: z.string().nullable() });

export interface ReceiptRange {
  readonly from: Instant;
  /** Exclusive; no end when null. */
  readonly before: Instant | null;
}

const inUtc = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
export const caseColumns = `id, reference, status, circuit, step, step_kind as "stepKind", desk, door, language, emergency,
  seq, ${inUtc('received_at')} as "receivedAt", ${inUtc('updated_at')} as "updatedAt", clock,
  ${inUtc('safe_end')} as "safeEnd", allowed_seconds as "allowedSeconds", bases, categories, targets,
  issuer_zone as "issuerZone", issuer_country as "issuerCountry", issuer_kind as "issuerKind",
  row_of_law as "row", verdict, assignee, outcome`;

/** The columns that follow from the state. */
const projection = (state: CaseState, { clock, ...projected }: QueueProjection) => ({
  safe_end: clock?.safeEnd ?? null,
  seq: state.seq,
  status: state.status,
  circuit: state.circuit,
  step: state.step,
  step_kind: projected.stepKind,
  secret: projected.secret,
  desk: projected.desk,
  clock: clock?.code ?? null,
  awaits: projected.awaits,
  involved: projected.involved,
  owed: projected.owed,
  ...factColumns(state.facts),
  targets: state.targets,
  row_of_law: state.classification?.row ?? null,
  verdict: state.classification?.verdict ?? null,
  assignee: state.assignee,
  outcome: state.outcome,
  floor_approvers: state.floor.approvers,
  floor_fewest: state.floor.fewest,
  floor_call_back: state.floor.callBack,
  floor_holds: holdsBack(state.floor.hold),
  floor_stopped: state.floor.hold?.stopped ?? false,
});

const factColumns = (facts: CaseState['facts']) => ({
  issuer_zone: facts?.issuerZone ?? null,
  issuer_country: facts?.issuerCountry ?? null,
  issuer_kind: facts?.issuerKind ?? null,
  bases: facts?.bases ?? [],
  categories: facts?.categories ?? [],
  emergency: facts?.emergency ?? false,
});

@Injectable()
export class CaseStore {
  /** Gives the case its reference, with the year of the day of Paris on which it came in, and returns it. */
  async create(tx: Tx, caseId: string, keyId: string, state: CaseState): Promise<string> {
    if (state.part) return this.createPart(tx, caseId, keyId, state, state.part);
    const { number } = Numbered.parse((await tx.query(`select nextval('case_number') as number`))[0]);
    const year = dayOf(instant(state.receivedAt)).slice(0, 4);
    const reference = `GRF-${year}-${String(number).padStart(6, '0')}`;
    await tx.query(
      `insert into case_file (id, reference, key_id, seq, status, circuit, step, door, received_at, updated_at)
       values ($1, $2, $3, 0, 'open', $4, $5, $6, $7, clock_timestamp())`,
      [caseId, reference, keyId, state.circuit, state.step, state.door, state.receivedAt],
    );
    return reference;
  }

  /** A part has the reference of its request, with its number. */
  private async createPart(
    tx: Tx,
    caseId: string,
    keyId: string,
    { circuit, step, door, receivedAt }: CaseState,
    { whole, number }: Readonly<{ whole: string; number: number }>,
  ): Promise<string> {
    const [row] = await tx.query(
      `insert into case_file (id, reference, key_id, seq, status, circuit, step, door, received_at, updated_at, whole, part)
       select $1, reference || '-' || $8::int, $2, 0, 'open', $3, $4, $5, $6, clock_timestamp(), id, $8::int
       from case_file where id = $7 returning reference`,
      [caseId, keyId, circuit, step, door, receivedAt, whole, number],
    );
    return z.object({ reference: z.string() }).parse(row).reference;
  }

  async project(tx: Tx, caseId: string, state: CaseState, projected: QueueProjection): Promise<void> {
    const columns = Object.entries(projection(state, projected));
    const set = columns.map(([column], at) => `${column} = $${at + 2}`).join(', ');
    await tx.query(`update case_file set ${set}, updated_at = clock_timestamp() where id = $1`, [
      caseId,
      ...columns.map(([, value]) => value),
    ]);
  }

  async setLanguage(tx: Tx, caseId: string, language: string): Promise<void> {
    await tx.query('update case_file set language = $2 where id = $1', [caseId, language]);
  }

  /** Cases received from `from` until before `before`, by reference, after the reference `after`. */
  async received(
    tx: Tx,
    { from, before }: ReceiptRange,
    after: string,
    limit: number,
  ): Promise<z.infer<typeof Named>[]> {
    const rows = await tx.query(
      `select id, reference from case_file
       where reference > $3 and received_at >= $1 and ($2::timestamptz is null or received_at < $2)
       order by reference limit $4`,
      [from, before, after, limit],
    );
    return rowsOf(Named, rows);
  }

  async countReceived(tx: Tx, { from, before }: ReceiptRange): Promise<number> {
    const rows = await tx.query(
      `select count(*)::int as count from case_file
       where received_at >= $1 and ($2::timestamptz is null or received_at < $2)`,
      [from, before],
    );
    return rowOf(Count, rows)?.count ?? 0;
  }

  /** A message belongs to one case; the parts of a request show those of the request. */
  async addMessage(tx: Tx, caseId: string, messageId: string, { part }: CaseState): Promise<void> {
    const shared = part ? ' on conflict do nothing' : '';
    await tx.query(`insert into case_message (case_id, message_id) values ($1, $2)${shared}`, [caseId, messageId]);
  }

  /** With the circuit of its last judgement, by the log: the row of the case locks and opens nothing. */
  async keyOf(tx: Tx, caseId: string): Promise<z.infer<typeof Key> | null> {
    const rows = await tx.query(
      `select c.key_id as "keyId", ${judgedCircuit} as circuit from case_file c where c.id = $1`,
      [caseId],
    );
    return rowOf(Key, rows);
  }

  /** Of each case that shows the message. */
  async circuitsOf(tx: Tx, messageId: string): Promise<(string | null)[]> {
    const rows = await tx.query(
      `select ${judgedCircuit} as circuit from case_file c join case_message m on m.case_id = c.id where m.message_id = $1`,
      [messageId],
    );
    return rowsOf(Circuit, rows).map(({ circuit }) => circuit);
  }

  /** The cases that show the message: a request and its parts. */
  async showing(tx: Tx, messageId: string): Promise<string[]> {
    const rows = await tx.query('select case_id as id from case_message where message_id = $1', [messageId]);
    return rowsOf(CaseId, rows).map(({ id }) => id);
  }

  async find(tx: Tx, caseId: string): Promise<CaseSummary | null> {
    const [row] = await tx.query(`select ${caseColumns} from case_file where id = $1`, [caseId]);
    return row ? CaseSummary.parse(row) : null;
  }

  /** Those of the ids, by reference. */
  async all(tx: Tx, ids: readonly string[]): Promise<CaseSummary[]> {
    if (ids.length === 0) return [];
    const rows = await tx.query(`select ${caseColumns} from case_file where id = any($1::uuid[]) order by reference`, [
      ids,
    ]);
    return rowsOf(CaseSummary, rows);
  }

  /** False when the key was used before: the command was carried out already. */
  async claimKey(tx: Tx, key: string, caseId: string, fingerprint: string): Promise<'new' | 'same' | 'other'> {
    const inserted = await tx.query(
      `insert into command_receipt (key, case_id, fingerprint) values ($1, $2, $3)
       on conflict (key) do nothing returning key`,
      [key, caseId, fingerprint],
    );
    if (inserted.length > 0) return 'new';
    const rows = await tx.query('select case_id as "caseId", fingerprint from command_receipt where key = $1', [key]);
    const row = rowOf(Receipt, rows);
    return row?.caseId === caseId && row.fingerprint === fingerprint ? 'same' : 'other';
  }
}
