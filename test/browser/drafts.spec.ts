// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { executablePath, launch } from '../support/browser.js';
import { keepScreenshot } from '../support/screenshot.js';
import { type ListedCase, openStaffedServer, type StaffedServer } from '../support/staffed-server.js';
import { arrive, complaintsOf, focusSettled, signIn } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

const FACT = 'Le signataire, sa qualité et son service sont indiqués';
const NOTE = 'Rappelé le parquet, qui confirme la réquisition.';
const kept = /Brouillon conservé/;
const resumed = /Brouillon repris du/;

function promised(): [Promise<void>, () => void] {
  let release = (): void => undefined;
  const held = new Promise<void>((done) => {
    release = done;
  });
  return [held, release];
}

describeInBrowser('a draft of a form of a case', () => {
  let server: StaffedServer;
  let browser: Browser;
  let requisition: ListedCase;

  beforeAll(async () => {
    browser = await launch();
    server = await openStaffedServer();
    requisition = await server.receive('001-fr-gendarmerie-60-1-sub');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const path = () => `/cases/${requisition.id}`;
  const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();
  const note = (page: Page) => page.getByLabel('Ajouter une note').inputValue();
  const openChallenge = async (page: Page) => {
    await tab(page, 'Actions');
    await page.getByRole('button', { name: /^Inscrire un recours/ }).click();
    return page.getByRole('dialog', { name: 'Inscrire un recours' });
  };

  it('survives another tab, a reload, the end of the session and another device, for its author alone', async () => {
    const visit = await arrive(browser, server, 'Camille Aubry', path());
    const { page } = visit;
    await tab(page, 'Journal');
    await page.getByLabel('Ajouter une note').fill(NOTE);
    await tab(page, 'Décision');
    await tab(page, 'Journal');
    expect(await note(page)).toBe(NOTE);
    await page.reload();
    await tab(page, 'Journal');
    await page.getByText(resumed).waitFor();
    expect(await note(page)).toBe(NOTE);
    await keepScreenshot(page, 'draft-note');
    expect(await visit.accessibility()).toEqual([]);
    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + location.href);
    expect(stored).not.toContain('parquet');
    await visit.context.clearCookies();
    await page.reload();
    await signIn(visit, server.member('Camille Aubry').email);
    await tab(page, 'Journal');
    await page.getByText(resumed).waitFor();
    expect(await note(page)).toBe(NOTE);
    const device = await arrive(browser, server, 'Camille Aubry', path());
    await tab(device.page, 'Journal');
    await device.page.getByText(resumed).waitFor();
    expect(await note(device.page)).toBe(NOTE);
    const other = await arrive(browser, server, 'Idriss Belhadj', path());
    await tab(other.page, 'Journal');
    await other.page.waitForLoadState('networkidle');
    expect(await note(other.page)).toBe('');
    await device.page.getByRole('button', { name: 'Ajouter une note' }).click();
    await device.page.getByRole('listitem').getByText(NOTE).waitFor();
    await device.page.reload();
    await tab(device.page, 'Journal');
    await device.page.waitForLoadState('networkidle');
    expect(await note(device.page)).toBe('');
    expect([visit, device, other].map(complaintsOf)).toEqual([[], [], []]);
    for (const { context } of [visit, device, other]) await context.close();
  });

  it('of an action is there after Escape, is marked in the list, and goes when its author deletes it', async () => {
    const visit = await arrive(browser, server, 'Camille Aubry', path());
    const { page } = visit;
    const dialog = await openChallenge(page);
    await dialog.getByLabel('Nature').selectOption('appeal');
    await dialog.getByLabel('Motif ou source').fill('Appel interjeté ce matin.');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Inscrire un recours Brouillon' }).waitFor();
    await page.reload();
    const again = await openChallenge(page);
    await again.getByText(resumed).waitFor();
    expect(await again.getByLabel('Nature').inputValue()).toBe('appeal');
    expect(await again.getByLabel('Motif ou source').inputValue()).toBe('Appel interjeté ce matin.');
    await focusSettled(page);
    await keepScreenshot(page, 'draft-action');
    expect(await visit.accessibility()).toEqual([]);
    await again.getByRole('button', { name: 'Effacer le brouillon' }).click();
    expect(await again.getByLabel('Motif ou source').inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Inscrire un recours', exact: true }).waitFor();
    await page.reload();
    const empty = await openChallenge(page);
    expect(await empty.getByText(resumed).count()).toBe(0);
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });

  it('is kept when its form is left before the drafts were read', async () => {
    const visit = await arrive(browser, server, 'Idriss Belhadj', '/');
    const { page } = visit;
    const [held, release] = promised();
    await page.route('**/drafts', (route) => held.then(() => route.continue()));
    await page.goto(server.address + path());
    await tab(page, 'Journal');
    await page.getByLabel('Ajouter une note').fill(NOTE);
    await tab(page, 'Décision');
    release();
    await tab(page, 'Journal');
    await page.getByText(resumed).waitFor();
    expect(await note(page)).toBe(NOTE);
    await page.unroute('**/drafts');
    await page.reload();
    await tab(page, 'Journal');
    await page.getByText(resumed).waitFor();
    expect(await note(page)).toBe(NOTE);
    await visit.context.close();
  });

  it('says that it could not be kept while the server does not answer, and is kept once it does', async () => {
    const visit = await arrive(browser, server, 'Camille Aubry', path());
    const { page } = visit;
    await page.route('**/drafts/*', (route) => route.abort());
    const dialog = await openChallenge(page);
    await dialog.getByLabel('Motif ou source').fill('Écrit sans réseau.');
    await dialog.getByText('Le brouillon n’a pas pu être conservé').waitFor();
    await keepScreenshot(page, 'draft-not-kept');
    await page.unroute('**/drafts/*');
    await dialog.getByText(kept).waitFor();
    await visit.context.close();
  });

  it('that is older than what a colleague recorded shows both values before it is sent', async () => {
    const one = await arrive(browser, server, 'Camille Aubry', path());
    const open = async (page: Page) => {
      await tab(page, 'Faits');
      await page.getByRole('button', { name: `Corriger : ${FACT}` }).click();
      return page.getByRole('dialog', { name: `Corriger : ${FACT}` });
    };
    const mine = await open(one.page);
    await mine.getByLabel(FACT).selectOption('unknown');
    await mine.getByText(kept).waitFor();
    await one.context.close();
    const other = await arrive(browser, server, 'Idriss Belhadj', path());
    const theirs = await open(other.page);
    await theirs.getByLabel(FACT).selectOption('fails');
    await theirs.getByRole('button', { name: 'Enregistrer' }).click();
    await theirs.waitFor({ state: 'detached' });
    const back = await arrive(browser, server, 'Camille Aubry', path());
    const later = await open(back.page);
    await later.getByText('Pendant que ce formulaire était ouvert').waitFor();
    expect(await later.locator('dd').allInnerTexts()).toEqual(['Oui', 'Non', 'Inconnu']);
    expect(await later.getByRole('button', { name: 'Enregistrer', exact: true }).count()).toBe(0);
    await keepScreenshot(back.page, 'draft-conflict');
    expect(await back.accessibility()).toEqual([]);
    await other.context.close();
    await back.context.close();
  });
});
