// @stage browser
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';
import { filesBeside } from '../../src/verifier/paper/beside.js';
import { loadTexts } from '../../src/verifier/paper/texts.js';
import { findChromium } from '../support/chromium.js';
import { sampleManifest, sampleSealing } from '../support/sample-report.js';

const executablePath = findChromium();
const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('the page of a report in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-page-'));
  const edition = join(folder, '2026-Q4', '1');
  let browser: Browser;

  beforeAll(async () => {
    mkdirSync(edition, { recursive: true });
    const manifest = sampleManifest(await sampleSealing(folder));
    for (const [name, bytes] of filesBeside(manifest, loadTexts())) writeFileSync(join(edition, name), bytes);
    browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['fr', 1280],
    ['en', 390],
    ['fr', 320],
  ] as const)(
    'in %s at a width of %i has no fault that axe finds, and nothing beyond its edge',
    async (language, width) => {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      await page.goto(`file://${join(edition, `rapport-2026-Q4.${language}.html`)}`);
      expect(await page.evaluate('document.styleSheets.length')).toBe(1);
      await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
      expect(await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))')).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await page.close();
    },
  );
});
