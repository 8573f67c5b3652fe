import { useLanguage } from '../i18n/language.js';

/** « 4e trimestre 2026 » of `2026-Q4`. */
export function useQuarterName(): (period: string) => string {
  const { reports } = useLanguage().words;
  return (period) => reports.quarterName(period.slice(0, 4), period.slice(-1));
}
