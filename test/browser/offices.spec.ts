// @stage browser
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { enclosureOf } from '../../src/letters/writing/letter-writer.js';
import { rowsOf } from '../../src/platform/database/rows.js';
import { executablePath } from '../support/browser.js';
import { Offices, tabTo } from '../support/offices.js';
import { keepScreenshot } from '../support/screenshot.js';
import { signByKeyboard, signByPassword } from '../support/walk.js';
import { admitted, requisition } from '../support/written-request.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

/** The offices of the desk, in one application with everything in it: what people do there, by mouse and by keyboard. */
describeInBrowser('the offices of the desk', () => {
  let offices: Offices;
  beforeAll(async () => {
    offices = await Offices.open();
  });
  afterAll(() => offices?.close());

  /** A requisition of the police, prepared by a jurist of the desk with the data it orders. */
  async function prepared(): Promise<{ id: string; reference: string }> {
    const id = await offices.desk.request({
      facts: requisition,
      classification: { ...admitted, approvers: ['head_of_legal'], facts: [] },
      language: 'fr',
      requester: { subject: 'Réquisition 26/1142', name: 'Brigade de recherches' },
    });
    await offices.desk.draft(
      id,
      'disclose',
      [enclosureOf('donnees.csv', 'text/csv', Buffer.from('compte;titulaire\r\n'))],
      1,
    );
    const [{ reference } = { reference: '' }] = rowsOf(
      z.object({ reference: z.string() }),
      await offices.desk.database.query('select reference from case_file where id = $1', [id]),
    );
    return { id, reference };
  }

  const requested = () =>
    offices.desk.request({
      facts: requisition,
      classification: { ...admitted, approvers: ['head_of_legal'], facts: [] },
      language: 'fr',
    });

  async function sendBack(id: string): Promise<void> {
    const preparationId = (await offices.desk.state(id)).preparation?.id ?? '';
    await offices.desk.give(
      id,
      { type: 'send_back', preparationId, noteId: randomUUID() },
      offices.desk.person('head_of_legal'),
    );
  }

  const prepareAnew = (id: string) =>
    offices.desk.draft(id, 'disclose', [enclosureOf('autre.csv', 'text/csv', Buffer.from('compte\r\n'))], 2);

  /** No user has proved their presence recently. */
  const forgetPresence = () =>
    offices.desk.platform.fresh.asOwner(`update session set proved_at = now() - interval '1 hour'`);

  it('recalls from the case a released answer that was not delivered yet, with a reason', async () => {
    const id = await requested();
    await offices.desk.decide(id, 'disclose', [enclosureOf('x.csv', 'text/csv', Buffer.from('compte\r\n'))], 1);
    const visit = await offices.enter('jurist', `/cases/${id}`);
    const { page } = visit;
    await page.getByRole('tab', { name: 'Actions' }).click();
    await page.getByRole('button', { name: 'Annuler l’envoi' }).click();
    await page.getByLabel('Motif ou source').fill('Le numéro de compte est faux.');
    expect(await visit.accessibility()).toEqual([]);
    await page.getByRole('button', { name: 'Inscrire', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Préparer la réponse' }).waitFor();
    expect((await offices.desk.state(id)).left).toEqual([]);
    await visit.context.close();
  });

  it('lets a French requisition through two people to its release, by mouse', async () => {
    const { id, reference } = await prepared();
    const head = await offices.enter('head_of_legal', '/approvals');
    await head.page.getByRole('link', { name: new RegExp(reference) }).click();
    await head.page.getByRole('heading', { name: 'Réquisition 26/1142' }).waitFor();
    await head.page.getByText('Empreinte vérifiée dans ce navigateur').waitFor();
    expect(await head.page.getByRole('button', { name: 'Approuver cet envoi' }).isDisabled()).toBe(true);
    await head.page.getByLabel('J’ai regardé qui demande').check();
    await forgetPresence();
    await head.page.getByRole('button', { name: 'Approuver cet envoi' }).click();
    const dialog = head.page.getByRole('dialog', { name: 'Approuver cet envoi' });
    const { preparation } = await offices.desk.state(id);
    for (const shown of [reference, 'clerk@justice.fr', 'Responsable juridique', preparation?.payload ?? '']) {
      await dialog.locator('dd').filter({ hasText: shown }).waitFor();
    }
    await dialog.getByLabel('Mot de passe', { exact: true }).fill('not the password');
    await dialog.getByRole('button', { name: 'Signer' }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await head.accessibility()).toEqual([]);
    await signByPassword(head.page);
    await head.page.getByText('Votre accord est inscrit.').waitFor();
    expect(head.faults.filter((fault) => !fault.includes('403'))).toEqual([]);
    await head.context.close();

    const jurist = await offices.enter('jurist', `/approvals?id=${id}`);
    await jurist.page.getByRole('button', { name: 'Envoyer la réponse' }).click();
    await jurist.page.getByRole('dialog').getByText('clerk@justice.fr').waitFor();
    expect(await jurist.accessibility()).toEqual([]);
    await signByPassword(jurist.page);
    await jurist.page.getByText('C’est parti').waitFor();
    expect((await offices.desk.state(id)).left).toMatchObject([{ action: 'disclose' }]);
    expect(jurist.faults).toEqual([]);
    await jurist.context.close();
  });

  it('lets the same go by keyboard alone', async () => {
    const { id } = await prepared();
    const head = await offices.enter('head_of_legal', `/approvals?id=${id}`);
    await head.page.getByText('Empreinte vérifiée dans ce navigateur').waitFor();
    await forgetPresence();
    await tabTo(head.page, /J’ai regardé qui demande/);
    await head.page.keyboard.press('Space');
    await tabTo(head.page, /Approuver cet envoi/);
    await head.page.keyboard.press('Enter');
    await signByKeyboard(head.page);
    await head.page.getByText('Votre accord est inscrit.').waitFor();
    await head.context.close();

    const jurist = await offices.enter('jurist', `/approvals?id=${id}`);
    await jurist.page.getByRole('button', { name: 'Envoyer la réponse' }).waitFor();
    await tabTo(jurist.page, /Envoyer la réponse/);
    await jurist.page.keyboard.press('Enter');
    await signByKeyboard(jurist.page);
    await jurist.page.getByText('C’est parti').waitFor();
    expect((await offices.desk.state(id)).left).toHaveLength(1);
    await jurist.context.close();
  });

  it('says that an approval is stale once what leaves has changed, and shows what changed', async () => {
    const { id } = await prepared();
    const head = await offices.enter('head_of_legal', `/approvals?id=${id}`);
    await head.page.getByText('Première version').waitFor();
    await head.page.getByLabel('J’ai regardé qui demande').check();
    await sendBack(id);
    await prepareAnew(id);
    await head.page.getByText('Ce qui part a changé').waitFor();
    expect(await head.page.getByRole('button', { name: 'Approuver cet envoi' }).isDisabled()).toBe(true);
    await head.page.getByRole('button', { name: 'Relire la version actuelle' }).click();
    await head.page.getByText('Comparé à la version renvoyée du').waitFor();
    await head.page
      .getByText(/lignes? (a|ont) changé|Le texte des lettres est le même/)
      .first()
      .waitFor();
    expect(await head.page.getByLabel('J’ai regardé qui demande').isChecked()).toBe(false);
    await head.context.close();
  });

  it('shows the next version by itself to an approver who looked again while nothing was prepared', async () => {
    const { id } = await prepared();
    const head = await offices.enter('head_of_legal', `/approvals?id=${id}`);
    await head.page.getByText('Première version').waitFor();
    await sendBack(id);
    await head.page.getByRole('button', { name: 'Relire la version actuelle' }).click();
    await head.page.getByText('Première version').waitFor({ state: 'detached' });
    await prepareAnew(id);
    await head.page.getByText('Comparé à la version renvoyée du').waitFor();
    await head.page.getByText('Empreinte vérifiée dans ce navigateur').waitFor();
    await head.context.close();
  });

  it.each(['mouse', 'keyboard'] as const)(
    'makes a report, which two others sign off and one of them publishes, by %s',
    async (means) => {
      // An edition that differs from a published one by fewer than five requests would tell which.
      for (let n = 0; n < 5; n += 1) await requested();
      const head = await offices.enter('head_of_legal', '/reports');
      const { page } = head;
      const pressOn = async (on: Page, name: RegExp) => {
        if (means === 'mouse') return on.getByRole('button', { name }).last().click();
        await on.getByRole('button', { name }).last().waitFor();
        await tabTo(on, name);
        return on.keyboard.press('Enter');
      };
      const press = (name: RegExp) => pressOn(page, name);
      await press(/^Nouveau rapport$/);
      await page.getByRole('dialog').getByLabel('Trimestre').waitFor();
      expect(await head.accessibility()).toEqual([]);
      const editions = await page.getByRole('navigation', { name: 'Éditions' }).getByRole('link').count();
      await press(/^Voir les chiffres sans l’établir$/);
      await page.getByText('Rien n’est scellé ni gardé').waitFor();
      await page.getByText('Demandes reçues').waitFor();
      await keepScreenshot(page, `report-preview-${means}`);
      expect(await head.accessibility()).toEqual([]);
      await press(/^Revenir au formulaire$/);
      const dialog = page.getByRole('dialog');
      const running = await dialog.getByLabel('Trimestre').locator('option').first().getAttribute('value');
      await dialog.getByLabel('Trimestre').selectOption(running);
      await dialog.getByText('Dites pourquoi son rapport est établi avant la fin').waitFor();
      await press(/^Établir (le rapport|une nouvelle édition)$/);
      await dialog.getByText('dites en français et en anglais pourquoi').waitFor();
      await dialog.getByLabel('Motif, en français').fill('Le conseil se réunit avant la fin du trimestre.');
      await dialog.getByLabel('Motif, en anglais').fill('The board meets before the end of the quarter.');
      expect(await head.accessibility()).toEqual([]);
      await press(/^Établir (le rapport|une nouvelle édition)$/);
      await page.getByText('est établi et vérifié').waitFor();
      expect(await page.getByRole('navigation', { name: 'Éditions' }).getByRole('link').count()).toBe(editions + 1);
      await page.getByText('Demandes reçues').waitFor();
      await press(/^Vérifier$/);
      await page.getByText('Rapport vérifié').waitFor();
      await page.getByText('Vous l’avez fait établir : deux autres personnes la signent.').waitFor();
      await press(/^PDF en français$/);
      await page.locator('canvas').first().waitFor();
      expect(await head.accessibility()).toEqual([]);
      expect(head.faults).toEqual([]);
      await head.context.close();

      const signedBy = async (role: 'dpo' | 'executive') => {
        const visit = await offices.enter(role, '/reports');
        const { page: on } = visit;
        await on.getByText('Le conseil se réunit avant la fin du trimestre.').waitFor();
        await pressOn(on, /^Page publique$/);
        await on.frameLocator('iframe').getByText('Pourquoi cette édition').first().waitFor();
        await keepScreenshot(on, `report-public-page-${means}`);
        await pressOn(on, /^Signer cette édition$/);
        await on.getByRole('dialog').getByText('Empreinte des fichiers').waitFor();
        await on.getByRole('dialog').getByText('Le conseil se réunit').waitFor();
        expect(await visit.accessibility()).toEqual([]);
        await keepScreenshot(on, `report-sign-off-${means}`);
        await pressOn(on, /^Signer cette édition$/);
        return visit;
      };
      const officer = await signedBy('dpo');
      await officer.page.getByText('1 signature manque').waitFor();
      expect(officer.faults).toEqual([]);
      await officer.context.close();

      const executive = await signedBy('executive');
      await executive.page.getByText('Signé par deux personnes').waitFor();
      await pressOn(executive.page, /^Publier$/);
      await executive.page.getByRole('dialog').waitFor();
      await pressOn(executive.page, /^Oui, publier$/);
      await executive.page.getByText('Publié', { exact: true }).waitFor();
      await executive.context.close();
    },
  );
});
