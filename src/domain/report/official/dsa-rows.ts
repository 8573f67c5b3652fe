/** Rows of the templates of Regulation (EU) 2024/2835 that stand for a category of content (column D). */
import { readCsv } from '../csv.js';

/** The sub-category that a provider adds to a category, and describes in column E. */
export const OTHER = 'KEYWORD_OTHER';

export interface TemplateRow {
  readonly code: string;
  /** The category of a sub-category; otherwise the code itself. */
  readonly category: string;
}

/** The rows of scope TOTAL, in their order; `KEYWORD_OTHER` stands once in each category. */
export function rowsOfTemplate(template: string): TemplateRow[] {
  let category = '';
  return readCsv(template)
    .slice(1)
    .map(([, , , code = '']) => {
      if (!code.startsWith('KEYWORD_')) category = code;
      return { code, category };
    });
}

/** The codes that have a meaning of their own. */
export const namedRows = (template: string): TemplateRow[] =>
  rowsOfTemplate(template).filter(({ code }) => code !== OTHER);
