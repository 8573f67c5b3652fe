/** What the preparer of a disclosure says of each target: the table that the log keeps, and the names that are sealed with the case. */
import { v5 as uuidv5 } from 'uuid';
import { z } from 'zod';
import { idOfRead, plainName } from '../../cases/rows/target-id.js';
import type { Disclosure, TargetAnswer } from '../../domain/case/model/disclosure.js';
import { accept, atField, type Refusal, type Result, refuse } from '../../domain/kernel/result.js';
import { DataCategory, Ground } from '../../domain/law/vocabulary.js';
import { refusals } from './refusal.js';

const MOST_TARGETS = 10_000;

const about = {
  place: z
    .int()
    .nonnegative()
    .nullable()
    .describe('In the list of targets that was read; null for one that the preparer adds'),
  name: z.string().trim().min(1).max(320).optional().describe('Of one that the preparer adds'),
  reason: z.string().trim().min(1).max(2_000).optional().describe('Wanted where a target is added or struck'),
};

/** One row of the table, as a preparer gives it. */
export const GivenTarget = z
  .discriminatedUnion('answer', [
    z.strictObject({ ...about, answer: z.literal('produce') }),
    z.strictObject({
      ...about,
      answer: z.literal('part'),
      categories: z.array(DataCategory).min(1),
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
    }),
    z.strictObject({ ...about, answer: z.literal('withhold'), ground: Ground }),
    z.strictObject({ ...about, answer: z.literal('no_data') }),
    z.strictObject({ ...about, answer: z.literal('unknown') }),
    z.strictObject({ ...about, answer: z.literal('struck') }),
  ])
  .meta({ id: 'GivenTarget' });
export type GivenTarget = z.infer<typeof GivenTarget>;

export const GivenTargets = z.array(GivenTarget).max(MOST_TARGETS);

/** Accounts of which anything is handed over. */
export const disclosedOf = (given: readonly GivenTarget[]): number =>
  given.filter(({ answer }) => answer === 'produce' || answer === 'part').length;

/** The row of the table that a file belongs to, from 0, or all that are produced. */
export const FileTarget = z
  .union([z.int().nonnegative(), z.literal('all')])
  .describe('The row of `targets` that the file belongs to, from 0; `all`: every target that is produced');
export type FileTarget = z.infer<typeof FileTarget>;

/** What is personal in a row: sealed under the key of the case. */
export const NamedTarget = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  kind: z.string().nullable().describe('As it was read; null where the preparer added it'),
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  reason: z.string().nullable(),
});
export type NamedTarget = z.infer<typeof NamedTarget>;

export const NamedTargets = z.array(NamedTarget);

/** The table without the digest of its names, and these. */
export interface Tabled {
  readonly table: Omit<Disclosure, 'named'>;
  readonly names: readonly NamedTarget[];
}

/** The targets of the case as they were read; the id is that of their reading. */
export interface ReadTargets {
  readonly id: string;
  readonly targets: readonly { readonly kind: string; readonly value: string }[];
}

/** Ids of targets that were ordered from operations and not read, by `plainName`. */
export type AddedTargets = ReadonlyMap<string, string>;

/**
 * The rows with ids of their own, the files as places beside the letter. The same target of the same reading has the same id.
 *
 * @param files the row of each file, in the order in which they follow the letter
 * @param preparationId what an added target is named after, unless it was ordered
 */
export function tabled(
  given: readonly GivenTarget[],
  files: readonly (FileTarget | undefined)[],
  read: ReadTargets,
  preparationId: string,
  ordered: AddedTargets = new Map(),
): Result<Tabled> {
  const names: NamedTarget[] = [];
  const targets: TargetAnswer[] = [];
  for (const [row, target] of given.entries()) {
    const objection = objectionTo(target, read, given.slice(0, row));
    if (objection) return refuse(atField(`targets/${row}`, objection));
    const { place, name = '' } = target;
    const added = () => ordered.get(plainName(name)) ?? uuidv5(`added ${row}`, preparationId);
    const id = place === null ? added() : idOfRead(place, read.id);
    names.push(namedOf(target, id, read));
    targets.push({ ...answerOf(target), id, place, files: placesOf(files, row) });
  }
  const isLost = files.some((each) => each === undefined || (each !== 'all' && each >= given.length));
  if (isLost) return refuse(refusals.fileWithoutTarget);
  return accept({ table: { targets, shared: placesOf(files, 'all') }, names });
}

/** The letter is the first file of all. */
const placesOf = (files: readonly (FileTarget | undefined)[], of: FileTarget): number[] =>
  files.flatMap((each, at) => (each === of ? [at + 1] : []));

function objectionTo(target: GivenTarget, { targets }: ReadTargets, before: readonly GivenTarget[]): Refusal | null {
  const { place, name, reason, answer } = target;
  if ((place === null) !== (name !== undefined)) return refusals.targetUnnamed;
  if ((name !== undefined || answer === 'struck') && reason === undefined) return refusals.targetUnexplained;
  const others = [...targets.map(({ value }) => value), ...before.flatMap((each) => each.name ?? [])];
  if (name !== undefined && others.some((other) => plainName(other) === plainName(name))) return refusals.targetTwice;
  const isBackwards = answer === 'part' && target.from && target.to && target.from > target.to;
  return isBackwards ? refusals.periodBackwards : null;
}

function namedOf(target: GivenTarget, id: string, { targets }: ReadTargets): NamedTarget {
  const { place, name, reason = null } = target;
  const read = place === null ? undefined : targets[place];
  const { from = null, to = null } = target.answer === 'part' ? target : {};
  return { id, name: name ?? read?.value ?? '', kind: read?.kind ?? null, from, to, reason };
}

type Said<Answer = TargetAnswer> = Answer extends TargetAnswer ? Omit<Answer, 'id' | 'place' | 'files'> : never;

function answerOf(target: GivenTarget): Said {
  if (target.answer === 'withhold') return { answer: target.answer, ground: target.ground };
  if (target.answer !== 'part') return { answer: target.answer };
  const { answer, categories, from, to } = target;
  return { answer, categories, period: from !== undefined || to !== undefined };
}
