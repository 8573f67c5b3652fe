/** What a person answers for each target of a disclosure, as the form holds it and as it is sent. */
import type { components } from '../../api/schema.js';
import type { CaseFile } from '../read.js';
import { particularsOf } from '../read.js';

export type GivenTarget = components['schemas']['GivenTarget'];
export type Answer = GivenTarget['answer'];
type Part = Extract<GivenTarget, { answer: 'part' }>;
type Withheld = Extract<GivenTarget, { answer: 'withhold' }>;

/** One row of the form; what is not chosen yet is empty. */
export interface TargetRow {
  /** Stays when another row is taken away. */
  readonly key: string;
  readonly place: number | null;
  readonly name: string;
  readonly answer: Answer | '';
  readonly categories: Part['categories'];
  readonly from: string;
  readonly to: string;
  readonly ground: Withheld['ground'] | '';
  readonly reason: string;
}

const unanswered = {
  ...({ answer: '', from: '', to: '', ground: '', reason: '' } as const),
  categories: [] as Part['categories'],
};

/** Those that were read; nothing is answered beforehand. */
export const firstRows = (file: CaseFile): TargetRow[] =>
  (particularsOf(file)?.targets ?? []).map(({ value }, place) => ({
    ...{ key: `read-${place}`, place, name: value },
    ...unanswered,
  }));

export const addedRow = (rows: readonly TargetRow[]): TargetRow => {
  const numbers = rows.map(({ key }) => Number(key.split('-')[1] ?? 0));
  return { key: `added-${Math.max(0, ...numbers) + 1}`, place: null, name: '', ...unanswered };
};

export const isProduced = ({ answer }: TargetRow): boolean => answer === 'produce' || answer === 'part';

/** Whether the preparer says why: of what they add, strike or withhold. */
export const wantsReason = ({ place, answer }: TargetRow): boolean => place === null || answer === 'struck';

const text = (typed: string): string | undefined => (typed.trim() === '' ? undefined : typed);

/** Which target, and why; null while that is not said wholly. */
function aboutOf(row: TargetRow): Pick<GivenTarget, 'place' | 'name' | 'reason'> | null {
  const { place } = row;
  const [name, reason] = [row.name, row.reason].map(text);
  if (name === undefined || (wantsReason(row) && reason === undefined)) return null;
  return { place, ...(place === null && { name }), ...(reason !== undefined && { reason }) };
}

/** The row as it is sent; null while it is not answered wholly. */
export function givenOf(row: TargetRow): GivenTarget | null {
  const { answer, categories, ground } = row;
  const about = aboutOf(row);
  if (answer === '' || about === null) return null;
  const [from, to] = [row.from, row.to].map(text);
  if (answer === 'part') {
    const period = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    return categories.length === 0 ? null : { ...about, answer, categories, ...period };
  }
  if (answer === 'withhold') return ground === '' ? null : { ...about, answer, ground };
  return { ...about, answer };
}

/** The row that a file belongs to, by its key, or all. */
export type FileOf = string;

/** The file of one target belongs to it; otherwise a person says to which. */
export function ownerOf(file: File, chosen: ReadonlyMap<File, FileOf>, rows: readonly TargetRow[]): FileOf {
  const produced = rows.filter(isProduced);
  const [only] = produced;
  const owner = chosen.get(file) ?? (produced.length === 1 ? only?.key : undefined) ?? '';
  return owner === 'all' || rows.some(({ key }) => key === owner) ? owner : '';
}

/** As it is sent: the row from 0, or all; undefined while no one said. */
export function targetOf(owner: FileOf, rows: readonly TargetRow[]): number | 'all' | undefined {
  if (owner === 'all') return 'all';
  const at = rows.findIndex(({ key }) => key === owner);
  return at < 0 ? undefined : at;
}
