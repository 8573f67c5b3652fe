/** Where a file that is dropped on the editor belongs, by its name. */

const COUNTRIES = 'workflows/lexicon/countries/';

const isLetter = (file: string): boolean => file.startsWith('templates/');
const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);

/**
 * The file of the law, of the lexicon or of a letter that has this name. Letters of both languages are called alike, and so are
 * the concepts of the lexicon: these go by the folder of the file that is shown. A new country, and a new language of the
 * concept that is shown, have a place of their own; anything else takes that of the file that is shown.
 */
export function placeOf(name: string, text: string, files: readonly string[], shown: string): string {
  const language = /^language: (fr|en)$/m.exec(text)?.[1];
  const [found, ...others] = files.filter(
    (file) => file.endsWith(`/${name}`) && (!isLetter(file) || file.includes(`/${language}/`)),
  );
  const beside = `${folderOf(shown)}${name}`;
  if (found && others.length === 0) return found;
  if (/^[A-Z]{2}\.yaml$/.test(name)) return `${COUNTRIES}${name}`;
  const ofConcept = shown.startsWith('workflows/lexicon/') && /^[a-z]{2,3}\.yaml$/.test(name);
  return ofConcept && folderOf(shown) !== COUNTRIES && folderOf(shown) !== 'workflows/lexicon/' ? beside : shown;
}
