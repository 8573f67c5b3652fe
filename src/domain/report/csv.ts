/** Comma-separated values (RFC 4180). */

type Field = string | number | null;

const written = (field: Field): string => {
  const text = field === null ? '' : String(field);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** One record a line, CRLF after each; null is a blank field. */
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
