// @stage browser
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { CaseState } from '../../src/domain/case/model/state.js';
import { executablePath, launch } from '../support/browser.js';
import { keepScreenshot } from '../support/screenshot.js';
import { openStaffedServer, type StaffedServer } from '../support/staffed-server.js';
import { arrive, complaintsOf, signByPassword } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

const enclosed = Buffer.from('%PDF-1.7 une pièce de plus');

describeInBrowser('the last confirmation before something leaves', () => {
  let server: StaffedServer;
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch();
    server = await openStaffedServer();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('lists every letter with its recipient and channel, and every file with its size and SHA-256', async () => {
    const { id } = await server.receive('022-us-sca-warrant-scan');
    const jurist = await server.visitor('Camille Aubry');
    const { state } = (await jurist.send('GET', `/api/cases/${id}`)).json<{ state: CaseState }>();
    const attachments = [{ name: 'piece.pdf', contentType: 'application/pdf', base64: enclosed.toString('base64') }];
    const body = { seen: state.seq, action: 'refuse', attachments };
    expect((await jurist.send('POST', `/api/cases/${id}/preparations`, { body })).statusCode).toBe(201);
    await server.consentOfAll(id);
    type Listed = { letters: { recipient: string; files: { name: string; sha256: string; size: number }[] }[] };
    const { letters } = (await jurist.send('GET', `/api/cases/${id}/letters`)).json<Listed>();
    const leaving = letters.find(({ files }) => files.some(({ name }) => name === 'piece.pdf'));
    const digest = createHash('sha256').update(enclosed).digest('hex');
    expect(leaving?.files.find(({ name }) => name === 'piece.pdf')).toMatchObject({
      ...{ sha256: digest, size: enclosed.length },
    });
    const visit = await arrive(browser, server, 'Idriss Belhadj', `/approvals?id=${id}`);
    const { page } = visit;
    await page.getByRole('button', { name: 'Envoyer le refus' }).click();
    const dialog = page.getByRole('dialog', { name: 'Envoyer le refus' });
    await dialog.getByLabel('Mot de passe', { exact: true }).waitFor();
    const shown = (await dialog.locator('dl').allInnerTexts()).join(' ').replace(/\s/gu, ' ');
    expect(shown).toContain(leaving?.recipient ?? 'nothing');
    expect(shown).toContain('Canal Courriel, ni signé ni chiffré');
    expect(shown).toContain(`piece.pdf (${enclosed.length} o) ${digest}`);
    expect(leaving?.files).toHaveLength(2);
    for (const { name, sha256 } of leaving?.files ?? []) {
      expect(shown).toMatch(new RegExp(`${name} \\([0-9,]+ k?o\\) ${sha256}`));
    }
    await keepScreenshot(page, 'last-confirmation');
    expect(await visit.accessibility()).toEqual([]);
    await signByPassword(page);
    await page.getByText('C’est parti').waitFor();
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });

  it('holds the letters for ten minutes where the sender asks for it, and the case offers to cancel the sending', async () => {
    const { id } = await server.receive('024-us-grand-jury-subpoena');
    await server.prepareRefusal(id);
    await server.consentOfAll(id);
    const visit = await arrive(browser, server, 'Idriss Belhadj', `/approvals?id=${id}`);
    const { page } = visit;
    await page.getByLabel('Retenir dix minutes avant l’envoi').check();
    await page.getByRole('button', { name: 'Envoyer le refus' }).click();
    await page.getByText('part dix minutes après votre signature').waitFor();
    await signByPassword(page);
    await page.getByText('L’envoi est retenu dix minutes').waitFor();
    await visit.open(`/cases/${id}`);
    await page.getByText('envoi retenu jusqu’au').waitFor();
    await keepScreenshot(page, 'held-sending');
    await page.getByRole('tab', { name: 'Actions' }).click();
    await page.getByRole('button', { name: 'Annuler l’envoi' }).click();
    await page.getByRole('dialog').getByLabel('Motif ou source').fill('Une pièce manque.');
    await page.getByRole('dialog').locator('button[type=submit]').click();
    await page.getByText('envoi retenu jusqu’au').waitFor({ state: 'detached' });
    const shown = await (await server.visitor('Camille Aubry')).send('GET', `/api/cases/${id}`);
    const { reference, state } = shown.json<{ reference: string; state: CaseState }>();
    expect(state).toMatchObject({ left: [], lettersSent: [], preparation: null });
    expect(state.recalled).toHaveLength(1);
    expect(server.relay.received.filter(({ subject }) => subject?.includes(reference))).toEqual([]);
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });
});
