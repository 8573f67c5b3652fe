// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { executablePath, launch } from '../support/browser.js';
import { keepScreenshot } from '../support/screenshot.js';
import { type ListedCase, openStaffedServer, type StaffedServer } from '../support/staffed-server.js';
import { arrive, complaintsOf } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

/** What a screen reader says of a field: whether it is wrong, and what describes it. */
const heard = (field: Locator) =>
  field.evaluate((element) => ({
    invalid: element.getAttribute('aria-invalid'),
    described: (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ')
      .trim(),
    focused: element === document.activeElement,
  }));

describeInBrowser('a form of a case that the server does not take', () => {
  let server: StaffedServer;
  let browser: Browser;
  let warrant: ListedCase;

  beforeAll(async () => {
    browser = await launch();
    server = await openStaffedServer();
    warrant = await server.receive('022-us-sca-warrant-scan');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('says what is wrong under the field, which takes the focus, and lists the fields where there are several', async () => {
    const visit = await arrive(browser, server, 'Camille Aubry', `/cases/${warrant.id}`);
    const { page } = visit;
    await page.getByRole('tab', { name: 'Actions' }).click();
    await page.getByRole('button', { name: 'Choisir le destinataire des lettres' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('À qui').selectOption({ index: 0 });
    const address = dialog.getByLabel('Adresse électronique');
    const name = dialog.getByLabel('Nom, comme la lettre l’écrit');
    await name.fill('Clerk of the Court');
    await address.fill(`${'a'.repeat(300)}@court.example`);
    await dialog.getByLabel('Motif ou source').fill('En-tête du mandat.');
    const send = dialog.locator('button[type=submit]');
    await send.click();
    await dialog.getByText('Au plus 254 caractères.').waitFor();
    expect(await heard(address)).toEqual({ invalid: 'true', described: 'Au plus 254 caractères.', focused: true });
    expect(await dialog.getByRole('alert').count()).toBe(0);
    await keepScreenshot(page, 'field-error');
    expect(await visit.accessibility()).toEqual([]);
    await name.fill('b'.repeat(250));
    await send.click();
    await dialog.getByText('2 champs à corriger').waitFor();
    const listed = await dialog.getByRole('alert').getByRole('listitem').allInnerTexts();
    expect(listed.map((text) => text.replace(/\s/gu, ' '))).toEqual([
      'Nom, comme la lettre l’écrit : Au plus 200 caractères.',
      'Adresse électronique : Au plus 254 caractères.',
    ]);
    expect((await heard(name)).focused).toBe(true);
    await keepScreenshot(page, 'field-errors');
    expect(await visit.accessibility()).toEqual([]);
    expect(complaintsOf(visit).filter((fault) => !/status of 422 /.test(fault))).toEqual([]);
    await visit.context.close();
  });
});
