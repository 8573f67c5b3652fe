import type { ReportBuilt } from './report.query.js';

export const keyOf = ({ period, edition }: ReportBuilt): string => `${period}.${edition}`;
export const addressOf = (report: ReportBuilt): string => `/reports?edition=${keyOf(report)}`;

/** The figures of a quarter before any report. */
export const previewAddress = (period: string): string => `/reports?preview=${period}`;

export function previewIn(search: URLSearchParams): string | null {
  const period = search.get('preview') ?? '';
  return /^\d{4}-Q[1-4]$/.test(period) ? period : null;
}
