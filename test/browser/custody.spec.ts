// @stage browser
/** A jurist saves the custody certificate of a sealed package, as PDF and as JSON: from the case, by its links. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Sequencer } from '../../src/ledger/sequencer.js';
import { executablePath, launch } from '../support/browser.js';
import { PortalDesk } from '../support/portal-desk.js';
import { arriveAt } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('the custody certificate at the desk', () => {
  let portal: PortalDesk;
  let browser: Browser;
  const sequencer = () => portal.packages.house.app.get(Sequencer);
  beforeAll(async () => {
    portal = await PortalDesk.open();
    sequencer().start();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await sequencer().stop();
    await portal?.close();
  });

  it('is saved beside its package', async () => {
    const { caseId } = await portal.answered();
    await sequencer().settle(30_000);
    const { house } = portal.packages;
    const jurist = await arriveAt(browser, house.address, house.jurist.email, `/cases/${caseId}`);
    for (const [name, ending, start] of [
      ['Certificat de traçabilité (PDF)', /-custody\.pdf$/, '%PDF-'],
      ['Certificat de traçabilité (JSON scellé)', /-custody\.json$/, '{"certificate":'],
    ] as const) {
      const saving = jurist.page.waitForEvent('download');
      await jurist.page.getByRole('link', { name }).click();
      const saved = await saving;
      expect(saved.suggestedFilename()).toMatch(ending);
      expect((await readFile(await saved.path())).toString('latin1').startsWith(start)).toBe(true);
    }
    expect(await jurist.accessibility()).toEqual([]);
    expect(await jurist.overflow()).toBeLessThanOrEqual(0);
  }, 120_000);
});
