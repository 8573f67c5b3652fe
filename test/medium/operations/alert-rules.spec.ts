// @stage slow
/** The rules for Prometheus that an operator takes from docs/operations/prometheus. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { packageRoot } from '../../../src/platform/package/package-root.js';
import { present } from '../../support/tools.js';

const folder = join(packageRoot(), 'docs/operations/prometheus');
const promtool = (...words: string[]) => execFileSync('promtool', words, { cwd: folder, encoding: 'utf8' });

(present('promtool') ? describe : describe.skip)('the rules of the alerts', () => {
  it('are rules that Prometheus reads', () => {
    expect(promtool('check', 'rules', 'alerts.yml')).toMatch(/SUCCESS: \d+ rules found/);
  });

  it('fire each for its fault and for no other, and not for a healthy process', () => {
    expect(promtool('test', 'rules', 'alerts.test.yml')).toContain('SUCCESS');
  });
});
