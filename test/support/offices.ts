/** The desk in one application with everything in it, and people who enter it with a browser. */
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Browser, Page } from 'playwright-core';
import { appModule } from '../../src/application/app.module.js';
import type { Role } from '../../src/domain/law/vocabulary.js';
import { Sequencer } from '../../src/ledger/sequencer.js';
import { createHttpApp } from '../../src/platform/http/http-app.js';
import { type Look, launch, type Visit } from './browser.js';
import { PASSWORD, register } from './desk.js';
import { LetterDesk } from './letter-desk.js';
import { arriveAt, focusSettled } from './walk.js';

export class Offices {
  private readonly emails = new Map<Role, string>();

  private constructor(
    readonly desk: LetterDesk,
    readonly browser: Browser,
    readonly address: string,
    private readonly app: NestFastifyApplication,
  ) {}

  static async open(): Promise<Offices> {
    let app: NestFastifyApplication | undefined;
    const desk = await LetterDesk.open({ relay: true }, async ({ settings, fresh }) => {
      app = await createHttpApp(appModule(settings, fresh.logins, { role: 'api' }), settings, false);
      await app.listen(0, '127.0.0.1');
      return app;
    });
    if (!app) throw new Error('The application was not made.');
    app.get(Sequencer).start();
    // A passkey wants a name, not an address.
    const address = `http://localhost:${(app.getHttpServer().address() as AddressInfo).port}`;
    return new Offices(desk, await launch(), address, app);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.app.get(Sequencer).stop();
    await this.app.close();
    await this.desk.close();
  }

  /** Registered with a key that their password opens. */
  async personWith(role: Role): Promise<string> {
    const { id, email } = await register(this.desk.platform.fresh, [role]);
    await this.desk.signing.withPassword(id, PASSWORD);
    return email;
  }

  /** A signed-in visit, with only what happens after the sign-in held against it. */
  async enter(who: Role | { readonly email: string }, path: string, look: Look = {}): Promise<Visit> {
    const email = typeof who === 'string' ? await this.emailOf(who) : who.email;
    return arriveAt(this.browser, this.address, email, path, look);
  }

  /** One person of each role, registered when first needed. */
  private async emailOf(role: Role): Promise<string> {
    const email = this.emails.get(role) ?? (await this.personWith(role));
    this.emails.set(role, email);
    return email;
  }
}

/** Presses Tab until the focus is on what is looked for; a keyboard alone must get there. */
export async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
  await focusSettled(page);
  for (let pressed = 0; pressed < most; pressed += 1) {
    const here = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at?.matches('a, button, input, select, summary, textarea')) return '';
      const label = at?.getAttribute('aria-labelledby');
      const own = at instanceof HTMLInputElement ? [...(at.labels ?? [])].map((each) => each.textContent) : [];
      return [
        at?.getAttribute('aria-label'),
        label && document.getElementById(label)?.textContent,
        ...own,
        at?.textContent,
      ]
        .filter(Boolean)
        .join(' ');
    });
    if (name.test(here)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} is not within ${most} presses of Tab.`);
}
