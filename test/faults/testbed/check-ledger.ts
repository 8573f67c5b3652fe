/** I5: every entry sealed once, in a row; leaves, roots and signatures computed again from the rows alone. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Findings } from './checker.js';
import type { Installation } from './testbed.js';

interface EntryRow {
  readonly index: number | null;
  readonly leaf: Buffer | null;
  readonly stream: string;
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly actor: string;
  readonly data: unknown;
  readonly class: string;
  readonly salt: Buffer;
  readonly opening: Buffer;
}

const sha = (...parts: (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** JSON with sorted names and no spaces: for the plain ASCII names of our entries this is RFC 8785. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}

function leafOf({ stream, seq, type, at, actor, data, class: kind, salt, opening }: EntryRow): Buffer {
  const record = sha('greffe/rec/v1\0', salt, canonical({ stream, seq, type, at, actor, data }));
  return sha(Buffer.of(0), sha('greffe/type/v1\0', kind, opening), record);
}

/** The root of RFC 6962, straight from its definition. */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha();
  if (leaves.length === 1) return leaves[0] as Buffer;
  let left = 1;
  while (left * 2 < leaves.length) left *= 2;
  return sha(Buffer.of(1), rootOf(leaves.slice(0, left)), rootOf(leaves.slice(left)));
}

export async function checkLedger({ rows, folder }: Installation): Promise<Findings> {
  const entries = await rows.query<EntryRow>(
    `select s.index::int as index, s.leaf, e.stream, e.seq, e.type, e.actor, e.data, e.class, e.salt, e.opening,
       to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
     from entry e full join sealed_entry s using (stream, seq) order by s.index, e.stream, e.seq`,
  );
  const findings: string[] = [];
  const leaves: Buffer[] = [];
  for (const entry of entries) {
    const place = `seq ${entry.seq} of ${entry.stream}`;
    if (entry.index === null) findings.push(`UNSEALED: ${place}.`);
    else if (entry.index !== leaves.length) findings.push(`INDEX: ${place} has ${entry.index}, not ${leaves.length}.`);
    else if (!entry.leaf?.equals(leafOf(entry))) findings.push(`LEAF: ${place} is not what was sealed.`);
    if (entry.leaf) leaves.push(entry.leaf);
  }
  findings.push(...(await gaps({ rows })), ...(await checkCheckpoints({ rows, folder }, leaves)));
  return { findings, counts: { entries: entries.length } };
}

async function gaps({ rows }: Pick<Installation, 'rows'>): Promise<string[]> {
  const broken = await rows.query<{ stream: string }>(
    'select stream from entry group by stream having max(seq) <> count(*) or min(seq) <> 1',
  );
  return broken.map(({ stream }) => `GAP: the stream ${stream} is not 1, 2, 3.`);
}

/** Each root is that of the first leaves, so that each checkpoint continues the one before; each signature holds. */
async function checkCheckpoints(
  { rows, folder }: Pick<Installation, 'rows' | 'folder'>,
  leaves: Buffer[],
): Promise<string[]> {
  const signed = await rows.query<{ size: number; root: Buffer; note: string }>(
    'select size::int as size, root, note from checkpoint order by size',
  );
  const key = createPublicKey(await readFile(join(folder, 'keys', 'ledger.pem')));
  const findings: string[] = [];
  for (const { size, root, note } of signed) {
    const end = note.lastIndexOf('\n\n') + 1;
    const [origin, lines, encoded] = note.split('\n');
    const signature = Buffer.from(
      note
        .slice(end + 1)
        .trim()
        .split(' ')
        .at(-1) ?? '',
      'base64',
    ).subarray(4);
    const holds =
      verify(null, Buffer.from(note.slice(0, end)), key, signature) &&
      Number(lines) === size &&
      encoded === root.toString('base64') &&
      origin !== '';
    if (!holds) findings.push(`SIGNATURE: the checkpoint of ${size}.`);
  }
  // Roots of sizes from the end: the last covers all, a sample of the others suffices for long logs.
  for (const { size, root } of signed.filter(
    (_, at) => at % Math.ceil(signed.length / 20) === 0 || at === signed.length - 1,
  )) {
    if (!rootOf(leaves.slice(0, size)).equals(root)) findings.push(`ROOT: the checkpoint of ${size}.`);
  }
  if (leaves.length > 0 && signed.at(-1)?.size !== leaves.length)
    findings.push('ROOT: the last entries are under no checkpoint.');
  return findings;
}
