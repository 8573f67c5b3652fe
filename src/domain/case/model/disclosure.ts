/** What is answered for each target of a disclosure, and what is counted from it: never typed by a person. */
import { z } from 'zod';
import { atField, type Refusal } from '../../kernel/result.js';
import type { RequestFacts } from '../../law/fact.js';
import { DataCategory, Ground, Sha256Text } from '../../law/vocabulary.js';
import type { Frozen } from './floor-state.js';
import { refusals } from './refusal.js';

const MOST_TARGETS = 10_000;
/** Of one letter. */
const MOST_UPLOADS = 100;

/** Place of a file among those of the letter: the letter itself is 0. */
const Position = z.int().positive();

const common = {
  /** Says nothing of the name, which is sealed with the case. */
  id: z.uuid(),
  /** In the list of targets that was read; null where a person added the target. */
  place: z.int().nonnegative().nullable(),
  /** Files that hold its data. */
  files: z.array(Position),
};

/** What is answered for one target. A struck one was found by the reading, and the request does not ask for it. */
export const TargetAnswer = z.discriminatedUnion('answer', [
  z.strictObject({ ...common, answer: z.literal('produce') }),
  z.strictObject({
    ...common,
    answer: z.literal('part'),
    categories: z.array(DataCategory).min(1),
    period: z.boolean().describe('Limited to a period, which is sealed with the case'),
  }),
  z.strictObject({ ...common, answer: z.literal('withhold'), ground: Ground }),
  z.strictObject({ ...common, answer: z.literal('no_data') }),
  z.strictObject({ ...common, answer: z.literal('unknown') }),
  z.strictObject({ ...common, answer: z.literal('struck') }),
]);
export type TargetAnswer = z.infer<typeof TargetAnswer>;

/** The table of a disclosure, as the log keeps it. */
export const Disclosure = z
  .strictObject({
    targets: z.array(TargetAnswer).max(MOST_TARGETS),
    shared: z.array(Position).describe('Files that hold data of every target that is produced'),
    forms: z
      .array(Position)
      .min(1)
      .max(2)
      .optional()
      .describe(
        'Files of the form that a regulation prescribes for an answer without data; absent where there is none',
      ),
    uploads: z
      .array(z.strictObject({ file: Position, id: z.uuid() }))
      .min(1)
      .max(MOST_UPLOADS)
      .optional()
      .describe('Files that operations handed in for the target of their row; absent where there is none'),
    byPortal: z
      .literal(true)
      .optional()
      .describe(
        'The files are collected on the portal and the mail carries the letter alone; absent where it carries them',
      ),
    named: Sha256Text.describe('Digest of the names, periods and reasons, under the key of the case'),
  })
  .meta({ id: 'Disclosure' });
export type Disclosure = z.infer<typeof Disclosure>;
type Table = Frozen<Disclosure>;
type Row = Frozen<TargetAnswer>;

const isProduced = ({ answer }: Row): boolean => answer === 'produce' || answer === 'part';

/** Accounts of which anything is handed over. */
export const disclosedIn = ({ targets }: Table): number => targets.filter(isProduced).length;

/** Targets that the request really has: those that were read and not struck, and those that were added. */
export const askedIn = ({ targets }: Table): number => targets.filter(({ answer }) => answer !== 'struck').length;

/** Whether less is handed over than was asked and found. */
export const isPartial = ({ targets }: { readonly targets: readonly Pick<Row, 'answer'>[] }): boolean =>
  targets.some(({ answer }) => answer === 'part' || answer === 'withhold');

const filesOf = ({ shared, forms = [], targets }: Table): number[] => [
  ...shared,
  ...forms,
  ...targets.flatMap(({ files }) => files),
];

/** What the table must fit: the case, and the number of files beside the letter. */
export interface Asked {
  readonly targets: number;
  readonly facts: Pick<RequestFacts, 'categories'> | null;
  readonly attached: number;
}

const atRow = (row: number, objection: Refusal): Refusal => atField(`targets/${row}`, objection);

/** Whether each of these follows its first, once, in any order. */
const isEachOnce = (given: readonly number[], first: number, count: number): boolean =>
  given.length === count && new Set(given).size === count && given.every((n) => n >= first && n < first + count);

function objectionToRow(row: Row, { shared }: Table, { facts }: Asked): Refusal | null {
  if (row.answer === 'part' && !row.categories.every((each) => facts?.categories.includes(each))) {
    return refusals.notAsked;
  }
  if (!isProduced(row)) return row.files.length > 0 ? refusals.fileOfNothing : null;
  return row.files.length + shared.length === 0 ? refusals.fileMissing : null;
}

/** Where nothing is handed over. */
function objectionToNothing(table: Table): Refusal | null {
  if (table.byPortal) return refusals.nothingToCollect;
  if (isPartial(table)) return refusals.allWithheld;
  return table.shared.length > 0 ? atField('attachments', refusals.fileOfNothing) : null;
}

/** No form is prescribed for an answer with data. */
const objectionToForms = ({ forms }: Table): Refusal | null =>
  forms ? atField('attachments', refusals.fileWithoutTarget) : null;

/** Why the table may not be prepared, nor consented to; of a row, at its row. */
export function objectionToTable(table: Table, asked: Asked): Refusal | null {
  const { targets } = table;
  const places = targets.flatMap(({ place }) => place ?? []);
  const ids = new Set(targets.map(({ id }) => id));
  const struckOwn = targets.some(({ place, answer }) => place === null && answer === 'struck');
  if (!isEachOnce(places, 0, asked.targets) || ids.size < targets.length || struckOwn) {
    return refusals.targetsUnanswered;
  }
  if (askedIn(table) === 0) return refusals.noTarget;
  const misplaced = disclosedIn(table) === 0 ? objectionToNothing(table) : objectionToForms(table);
  if (misplaced) return misplaced;
  for (const [at, row] of targets.entries()) {
    const objection = objectionToRow(row, table, asked);
    if (objection) return atRow(at, objection);
  }
  return isEachOnce(filesOf(table), 1, asked.attached) ? null : refusals.fileWithoutTarget;
}

/** Why what was prepared may not be consented to: every file that it names is one of its letter. */
export const objectionToPrepared = (table: Table | undefined, asked: Omit<Asked, 'attached'>): Refusal | null =>
  table ? objectionToTable(table, { ...asked, attached: filesOf(table).length }) : refusals.preparedWithoutTable;
