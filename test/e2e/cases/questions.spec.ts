// @stage slow
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { packageRoot } from '../../../src/platform/package/package-root.js';
import { greffe } from '../../support/served.js';

describe('what the law leaves open', () => {
  it('is shown with the advice, in words, where the rule depends on it', async () => {
    const preservation = join(packageRoot(), 'test/fixtures/samples/004-fr-gendarmerie-60-2-preservation/message.eml');
    const { output } = await greffe(['classify', preservation]);
    const { row, trace } = JSON.parse(output) as { row: string; trace: { counsel: { code: string; fr: string }[] } };
    expect(row).toBe('F05');
    expect(trace.counsel.map(({ code }) => code)).toEqual(['Q-PURE-HOST', 'Q-HOST-OPERATOR']);
    expect(trace.counsel[0]?.fr).toMatch(/^Les articles 60-2, alinéa 2, et 706-95-3 ne nomment pas l’hébergeur/);
  });
});
