// @stage browser
/**
 * Every text that the desk is answered is hostile: names, subjects, notes, reasons, law, drafts, of every writer. They are
 * changed on their way to the browser, so that no field is left out that a person or a stranger fills in.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { executablePath, launch, type Visit } from '../support/browser.js';
import { type ListedCase, openStaffedServer, type StaffedServer } from '../support/staffed-server.js';
import { arrive } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

const RUN = "document.title='stolen'";
const words = `"'></title></script><img class=planted src=x onerror="${RUN}"><a class=planted href="javascript:void(${RUN})">x</a><svg class=planted onload="${RUN}">`;
const address = `javascript:void(${RUN})//`;

/** Words of a person have a space between letters; ids, codes, hours and digests have none. */
function hostile(value: unknown): unknown {
  if (typeof value === 'string') {
    if (/^https?:\/\//.test(value)) return address + value;
    return /\p{L}.* /u.test(value) ? `${value} ${words}` : value;
  }
  if (Array.isArray(value)) return value.map(hostile);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, hostile(each)]));
}

async function poisoned({ context }: Visit): Promise<void> {
  await context.route('**/api/**', async (route) => {
    // An answer that goes on; it says ids alone.
    if (route.request().url().endsWith('/api/events')) return route.continue();
    const answer = await route.fetch();
    const isJson = (answer.headers()['content-type'] ?? '').includes('json');
    if (!isJson) return route.fulfill({ response: answer });
    const json = hostile(JSON.parse(await answer.text()));
    await route.fulfill({ response: answer, json });
  });
}

const LINKS = 3;

/** What was planted and became more than words, or was stopped only at the last; then links that would run are followed. */
async function taken({ page, faults }: Pick<Visit, 'page' | 'faults'>): Promise<string[]> {
  const made = await page.locator('.planted').count();
  const stopped = faults.filter((fault) => /policy:|elsewhere/.test(fault));
  const before = page.url();
  const links = await page.locator('a[href^="javascript:" i]').all();
  for (const link of links.slice(0, LINKS)) {
    await link.evaluate((element: HTMLAnchorElement) => {
      element.target = '';
      element.click();
    });
  }
  const title = await page.title();
  // The policy refuses what was followed: that is no fault of the page.
  faults.length = 0;
  return [
    ...(made > 0 ? [`${made} elements`] : []),
    ...(title.includes('stolen') ? ['a script ran'] : []),
    ...(page.url() === before ? [] : [`it left for ${page.url()}`]),
    ...stopped,
  ];
}

describeInBrowser('hostile words in every answer', () => {
  let server: StaffedServer;
  let browser: Browser;
  let request: ListedCase;

  beforeAll(async () => {
    [browser, server] = [await launch(), await openStaffedServer()];
    request = await server.receive('001-fr-gendarmerie-60-1-sub');
    await server.setAside('038-facture-sous-traitant');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('run where they are taken for a page, so that what follows says something', async () => {
    const page = await browser.newPage();
    await page.route('http://control.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<body><a href="${address}">x</a>${words}` }),
    );
    await page.goto('http://control.example/');
    await page.waitForFunction(() => document.title === 'stolen');
    expect(await taken({ page, faults: [] })).toEqual(['3 elements', 'a script ran']);
    await page.close();
  });

  it.each([
    [
      'Camille Aubry',
      () => ['/', `/cases/${request.id}`, '/aside', '/entry', '/deadlines', '/workload', '/production'],
    ],
    ['Hélène Carpentier', () => ['/approvals', '/notices', '/registry', '/registry?view=changes', '/rules']],
    ['Jeanne Delmas', () => ['/law', '/law?page=texts', '/law?page=instruments', '/law/upkeep', '/reports', '/ledger']],
    ['Ana Martin', () => ['/people', '/people?view=keys', '/people?view=machines', '/on-call', '/account']],
  ])('are words on each page that %s opens', async (name, paths) => {
    const visit = await arrive(browser, server, name, '/account');
    await poisoned(visit);
    const found: Record<string, string[]> = {};
    let shown = 0;
    for (const path of paths()) {
      await visit.open(path);
      await visit.settled();
      for (const tab of await visit.page.getByRole('tab').all()) {
        await tab.click();
        await visit.page.waitForLoadState('networkidle');
        found[`${path} ${await tab.textContent()}`] = await taken(visit);
      }
      found[path] = await taken(visit);
      shown += await visit.page.getByText('onerror=').count();
    }
    expect(Object.entries(found).filter(([, what]) => what.length > 0)).toEqual([]);
    expect(shown).toBeGreaterThan(0);
    await visit.context.unrouteAll({ behavior: 'ignoreErrors' });
    await visit.context.close();
  });
});
