/** What the rules promise, proved; and a clock with its computation. */
import { deadlineLines, deadlineReport } from '../catalogue/deadline-report.js';
import { readSources } from '../catalogue/files/source.js';
import { lifecycleOf } from '../catalogue/lifecycle.js';
import { checkRules as check } from '../catalogue/rules-check.js';
import { dayOf, instantFromMilliseconds } from '../domain/kernel/instant.js';
import { packageRoot } from '../platform/package/package-root.js';
import { theLaw } from './law.js';
import { type Output, say } from './output.js';

/** True when no file of workflows/ has a fault, every promise is proved and every case can end; what expires is said. */
export async function checkRules(options: Output): Promise<boolean> {
  const today = dayOf(instantFromMilliseconds(Date.now()));
  const report = check(readSources(packageRoot()), () => performance.now(), today, lifecycleOf);
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
