import { expect, it } from '@jest/globals';
import type { DraftFiles } from '../../../src/catalogue/draft/draft.js';
import { DraftChecker } from '../../../src/catalogue/draft/draft-checker.js';

it('a draft whose check ends without an answer is refused, and the next draft is checked', async () => {
  const checker = new DraftChecker();
  const cut = { files: [{ file: 'workflows/clocks/france.yaml' }] } as DraftFiles;
  const empty = { files: [{ file: 'workflows/clocks/france.yaml', text: 'clocks: [' }] };
  const [first, second] = await Promise.all([checker.check(cut, 'one'), checker.check(empty, 'other')]);
  const faults = (report: typeof first) => (!report || report.ok ? [] : report.faults.map(({ sentence }) => sentence));
  expect(faults(first)).toEqual(['The check of this draft did not end: make it smaller, or take its aliases apart.']);
  expect(faults(second)).not.toEqual(faults(first));
  expect(second?.ok).toBe(false);
});

it('a second check of one person is refused while the first waits or runs, and another person is served', async () => {
  const checker = new DraftChecker();
  const cut = { files: [{ file: 'workflows/clocks/france.yaml' }] } as DraftFiles;
  const checks = [checker.check(cut, 'one'), checker.check(cut, 'one'), checker.check(cut, 'other')];
  const answers = await Promise.all(checks);
  expect(answers.map((report) => report === null)).toEqual([false, true, false]);
  expect(await checker.check(cut, 'one')).not.toBeNull();
});
