/** The list of the desk in a real Chromium, on as many cases as a large operator has. */
import type { Browser, Page } from 'playwright-core';
import { launch, Visit } from '../support/browser.js';
import { startTestServer } from '../support/server.js';
import { openStaffedServer, type StaffedServer } from '../support/staffed-server.js';

interface DeskFigures {
  /** Of the scripts that the first list needs, as they travel. */
  readonly firstScriptsKilobytesGzip: number;
  readonly casesInTheList: number;
  /** From the address to the first row, nothing in any cache; the median of five. */
  readonly firstRowMilliseconds: number;
  /** Of which the request of the list itself. */
  readonly listRequestMilliseconds: number;
  readonly scrollFrameMillisecondsP50: number;
  readonly scrollFrameMillisecondsP95: number;
  readonly scrollFrameMillisecondsP99: number;
}

const CASES = 50_000;
const STARTS = 5;
const FRAMES = 300;
const PIXELS_A_FRAME = 180;

/** Measures on a database of its own, without durability; takes some half a minute. */
export async function measureDesk(): Promise<DeskFigures> {
  const server = await startTestServer();
  Object.assign(process.env, server.environment);
  const staffed = await openStaffedServer();
  const browser = await launch();
  try {
    await staffed.receive('001-fr-gendarmerie-60-1-sub');
    await staffed.multiplyCases(CASES - 1);
    const starts: Start[] = [];
    for (let start = 0; start < STARTS; start += 1) starts.push(await coldStart(browser, staffed));
    const visit = await enter(browser, staffed);
    await visit.open('/');
    await visit.page.getByRole('list', { name: 'Demandes' }).getByRole('link').first().waitFor();
    const frames = await scroll(visit.page);
    await visit.context.close();
    return {
      firstScriptsKilobytesGzip: (starts[0]?.scriptBytes ?? 0) / 1_000,
      casesInTheList: starts[0]?.cases ?? 0,
      firstRowMilliseconds: quantile(
        starts.map(({ firstRow }) => firstRow),
        0.5,
      ),
      listRequestMilliseconds: quantile(
        starts.map(({ listRequest }) => listRequest),
        0.5,
      ),
      scrollFrameMillisecondsP50: quantile(frames, 0.5),
      scrollFrameMillisecondsP95: quantile(frames, 0.95),
      scrollFrameMillisecondsP99: quantile(frames, 0.99),
    };
  } finally {
    await browser.close();
    await staffed.close();
    await server.stop();
  }
}

async function enter(browser: Browser, server: StaffedServer): Promise<Visit> {
  const visit = await Visit.start(browser, server.address);
  await server.lendSession(visit.context, 'Camille Aubry');
  return visit;
}

interface Start {
  readonly firstRow: number;
  readonly listRequest: number;
  readonly scriptBytes: number;
  readonly cases: number;
}

async function coldStart(browser: Browser, server: StaffedServer): Promise<Start> {
  const visit = await enter(browser, server);
  const { page } = visit;
  // Observed in the page: asking from outside would count the asking.
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (document.querySelector('a[href*="case="]') === null) return;
      observer.disconnect();
      performance.mark('first-row');
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  await visit.open('/');
  const seen = await page.evaluate(() => {
    const firstRow = performance.getEntriesByName('first-row')[0]?.startTime ?? Number.NaN;
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const scripts = resources.filter(({ name, startTime }) => name.endsWith('.js') && startTime < firstRow);
    return {
      firstRow,
      listRequest: resources.find(({ name }) => /\/api\/cases(\?|$)/.test(name))?.duration ?? Number.NaN,
      scriptBytes: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    };
  });
  const count = await page.getByText(/\d demandes$/).textContent();
  await visit.context.close();
  return { ...seen, cases: Number((count ?? '').replace(/\D/g, '')) };
}

/** The time of each frame while the list runs under the reader, pages of it being fetched on the way. */
const scroll = (page: Page): Promise<number[]> =>
  page.evaluate(
    ([frames, pixels]) =>
      new Promise<number[]>((resolve) => {
        let box = document.querySelector('a[href*="case="]')?.parentElement ?? null;
        while (box && box.scrollHeight <= box.clientHeight + 1) box = box.parentElement;
        const times: number[] = [];
        let last = performance.now();
        const frame = (now: number) => {
          times.push(now - last);
          last = now;
          if (box) box.scrollTop += pixels;
          if (times.length < frames) requestAnimationFrame(frame);
          else resolve(times.slice(1));
        };
        requestAnimationFrame(frame);
      }),
    [FRAMES, PIXELS_A_FRAME] as const,
  );

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
