/** A real Chromium on the built desk, and everything it complains of. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { findChromium } from './chromium.js';
import { clippedText } from './clipped-text.js';

export const executablePath = findChromium();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Of a step of a visit: what has not come by then does not come. */
const PATIENCE_MILLISECONDS = 60_000;

export const launch = (): Promise<Browser> =>
  chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox', '--disable-gpu'] });

export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly colours?: 'light' | 'dark';
  readonly language?: 'fr' | 'en';
}

/** What lies over a page and takes the reader there. */
const OVERLAYS = 'dialog, [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** In the page: complains of an overlay that comes without a name, even if it is given one a moment later. */
function watchNames(overlays: string): void {
  const names = ['aria-label', 'aria-labelledby'];
  const namesOf = (element: Element) => names.filter((name) => element.getAttribute(name));
  const observer = new MutationObserver((changes) => {
    const come = changes
      .flatMap(({ addedNodes }) => [...addedNodes])
      .filter((node) => node instanceof Element)
      .flatMap((element) => [element, ...element.querySelectorAll(overlays)])
      .filter((element) => element.isConnected && namesOf(element).length === 0);
    const namedLate = changes
      .filter(({ type, oldValue }) => type === 'attributes' && !oldValue)
      .map(({ target }) => target as Element)
      .filter((element) => namesOf(element).length === 1);
    for (const element of [...come, ...namedLate].filter((each) => each.matches(overlays))) {
      console.error(`an overlay came without a name: ${element.outerHTML.slice(0, 160)}`);
    }
  });
  observer.observe(document, { subtree: true, childList: true, attributeFilter: names, attributeOldValue: true });
}

const CONFLICT = 'Failed to load resource: the server responded with a status of 409 (Conflict)';

/** Removes one equal item; whether there was one. */
function take(items: string[], item: string): boolean {
  const at = items.indexOf(item);
  if (at >= 0) items.splice(at, 1);
  return at >= 0;
}

/**
 * A page in a context of its own. `faults` gathers console errors, failed or foreign requests and policy violations; a
 * write that was refused for a newer state and then accepted is no fault.
 */
export class Visit {
  readonly faults: string[] = [];
  /** Writes refused because the case had moved on: the desk repeats them where only the service wrote meanwhile. */
  private readonly refused: string[] = [];
  /** Kept for the whole visit: detaching one ends the virtual authenticators of the page. */
  private tools: CDPSession | undefined;

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly address: string,
  ) {}

  static async start(browser: Browser, address: string, look: Look = {}): Promise<Visit> {
    const { width = 1440, height = 900, colours = 'light', language = 'fr' } = look;
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: colours,
      locale: language === 'fr' ? 'fr-FR' : 'en-GB',
      reducedMotion: 'reduce',
      bypassCSP: false,
    });
    await context.addInitScript((chosen) => {
      localStorage.setItem('greffe-language', chosen);
      addEventListener('securitypolicyviolation', (event) => {
        console.error(
          `policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
        );
      });
    }, language);
    await context.addInitScript(watchNames, OVERLAYS);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLISECONDS);
    const visit = new Visit(context, page, address);
    visit.listen();
    return visit;
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.address + path, { waitUntil: 'networkidle' });
  }

  /** Resolves once nothing on the page moves any more but what never ends, and what was drawn last has had its effects. */
  async settled(): Promise<void> {
    await this.page.waitForFunction(() =>
      document.getAnimations().every(({ playState, pending, effect }) => {
        const moves = pending || playState === 'running';
        return !moves || effect?.getTiming().iterations === Number.POSITIVE_INFINITY;
      }),
    );
    await this.page.evaluate(
      () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
    );
  }

  /** What axe finds against WCAG 2.2 AA, its best practices and RGAA, one line each. */
  async accessibility(): Promise<string[]> {
    await this.settled();
    this.tools ??= await this.context.newCDPSession(this.page);
    const session = this.tools;
    const known = await this.page.evaluate(() => 'axe' in window);
    if (!known) await session.send('Runtime.evaluate', { expression: axe });
    const { result } = await session.send('Runtime.evaluate', {
      expression: `axe.run({ resultTypes: ['violations'], selectors: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'] })
        .then(({ violations }) => JSON.stringify(violations.flatMap(({ id, nodes }) => nodes.map(({ html, any, all }) =>
          id + ': ' + html.slice(0, 160) + ' | ' + [...any, ...all].map(({ message }) => message).join('; ')))))`,
      awaitPromise: true,
    });
    return JSON.parse(String(result.value));
  }

  /** How many pixels the page is wider than its window. */
  overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  }

  /** The texts that cannot be read whole, one line each. */
  clipped(): Promise<string[]> {
    return clippedText(this.page);
  }

  private listen(): void {
    this.page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.faults.push(message.text());
    });
    this.page.on('response', (response) => {
      const asked = `${response.request().method()} ${response.url()}`;
      if (response.status() === 409) this.refused.push(asked);
      else if (response.ok() && take(this.refused, asked)) take(this.faults, CONFLICT);
    });
    this.page.on('pageerror', (error) => this.faults.push(error.message));
    this.page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(this.address) && !/^(blob|data):/.test(url)) this.faults.push(`${url} is elsewhere`);
    });
  }
}
