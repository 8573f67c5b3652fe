/** French typography: the spaces and marks that a French reader expects and a keyboard does not give. */

const NO_BREAK = '\u00a0';
const THIN = '\u202f';

/**
 * Sets a French text: curly apostrophes, no-break spaces inside guillemets and before `: % €`, thin
 * ones before `; ! ?`. Leaves clock hours (`12:30`) and addresses (`https://…`) alone. Setting a text twice changes nothing.
 * A run of spaces is looked at from its first one only: the work is linear in the text.
 */
export function french(text: string): string {
  return text
    .replaceAll("'", '’')
    .replace(/«[ \u00a0\u202f]*/g, `«${NO_BREAK}`)
    .replace(/(?<![ \u00a0\u202f])[ \u00a0\u202f]*»/g, `${NO_BREAK}»`)
    .replace(/(?<![ \u00a0\u202f])[ \u00a0\u202f]+:(?=\s|$)/g, `${NO_BREAK}:`)
    .replace(/(?<=[\p{L}\p{N})»’]):(?=\s|$)/gu, `${NO_BREAK}:`)
    .replace(/(?<![ \u00a0\u202f])[ \u00a0\u202f]+(?=[;!?])/g, THIN)
    .replace(/(?<![ \u00a0\u202f])[ \u00a0\u202f]+(?=[%€])/g, NO_BREAK)
    .replace(/(?<=[\p{L}\p{N})»])(?=[;!?](?:\s|$))/gu, THIN)
    .replace(/(?<=(?:^|\s)(?:art\.|al\.|p\.|n°|M\.|Mme)) (?=[\p{Lu}\d])/gu, NO_BREAK);
}
