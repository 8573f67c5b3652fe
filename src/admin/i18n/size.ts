/** The size of a file, in the units of the language: « 124 ko », "124 kB". */
const STEP = 1_000;

export function sizeText(bytes: number, locale: string): string {
  const [unit, value] =
    bytes < STEP ? ['byte', bytes] : bytes < STEP ** 2 ? ['kilobyte', bytes / STEP] : ['megabyte', bytes / STEP ** 2];
  const digits = unit === 'megabyte' ? 1 : 0;
  return new Intl.NumberFormat(locale, {
    ...{ style: 'unit', unit: String(unit), unitDisplay: 'short', maximumFractionDigits: digits },
  }).format(Number(value));
}
