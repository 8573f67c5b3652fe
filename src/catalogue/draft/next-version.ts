/** Versions of a template of letters, by the names of their files: `templates/letters/fr/refusal.v2.yaml`. */
import type { SourceFile } from '../files/yaml-file.js';
import type { DraftFile } from './draft.js';

const parts = (file: string) => {
  const [, letter = file, version = '0'] = /^(.*)\.v(\d+)\.yaml$/.exec(file) ?? [];
  return { letter, version: Number(version) };
};

/** The last version in use of the letter that the file is a version of. */
export const lastVersion = (file: string, inUse: readonly SourceFile[]): SourceFile | undefined =>
  inUse
    .filter(({ name }) => parts(name).letter === parts(file).letter)
    .toSorted((one, other) => parts(one.name).version - parts(other.name).version)
    .at(-1);

/** The name of the version that follows. */
export function nextName({ name }: SourceFile): string {
  const { letter, version } = parts(name);
  return `${letter}.v${version + 1}.yaml`;
}

/** What the next version of a letter is written from: the last one, under its new name. */
export function startOfNext(file: string, inUse: readonly SourceFile[]): DraftFile | null {
  const last = lastVersion(file, inUse);
  if (!last || nextName(last) !== file) return null;
  const { version } = parts(file);
  return { file, text: last.text.replace(/^template: (\w+)\.v\d+$/m, `template: $1.v${version}`) };
}
