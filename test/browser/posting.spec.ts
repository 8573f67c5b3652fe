// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { CaseState } from '../../src/domain/case/model/state.js';
import { executablePath, launch } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { keepScreenshot } from '../support/screenshot.js';
import { type ListedCase, openStaffedServer, type StaffedServer } from '../support/staffed-server.js';
import { arrive, complaintsOf, signByPassword } from '../support/walk.js';

/** As a person types it in the zone of this browser. */
const localMinute = (at: string): string =>
  new Date(Date.parse(at) - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('a letter by post, on the desk', () => {
  let server: StaffedServer;
  let browser: Browser;
  let warrant: ListedCase | undefined;

  beforeAll(async () => {
    browser = await launch();
    server = await openStaffedServer();
    warrant = await server.receive('022-us-sca-warrant-scan');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const enter = (name: string, path: string) => arrive(browser, server, name, path);
  const stateOf = async () => {
    const jurist = await server.visitor('Camille Aubry');
    return (await jurist.send('GET', `/api/cases/${warrant?.id}`)).json<{ state: CaseState }>().state;
  };

  it('A person chooses a postal address, and a second one confirms it.', async () => {
    const first = await enter('Camille Aubry', `/cases/${warrant?.id}`);
    const { page } = first;
    await page.getByRole('tab', { name: 'Actions' }).click();
    await page.getByRole('button', { name: 'Choisir le destinataire des lettres' }).click();
    await page.getByLabel('À qui').selectOption('requester');
    await page.getByLabel('Adresse postale').fill('United States District Court\n333 Constitution Ave NW\nWashington');
    await page.getByLabel('Nom, comme la lettre l’écrit').fill('Clerk of the Court');
    expect(await page.getByLabel('Adresse électronique').count()).toBe(0);
    await page.getByLabel('Motif ou source').fill('En-tête du mandat.');
    await keepScreenshot(page, 'post-recipient');
    await page.getByRole('dialog').locator('button[type=submit]').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(complaintsOf(first)).toEqual([]);
    await first.context.close();
    const second = await enter('Solène Guérin', `/cases/${warrant?.id}`);
    await second.page.getByRole('tab', { name: 'Actions' }).click();
    await second.page.getByRole('button', { name: 'Confirmer le destinataire des lettres' }).click();
    await second.page.getByRole('dialog').locator('button[type=submit]').click();
    await signByPassword(second.page);
    const { recipient } = await eventually(stateOf, (state) => typeof state.recipient?.confirmedBy === 'string');
    expect(recipient).toMatchObject({ kind: 'requester', post: true });
    await second.context.close();
  });

  it('What was released waits in the view of letters to post, and its case takes the posting and the acknowledgement.', async () => {
    const id = warrant?.id ?? '';
    await server.prepareRefusal(id);
    await server.consentOfAll(id);
    const jurist = await server.visitor('Idriss Belhadj');
    const { state } = (await jurist.send('GET', `/api/cases/${id}`)).json<{ state: CaseState }>();
    const { id: preparationId = '', payload = '' } = state.preparation ?? {};
    const signature = await server.sign('Idriss Belhadj', id, { type: 'refuse', preparationId, payload }, state);
    const body = { seen: state.seq, preparationId, payload, signature };
    expect((await jurist.send('POST', `/api/cases/${id}/refusal`, { body })).statusCode).toBe(201);
    const visit = await enter('Camille Aubry', '/?toPost=true');
    await visit.page
      .getByText(warrant?.reference ?? '')
      .first()
      .waitFor();
    await keepScreenshot(visit.page, 'post-view');
    await visit.page.goto(`${server.address}/cases/${id}`);
    const { page } = visit;
    await page.getByRole('link', { name: 'Imprimer la lettre scellée' }).waitFor();
    await keepScreenshot(page, 'post-waits');
    const bar = page.locator('#case-panel + footer').getByRole('button');
    expect(await bar.allInnerTexts()).toEqual(['Inscrire l’envoi']);
    await bar.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Remise le').fill('2099-01-01T10:00');
    await dialog.getByLabel('Numéro de suivi').fill('1A 234 567 8901 2');
    await dialog.getByLabel('Récépissé numérisé').setInputFiles({
      ...{ name: 'recepisse.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') },
    });
    await dialog.getByText('recepisse.pdf').waitFor();
    await dialog.getByLabel('Observations').fill('Bureau de poste du Palais.');
    await dialog.locator('button[type=submit]').click();
    await dialog.getByText('Indiquez quand la lettre a été remise', { exact: false }).waitFor();
    await keepScreenshot(page, 'post-form');
    await dialog.getByLabel('Remise le').fill(localMinute(state.receivedAt));
    await dialog.locator('button[type=submit]').click();
    await page.getByRole('button', { name: 'Inscrire l’accusé de réception' }).click();
    await keepScreenshot(page, 'post-acknowledgement-form');
    await page.getByRole('dialog').getByRole('button', { name: 'Annuler' }).click();
    await page.getByText('1A 234 567 8901 2').waitFor();
    await keepScreenshot(page, 'post-posted');
    expect((await stateOf()).lettersSent.length).toBeGreaterThan(0);
    expect(complaintsOf(visit).filter((fault) => !/status of 422 /.test(fault))).toEqual([]);
    await visit.context.close();
  });
});
