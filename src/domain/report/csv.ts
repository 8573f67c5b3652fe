/** Comma-separated values (RFC 4180), safe to open in a spreadsheet (OWASP, CSV injection). */

type Field = string | number | null;

/** What a spreadsheet takes for the start of a formula, full-width forms included, where a cell can start. */
const FORMULA = /[=+\-@\uFF1D\uFF0B\uFF0D\uFF20](?<=(?:^|[,;|\t\r\n"])\s*.)/g;
const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/**
 * An apostrophe before what would start a formula: at the start of the text, and after each character that a spreadsheet
 * set to another separator takes for the end of a cell. A cell that starts with a tab or a carriage return gets one too.
 * A text that is a number stays as it is.
 */
function harmless(text: string): string {
  if (NUMBER.test(text)) return text;
  return text.replace(/^(?=[\t\r])/, "'").replace(FORMULA, "'$&");
}

const written = (field: Field): string => {
  const text = typeof field === 'string' ? harmless(field) : String(field ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** One record a line, CRLF after each; null is a blank field, and no text of a field is a formula. */
export const csvOf = (records: readonly (readonly Field[])[]): string =>
  records.map((record) => `${record.map(written).join(',')}\r\n`).join('');

/** The fields of a text whose quotes are closed; line ends of either kind. */
export function readCsv(text: string): string[][] {
  const records: string[][] = [[]];
  for (const [, quoted, plain = '', end = ''] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    records.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') records.push([]);
  }
  return records.filter((record) => record.some((field) => field !== ''));
}
