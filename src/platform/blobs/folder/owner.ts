/** A blob store belongs to one installation, the one of its database. A file in the store, the mark, names it. */
import { link, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../../telemetry/failure.js';
import { writeWhole } from './shelves.js';

/** The file by which a store says whose it is. */
export const markOf = (folder: string): string => join(folder, 'installation.json');
const Mark = z.object({ installation: z.uuid() });

/** The installation that a store belongs to; null for a store without a mark. Rejects when the disk does not answer. */
export async function ownerOf(folder: string): Promise<string | null> {
  const text = await readFile(markOf(folder), 'utf8').catch((error) => {
    if (codeOf(error) !== 'ENOENT') throw error;
    return null;
  });
  if (text === null) return null;
  const mark = Mark.safeParse(parsed(text));
  if (mark.success) return mark.data.installation;
  throw new Error(
    `${markOf(folder)} does not say which installation the store belongs to: restore it from your backup.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Writes the mark once, synced to the disk. Of two processes that start at once, the first one writes it. */
export async function markAs(folder: string, installation: string): Promise<void> {
  const text = `${JSON.stringify({ installation }, null, 2)}\n`;
  await writeWhole(markOf(folder), text, async (draft, path) => {
    await link(draft, path).catch((error) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  });
}

/** What is known of a store and of the database that is to use it. */
export interface StoreFacts {
  /** Of the database. */
  readonly installation: string;
  /** Of the mark; null without one. */
  readonly owner: string | null;
  /** The database had a store before. */
  readonly claimed: boolean;
  /** Files looked at in the store. */
  readonly files: number;
  /** How many of those the database names. */
  readonly named: number;
  /** Files that the database names, of those looked for. */
  readonly expected: number;
  /** How many of those are in the store. */
  readonly present: number;
}

export type Judgment =
  /** `adopt` writes the mark, or the claim of the database, where one is missing. */
  | { readonly verdict: 'own' | 'adopt' }
  /** The store of this installation is not there: its disk is not mounted, or its files are lost. */
  | { readonly verdict: 'absent' }
  /** The store of another installation, or one that nothing links to this database. */
  | { readonly verdict: 'foreign' | 'doubtful' };

/** At least half, both ways: ids are random, so another installation shares none of them. */
const LEAST_SHARE = 0.5;

/** Whether a database may use a store. A store that was marked or claimed once is never adopted without an operator. */
export function judgeStore(known: StoreFacts): Judgment {
  const { installation, owner, claimed, expected, present } = known;
  if (owner === null) return judgeUnmarked(known);
  if (owner !== installation) return { verdict: 'foreign' };
  if (expected > 0 && present === 0) return { verdict: 'absent' };
  return { verdict: claimed ? 'own' : 'adopt' };
}

function judgeUnmarked({ claimed, files, named, expected, present }: StoreFacts): Judgment {
  if (files === 0) return { verdict: claimed || expected > 0 ? 'absent' : 'adopt' };
  const fits = named >= files * LEAST_SHARE && present >= expected * LEAST_SHARE;
  return { verdict: fits && !claimed ? 'adopt' : 'doubtful' };
}
