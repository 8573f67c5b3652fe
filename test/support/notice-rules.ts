/** How the product gives each notice, without the rest of its law. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { NoticeFile } from '../../src/domain/law/notice.js';
import { notices } from '../../src/domain/law/vocabulary.js';
import { bareLaw } from '../../src/domain/report/counted-law.js';

export const noticeRules = NoticeFile.parse(parse(readFileSync('workflows/law/notices.yaml', 'utf8'))).notices;

/** A law of reports with nothing but the notices that none of them names. */
export const toldLaw = {
  ...bareLaw,
  untold: new Set(notices.filter((notice) => noticeRules[notice].report === 'never')),
};
