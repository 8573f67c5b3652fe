/** What the rules promise, proved; and a clock with its computation. */
import { join } from 'node:path';
import { deadlineLines, deadlineReport } from '../catalogue/deadline-report.js';
import { readCaseFiles } from '../catalogue/files/case-file.js';
import { readSources } from '../catalogue/files/source.js';
import { readLetterFiles } from '../catalogue/letter-book.js';
import { lifecycleOf } from '../catalogue/lifecycle.js';
import { checkRules as check } from '../catalogue/rules-check.js';
import { dayOf, instantFromMilliseconds } from '../domain/kernel/instant.js';
import { packageRoot } from '../platform/package/package-root.js';
import { theLaw } from './law.js';
import { type Output, say } from './output.js';

/** True when no file of the law and of the letters has a fault, each case and clock ends as its cases say, every promise is proved and every case can end; what expires is said. */
export async function checkRules(options: Output): Promise<boolean> {
  const today = dayOf(instantFromMilliseconds(Date.now()));
  const [root, rules, clocks] = [packageRoot(), 'workflows/rules', 'workflows/clocks'] as const;
  const files = {
    sources: readSources(root),
    letters: readLetterFiles(join(root, 'templates', 'letters')),
    ruleCases: readCaseFiles(join(root, rules), rules),
    clockCases: readCaseFiles(join(root, clocks), clocks),
  };
  const report = check(files, { today, clock: () => performance.now(), lifecycle: lifecycleOf });
  say(options, report.json, report.lines.join('\n'));
  return report.ok;
}

export async function showDeadline(code: string, options: Output & { from: string }): Promise<boolean> {
  const report = deadlineReport(code, options.from, theLaw());
  if (!report.ok) {
    say(options, { ok: false, code: report.refusal.code }, report.refusal.sentence.en);
    return false;
  }
  say(options, { ok: true, ...report.value }, deadlineLines(report.value, 'en').join('\n'));
  return true;
}
