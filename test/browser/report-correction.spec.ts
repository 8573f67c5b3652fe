// @stage browser
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Browser, Page } from 'playwright-core';
import { appModule } from '../../src/application/app.module.js';
import { addDays, quarterOf } from '../../src/domain/kernel/day.js';
import { dayOf } from '../../src/domain/kernel/instant.js';
import type { Result } from '../../src/domain/kernel/result.js';
import { Sequencer } from '../../src/ledger/sequencer.js';
import { createHttpApp } from '../../src/platform/http/http-app.js';
import { EditionsService } from '../../src/reports/edition/editions.service.js';
import { ReportService } from '../../src/reports/make/report.service.js';
import { executablePath, launch } from '../support/browser.js';
import { register } from '../support/desk.js';
import { LetterDesk } from '../support/letter-desk.js';
import { keepScreenshot } from '../support/screenshot.js';
import { arriveAt } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

/** The order to build waits, as if the time-stamp authority were slow, until it is released. */
async function held(page: Page): Promise<{ release: () => void }> {
  let release = (): void => undefined;
  const free = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/reports', async (route) => {
    if (route.request().method() === 'POST') await free;
    await route.continue();
  });
  await page.route('**/api/reports/*/making', (route) => route.fulfill({ json: { stage: 'sealing' } }));
  return { release };
}

describeInBrowser('a quarter that is published', () => {
  let app: NestFastifyApplication;
  let desk: LetterDesk;
  let browser: Browser;
  let address: string;
  /** The quarter that ended last: what is provisional is corrected without a reason. */
  let period: string;
  let head: { readonly id: string; readonly email: string };

  beforeAll(async () => {
    desk = await LetterDesk.open({ relay: false }, async ({ settings, fresh }) => {
      app = await createHttpApp(appModule(settings, fresh.logins, { role: 'api' }), settings, false);
      await app.listen(0, '127.0.0.1');
      return app;
    });
    app.get(Sequencer).start();
    address = `http://localhost:${(app.getHttpServer().address() as AddressInfo).port}`;
    browser = await launch();
    const { fresh } = desk.platform;
    period = quarterOf(addDays(quarterOf(dayOf(await fresh.now())).first, -1)).name;
    head = await register(fresh, ['head_of_legal']);
    const [executive, officer] = [await register(fresh, ['executive']), await register(fresh, ['dpo'])];
    const [reports, editions] = [app.get(ReportService), app.get(EditionsService)];
    const { edition } = accepted(await reports.build(period, 'command-line'));
    const { digest } = accepted(await editions.edition(period, edition));
    for (const { id } of [officer, executive]) accepted(await editions.signOff(period, { edition, digest }, id));
    accepted(await editions.publish(period, { edition, digest }, executive.id));
  });
  afterAll(async () => {
    await browser?.close();
    await app?.get(Sequencer).stop();
    await app?.close();
    await desk?.close();
  });

  it('is corrected with a reason in both languages, and half a reason is none', async () => {
    const visit = await arriveAt(browser, address, head.email, '/reports');
    const { page } = visit;
    await page.getByRole('button', { name: 'Nouveau rapport' }).click();
    const dialog = page.getByRole('dialog');
    const [french, english] = ['en français', 'en anglais'].map((language) => dialog.getByLabel(`Motif, ${language}`));
    await dialog.getByLabel('Trimestre').waitFor();
    // The quarter that ended last is proposed.
    expect(await dialog.getByLabel('Trimestre').inputValue()).toBe(period);
    await dialog.getByText('un erratum signé, publié avec elle, dit pourquoi').waitFor();
    await french?.fill('Deux demandes avaient été comptées deux fois.');
    expect(await visit.accessibility()).toEqual([]);
    await dialog.getByRole('button', { name: 'Établir une nouvelle édition' }).click();
    await dialog.getByText('et dit pourquoi en français et en anglais').waitFor();
    await english?.fill('Two requests had been counted twice.');
    const holding = await held(page);
    await dialog.getByRole('button', { name: 'Établir une nouvelle édition' }).click();
    const said = dialog.locator('[aria-live="polite"]');
    await said.getByText('Étape 4 sur 5 : Les fichiers sont scellés').waitFor();
    expect(await visit.accessibility()).toEqual([]);
    await keepScreenshot(page, 'report-making');
    holding.release();
    await page.getByText('édition 2, est établi et vérifié').waitFor();
    await page.getByRole('button', { name: 'Télécharger' }).click();
    await page.getByText('Erratum français').waitFor();
    await visit.context.close();
    const made = accepted(await app.get(EditionsService).edition(period, 2));
    expect(Object.keys(made.files)).toContain(`erratum-${period}.fr.pdf`);
  });
});
