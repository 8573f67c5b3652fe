// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { french } from '../../src/admin/i18n/fr/words.js';
import { executablePath, launch, type Visit } from '../support/browser.js';
import { SceneVisits } from '../support/scene-visits.js';
import { stage } from '../support/scenes/stage.js';
import { scenes } from '../support/scenes.js';
import { openStaffedServer, type StaffedServer } from '../support/staffed-server.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

/** One of each kind of screen: a list, a case, a calendar, a form, tables, a report. */
const kinds = ['inbox', 'split', 'deadlines', 'people', 'rules', 'reports'];
const look = { width: 1440, colours: 'light', language: 'fr' } as const;

/** By the object model: the policy of the page refuses a style that is written into it. */
const withStyle = (page: Page, rules: string): Promise<void> =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = text === '' ? [] : [sheet];
  }, rules);

/** In the page: where the focus is; null once it has left the page. */
async function placeOfFocus(): Promise<{ seen: boolean; fault: string | null } | null> {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  await new Promise((drawn) => requestAnimationFrame(drawn));
  await Promise.all(at.getAnimations().map(({ finished }) => finished));
  const seen = at.hasAttribute('data-walked');
  at.setAttribute('data-walked', '');
  const { left, top, right, bottom } = at.getBoundingClientRect();
  const { outlineStyle, boxShadow } = getComputedStyle(at);
  const shown = right > left && bottom > top && right > 0 && bottom > 0;
  const marked = outlineStyle !== 'none' || boxShadow !== 'none' || at.matches('input, select, textarea');
  const name = at.outerHTML.slice(0, 120);
  if (!shown) return { seen, fault: `out of view: ${name}` };
  return { seen, fault: marked ? null : `no mark of the focus: ${name}` };
}

/** In the page: the next Tab begins at the top. */
function startAtTop(): void {
  for (const walked of document.querySelectorAll('[data-walked]')) walked.removeAttribute('data-walked');
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
}

const MOST_PLACES = 600;

/** Follows the Tab key from the top of the page until it leaves it; what is wrong with each place. */
async function walkByTab(page: Page): Promise<{ places: number; faults: string[] }> {
  const faults: string[] = [];
  await page.evaluate(startAtTop);
  for (let places = 0; places < MOST_PLACES; places += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(placeOfFocus);
    if (found === null || found.seen) return { places, faults };
    if (found.fault) faults.push(found.fault);
  }
  return { places: MOST_PLACES, faults: [...faults, 'The focus does not leave the page.'] };
}

describeInBrowser('the desk for people who read it in another way', () => {
  let server: StaffedServer;
  let browser: Browser;
  let visits: SceneVisits;
  beforeAll(async () => {
    browser = await launch();
    server = await openStaffedServer();
    visits = new SceneVisits(browser, server, await stage(server));
  });
  afterAll(async () => {
    await visits?.close();
    await browser?.close();
    await server?.close();
  });

  async function shown(name: string): Promise<Visit> {
    const scene = scenes.find((each) => each.name === name);
    if (!scene) throw new Error(`No scene is called ${name}.`);
    const visit = await visits.show(scene, look);
    await visit.page.setViewportSize({ width: 1440, height: 900 });
    return visit;
  }
  const cutOf = async (visit: Visit): Promise<string[]> => {
    await visit.settled();
    const wider = await visit.overflow();
    return [...(wider > 0 ? [`${wider} pixels too wide`] : []), ...(await visit.clipped())];
  };

  it.each(kinds)(
    'cuts no word of "%s" when letters, words and lines stand further apart (RGAA 10.12)',
    async (name) => {
      const visit = await shown(name);
      const apart = 'line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important';
      await withStyle(visit.page, `* { ${apart} } p { margin-block-end: 2em !important }`);
      expect(await cutOf(visit)).toEqual([]);
      await withStyle(visit.page, '');
    },
  );

  it.each(kinds)(
    'cuts no word of "%s" at twice its size (RGAA 10.4), nor on 320 by 256 pixels (RGAA 10.11)',
    async (name) => {
      const visit = await shown(name);
      for (const [width, height] of [
        [720, 450],
        [320, 256],
      ] as const) {
        await visit.page.setViewportSize({ width, height });
        expect(await cutOf(visit)).toEqual([]);
      }
    },
  );

  it.each(kinds)(
    'goes through "%s" by the Tab key, sees where it is, and comes out again (RGAA 10.7, 12.9)',
    async (name) => {
      const visit = await shown(name);
      const { places, faults } = await walkByTab(visit.page);
      expect(faults).toEqual([]);
      expect(places).toBeGreaterThan(10);
    },
  );

  it('keeps the tip of a button while the pointer is on it, and closes it with Escape (RGAA 10.13)', async () => {
    const { page } = await shown('split');
    const tip = page.getByRole('tooltip');
    const open = async () => {
      await page.mouse.move(0, 0);
      await page.getByRole('button', { name: french.shell.changeColours }).hover();
      await tip.waitFor();
    };
    await open();
    await tip.hover();
    expect(await tip.isVisible()).toBe(true);
    await page.mouse.move(0, 0);
    await tip.waitFor({ state: 'detached' });
    await open();
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'detached' });
  });

  it('has the case in the title of its page and of the inbox (RGAA 8.6)', async () => {
    const { page } = await shown('split');
    expect(await page.title()).toMatch(/^GRF-\d{4}-\d{6} · À traiter · Greffe$/);
    const list = await shown('inbox');
    expect(await list.page.title()).toBe('À traiter · Greffe');
  });

  it.each(kinds)('names each table of "%s", and its columns (RGAA 5.4, 5.6)', async (name) => {
    const { page } = await shown(name);
    const unnamed = await page.$$eval('table', (tables) =>
      tables
        .filter((table) => !table.getAttribute('aria-label') && !table.querySelector('caption')?.textContent)
        .map((table) => table.outerHTML.slice(0, 160)),
    );
    const unscoped = await page.$$eval('th:not([scope])', (heads) => heads.map((head) => head.outerHTML));
    expect([...unnamed, ...unscoped]).toEqual([]);
  });
});
