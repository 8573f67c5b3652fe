/** A real Chromium on the built desk, and everything it complains of. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { findChromium } from './chromium.js';

export const executablePath = findChromium();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Of a step of a visit: what has not come by then does not come. */
const PATIENCE_MILLISECONDS = 30_000;

export const launch = (): Promise<Browser> =>
  chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox', '--disable-gpu'] });

export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly colours?: 'light' | 'dark';
  readonly language?: 'fr' | 'en';
}

/** A page in a context of its own. `faults` gathers console errors, failed or foreign requests and policy violations. */
export class Visit {
  readonly faults: string[] = [];
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
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLISECONDS);
    const visit = new Visit(context, page, address);
    visit.listen();
    return visit;
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.address + path, { waitUntil: 'networkidle' });
  }

  /** What axe finds against WCAG 2.2 AA, its best practices and RGAA, one line each. */
  async accessibility(): Promise<string[]> {
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

  private listen(): void {
    this.page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.faults.push(message.text());
    });
    this.page.on('pageerror', (error) => this.faults.push(error.message));
    this.page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(this.address) && !/^(blob|data):/.test(url)) this.faults.push(`${url} is elsewhere`);
    });
  }
}
