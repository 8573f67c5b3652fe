/** Takes the store of an installation into use, or says why it must not be: before anything is written or swept. */
import { mkdir } from 'node:fs/promises';
import { z } from 'zod';
import type { Database } from '../../database/database.js';
import { rowOf } from '../../database/rows.js';
import { namedOf, namedOn, newestNamed } from './named.js';
import { type Judgment, judgeStore, markAs, ownerOf } from './owner.js';
import { Quarantine } from './quarantine.js';
import { Shelves, shelfOf } from './shelves.js';

/** Files that are compared with the database before a store is adopted; ids are random, so that a few shelves do. */
const COMPARED = 2_000;
/** Files that a store in use is asked for. */
const ASKED = 50;

const Claim = z.object({
  installation: z.string(),
  /** The database had a store before. */
  claimed: z.boolean(),
  /** Files up to this id are known to be lost: an operator confirmed it. */
  lostUntil: z.string().nullable(),
});
export type Claim = z.infer<typeof Claim>;

export type Taken = Pick<Judgment, 'verdict'> & { readonly installation: string; readonly owner: string | null };

/** What the database says of itself and of its store. */
export async function claimOf(database: Pick<Database, 'query'>): Promise<Claim> {
  const rows = await database.query(
    `select i.id as installation, s.installation is not null as claimed, s.lost_until as "lostUntil"
     from installation i left join blob_store s on s.installation = i.id`,
  );
  const claim = rowOf(Claim, rows);
  if (!claim) throw new Error('The table "installation" is empty: run the migrations.');
  return claim;
}

/** Judges the store in a folder; changes nothing. */
export async function examineStore(database: Pick<Database, 'query'>, folder: string): Promise<Taken> {
  const known = await claimOf(database);
  const { installation } = known;
  const owner = await ownerOf(folder);
  const { verdict } = judgeStore({ owner, ...known, ...(await compare(database, new Shelves(folder), owner, known)) });
  return { verdict, installation, owner };
}

/** Judges the store in a folder, and marks and claims one that is to be adopted; changes nothing else. */
export async function takeStore(database: Database, folder: string): Promise<Taken> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const taken = await examineStore(database, folder);
  if (taken.verdict === 'adopt') {
    // The mark first: a claim without a mark would refuse the next start.
    await markAs(folder, taken.installation);
    await claim(database, taken.installation);
  }
  return taken;
}

/** Records that the database has a store; does nothing the second time. */
export async function claim(
  database: { query(sql: string, parameters: unknown[]): Promise<unknown> },
  installation: string,
): Promise<void> {
  await database.query('insert into blob_store (installation) values ($1) on conflict do nothing', [installation]);
}

interface Compared {
  readonly files: number;
  readonly named: number;
  readonly expected: number;
  readonly present: number;
}

/** A store with a mark is asked for the newest files alone; another one is compared both ways. */
async function compare(
  database: Pick<Database, 'query'>,
  shelves: Shelves,
  owner: string | null,
  { lostUntil }: Claim,
): Promise<Compared> {
  if (owner !== null) {
    const expected = await newestNamed(database, ASKED, lostUntil);
    return { files: 0, named: 0, expected: expected.length, present: await present(shelves, expected) };
  }
  const [looked, found] = await some(shelves);
  const named = await namedOf(database, found);
  // Where nothing lies, what the database names anywhere is what is missing.
  const expected = found.length === 0 ? await newestNamed(database, ASKED, null) : await namedOn(database, looked);
  return {
    files: found.length,
    named: named.size,
    expected: expected.length,
    present: await present(shelves, expected),
  };
}

/** Whole shelves until enough files were seen, and the files on them. */
async function some(shelves: Shelves): Promise<[shelves: string[], files: string[]]> {
  const [looked, found]: [string[], string[]] = [[], []];
  for (const shelf of await shelves.names()) {
    looked.push(shelf);
    found.push(...(await shelves.on(shelf)));
    if (found.length >= COMPARED) break;
  }
  return [looked, found];
}

/** How many of the files are in the store, those that were set aside among them. */
async function present(shelves: Shelves, ids: readonly string[]): Promise<number> {
  const aside = new Set(await new Quarantine(shelves).files());
  const listed = new Map<string, Set<string>>();
  let count = 0;
  for (const id of ids) {
    const shelf = shelfOf(id);
    if (!listed.has(shelf)) listed.set(shelf, new Set(await shelves.on(shelf)));
    if (aside.has(id) || listed.get(shelf)?.has(id)) count += 1;
  }
  return count;
}
