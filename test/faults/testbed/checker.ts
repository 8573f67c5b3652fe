/**
 * Judges what is left after the faults. It imports nothing of the product: plain SQL, files, and hashing of its own.
 * Each finding is one sentence; none is the promise.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkLedger } from './check-ledger.js';
import { checkLetters } from './check-letters.js';
import { checkPeople } from './check-people.js';
import { digest } from './digest.js';
import type { Installation } from './testbed.js';
import { keysOf, openBlob } from './unsealed.js';

export interface Findings {
  readonly findings: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

interface Message {
  readonly id: string;
  readonly sha256: string;
  readonly fate: string;
  readonly blobId: string;
  readonly keyId: string;
  readonly size: number;
}

export async function check(installation: Installation, acknowledged: ReadonlySet<string>): Promise<Findings> {
  const messages = await checkMessages(installation, acknowledged);
  const ledger = await checkLedger(installation);
  const people = await checkPeople(installation);
  const letters = await checkLetters(installation);
  const work = [
    ...(await checkWork(installation)),
    ...(await checkProjection(installation)),
    ...(await checkReports(installation)),
    ...(await checkFiles(installation)),
  ];
  return {
    findings: [...messages.findings, ...ledger.findings, ...people.findings, ...letters.findings, ...work],
    counts: {
      acknowledged: acknowledged.size,
      ...messages.counts,
      ...ledger.counts,
      ...people.counts,
      ...letters.counts,
    },
  };
}

/** I1, I2: each acknowledged mail is kept once, byte for byte, and something became of it. */
async function checkMessages({ rows, folder }: Installation, acknowledged: ReadonlySet<string>): Promise<Findings> {
  const kept = await rows.query<Message>(
    `select id, sha256, fate, blob_id as "blobId", key_id as "keyId", size::int as size from raw_message`,
  );
  const findings: string[] = [];
  const byHash = new Map(kept.map((message) => [message.sha256, message]));
  for (const hash of acknowledged)
    if (!byHash.has(hash)) findings.push(`LOST: mail ${hash.slice(0, 12)} was acknowledged.`);
  if (byHash.size !== kept.length) findings.push('TWICE: two rows keep the same bytes.');
  const keys = await keysOf(rows, folder);
  for (const message of kept) findings.push(...(await faultsOf(message, keys.get(message.keyId), folder)));
  const cases = await rows.query<{ messages: string }>(
    `select m.id as messages from raw_message m left join case_message c on c.message_id = m.id
     where (m.fate in ('new_case', 'joins', 'unreadable')) <> (c.case_id is not null)`,
  );
  for (const row of cases) findings.push(`CASE: message ${row.messages} and its case do not agree.`);
  return { findings, counts: { kept: kept.length } };
}

/** An erased key is null: the bytes are gone on purpose. */
async function faultsOf(message: Message, key: Buffer | null | undefined, folder: string): Promise<string[]> {
  const waiting = message.fate === 'waiting' ? [`WAITING: nothing became of message ${message.id}.`] : [];
  if (key === null) return waiting;
  const bytes = key && (await openBlob(folder, message.blobId, key).catch(() => null));
  const opens = bytes && digest(bytes) === message.sha256;
  return opens ? waiting : [...waiting, `BYTES: message ${message.id} does not open to what came.`];
}

/** I10: no job that is due is left, and no job failed for good. */
async function checkWork({ rows }: Installation): Promise<string[]> {
  const left = await rows.query<{ topic: string; state: string; error: string }>(
    `select topic, case when dead_at is null then 'open' else 'failed' end as state, coalesce(last_error, '') as error
     from outbox where done_at is null and (dead_at is not null or due_at <= clock_timestamp())`,
  );
  return left.map(({ topic, state, error }) => `WORK: ${topic} is ${state}: ${error}`);
}

/** I5: the row of a case says what its entries say. */
async function checkProjection({ rows }: Installation): Promise<string[]> {
  const wrong = await rows.query<{ id: string }>(
    `select c.id from case_file c left join (
       select stream, max(seq) as seq, bool_or(type = 'case.closed') as closed from entry where stream like 'case/%' group by stream
     ) e on e.stream = 'case/' || c.id
     where e.seq is distinct from c.seq or e.closed is distinct from (c.status = 'closed')
     union all
     select substr(stream, 6)::uuid from entry where stream like 'case/%' and substr(stream, 6)::uuid not in (select id from case_file)`,
  );
  return wrong.map(({ id }) => `PROJECTION: case ${id} is not what its entries say.`);
}

/** I9: a file of a report is the one that the log recorded. */
async function checkReports({ rows, folder }: Installation): Promise<string[]> {
  const built = await rows.query<{ data: { period: string; edition: number; files: Record<string, string> } }>(
    `select data from entry where type = 'report.built'`,
  );
  const findings: string[] = [];
  for (const { data } of built) {
    for (const [name, expected] of Object.entries(data.files)) {
      const file = join(folder, 'reports', data.period, String(data.edition), name);
      if (!existsSync(file) || digest(await readFile(file)) !== expected) findings.push(`REPORT: ${file}`);
    }
  }
  return findings;
}

/** docs/promises.md#p1: no file that a row names is gone, whatever was swept. */
async function checkFiles({ rows, folder }: Installation): Promise<string[]> {
  const named = await rows.query<{ id: string }>(
    'select blob_id as id from raw_message union select blob_id from letter_file',
  );
  const gone = named.filter(({ id }) => !existsSync(join(folder, 'blobs', id.slice(-2), id)));
  return gone.map(({ id }) => `FILE: ${id} is named and gone.`);
}
