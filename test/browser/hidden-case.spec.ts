// @stage browser
/** A jurist from whom a case is hidden looks for it at the desk: in its lists, on its page, in each tab and by the palette. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Particulars } from '../../src/cases/rows/particulars.js';
import type { CaseState } from '../../src/domain/case/model/state.js';
import { executablePath, launch } from '../support/browser.js';
import { keepScreenshot } from '../support/screenshot.js';
import { openStaffedServer, type StaffedServer } from '../support/staffed-server.js';
import { arrive, complaintsOf } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;
const PROPOSER = 'Camille Aubry';
const OTHER = 'Idriss Belhadj';

describeInBrowser('a case whose entry to the secret cell waits', () => {
  let server: StaffedServer;
  let browser: Browser;
  let id = '';
  let words: readonly string[] = [];

  beforeAll(async () => {
    server = await openStaffedServer();
    browser = await launch();
    id = (await server.receive('006-fr-gendarmerie-disparition-urgence')).id;
    const proposer = await server.visitor(PROPOSER);
    const shown = (await proposer.send('GET', `/api/cases/${id}`)).json<{
      state: CaseState;
      particulars: Particulars;
    }>();
    const { requester, targets } = shown.particulars;
    words = [requester.subject, requester.address, ...targets.map(({ value }) => value)].filter(
      (each) => each !== null,
    );
    const body = { seen: shown.state.seq, confirmed: { fact: 'secrecy_marking', value: 'holds' } };
    await proposer.send('POST', `/api/cases/${id}/facts`, { body });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const wordsOn = async (page: Page): Promise<string[]> => {
    const html = await page.content();
    return words.filter((word) => html.includes(word));
  };

  /** The words that the person meets on the lists, and on each tab of the case; the palette finds the case by none. */
  async function met(name: string): Promise<string[]> {
    const found = new Set<string>();
    const look = async (page: Page) => {
      for (const word of await wordsOn(page)) found.add(word);
    };
    const visit = await arrive(browser, server, name, '/');
    const { page } = visit;
    await look(page);
    for (const path of ['/approvals', '/deadlines', `/cases/${id}`]) {
      await visit.open(path);
      await look(page);
    }
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await page.waitForLoadState('networkidle');
      await look(page);
    }
    await keepScreenshot(page, `hidden-case-${name === OTHER ? 'other' : 'proposer'}`);
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog');
    await palette.locator('input').fill(words[0] ?? '');
    await palette.getByRole('button', { name: words[0] ?? '' }).click();
    await page.waitForURL(/search=/);
    await page.waitForLoadState('networkidle');
    expect(await page.locator(`a[href^="/cases/${id}"]`).count()).toBe(0);
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
    return [...found];
  }

  it('shows its words to the person who proposed it', async () => {
    expect((await met(PROPOSER)).length).toBeGreaterThan(1);
  });

  it('shows none of them to another jurist', async () => {
    expect(await met(OTHER)).toEqual([]);
  });
});
