/** A draft of files of the law, of its lexicon and of letters, and the law with them in place of the files they replace. */
import { z } from 'zod';
import { canonical } from '../../domain/ledger/canonical.js';
import { type SourceFile, YamlFile } from '../files/yaml-file.js';

const LONGEST_CHARACTERS = 200_000;
const MOST_FILES = 12;

/** Blocks and phrases carry the words of the law: they come with a release of the product. */
const DRAFTED =
  /^(?:workflows\/(?:(?:law|rules|clocks|circuits|operators)\/[a-z0-9_-]+|lexicon\/(?:concepts|[a-z-]+\/[A-Za-z]{2,4}))|templates\/letters\/(?:fr|en)\/(?!blocks\.|phrases\.)[a-z_]+\.v[1-9]\d*)\.yaml$/;

export const DraftFile = z.strictObject({
  /** From the root of the product. */
  file: z.string().regex(DRAFTED),
  text: z.string().max(LONGEST_CHARACTERS),
});
export type DraftFile = z.infer<typeof DraftFile>;

export const DraftFiles = z.strictObject({
  files: z
    .array(DraftFile)
    .min(1)
    .max(MOST_FILES)
    .refine((files) => new Set(files.map(({ file }) => file)).size === files.length, 'names one file twice'),
  /** Files of cases that the draft changes: they are tried with it, and are no law. */
  cases: z
    .array(
      z.strictObject({
        file: z.string().regex(/^workflows\/rules\/[a-z0-9_-]+\.cases\.yaml$/),
        text: z.string().max(LONGEST_CHARACTERS),
      }),
    )
    .max(MOST_FILES)
    .optional(),
});
export type DraftFiles = z.infer<typeof DraftFiles>;

export const isLetter = ({ file }: Pick<DraftFile, 'file'>): boolean => file.startsWith('templates/letters/');

const byName = (one: SourceFile, other: SourceFile): number => (one.name < other.name ? -1 : 1);

/** The files of the law with those of the draft among them, in one order; letters stand apart. */
export function withDraft(sources: readonly SourceFile[], files: readonly DraftFile[]): SourceFile[] {
  const drafted = files.filter((each) => !isLetter(each)).map(({ file: name, text }) => ({ name, text }));
  return [...sources.filter(({ name }) => !drafted.some((each) => each.name === name)), ...drafted].sort(byName);
}

/** The day from which a letter is drawn from its template; null for a file of the law, which says no such day. */
export function beginsOn(drafted: DraftFile): string | null {
  if (!isLetter(drafted)) return null;
  const { value } = new YamlFile({ name: drafted.file, text: drafted.text });
  return z.object({ validFrom: z.iso.date() }).safeParse(value).data?.validFrom ?? null;
}

/** True when the file says what the draft says: a comment, the order of keys or a line end makes no difference. */
export function saysTheSame(source: SourceFile | undefined, { file, text }: DraftFile): boolean {
  const [is, wanted] = [source && new YamlFile(source), new YamlFile({ name: file, text })];
  if (!is || is.faults.length > 0 || wanted.faults.length > 0) return false;
  return canonical(is.value) === canonical(wanted.value);
}
