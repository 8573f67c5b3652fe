// @stage browser
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { executablePath, launch } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { openStaffedServer, type StaffedServer } from '../support/staffed-server.js';
import { arrive, complaintsOf, focusSettled, reach, signByKeyboard, signByPassword } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

const answer = { name: 'titulaire.csv', mimeType: 'text/csv', buffer: Buffer.from('compte;titulaire\r\n') };

describeInBrowser('from a French requisition to the answer that left', () => {
  let server: StaffedServer;
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch();
  });
  // The two orders aim at one account: in one house the second would take over what the first asked.
  beforeEach(async () => {
    server = await openStaffedServer();
  });
  afterEach(async () => {
    await server?.close();
  });
  afterAll(async () => {
    await browser?.close();
  });

  const enter = (name: string, path: string) => arrive(browser, server, name, path);

  /** What decides and nobody settled yet: to establish where it is unknown, to confirm elsewhere. */
  const unsettled = (page: Page) =>
    page.locator('[data-fact] button').filter({ hasText: /^(Établir|Confirmer)$/, visible: true });

  async function settleByMouse(page: Page): Promise<number> {
    let settled = 0;
    for (; (await unsettled(page).count()) > 0; settled += 1) {
      const first = unsettled(page).first();
      const fact = await first.locator('xpath=ancestor::li').getAttribute('data-fact');
      // By its fact from here on: what was settled before may move the others.
      const next = unsettled(page).and(page.locator(`[data-fact="${fact}"] button`));
      const establish = (await next.textContent()) === 'Établir';
      await next.click();
      if (establish) {
        await page.getByRole('dialog').getByRole('combobox').selectOption({ label: 'Rempli' });
        await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
      }
      await page.locator(`[data-fact="${fact}"]`).getByText('Confirmé').waitFor();
    }
    return settled;
  }

  async function answerLeft(id: string, to: string): Promise<void> {
    await eventually(
      () => server.caseOf(id),
      ({ status, outcome }) => status === 'closed' && outcome === 'executed',
    );
    await eventually(
      async () => server.relay.received.flatMap(({ to: each }) => [each].flat().map((one) => one?.text ?? '')),
      (recipients) => recipients.filter((recipient) => recipient.includes(to)).length > 1,
    );
  }

  it('leads by mouse through a life in danger: corrected, prepared, called back by another, approved with a proof of presence, let go', async () => {
    const { id } = await server.receive('001-fr-gendarmerie-60-1-sub');
    const jurist = await enter('Camille Aubry', `/cases/${id}`);
    const { page } = jurist;
    await page.getByText('Une vérification exigée n’est pas remplie').waitFor();
    await page.getByRole('tab', { name: 'Faits' }).click();
    await page.getByText('autres faits').click();
    await page.getByRole('button', { name: 'Corriger : Urgence' }).click();
    await page.getByRole('dialog').getByRole('switch', { name: 'Urgence' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Règle F17').first().waitFor();
    await page.getByText('autres faits').click();
    expect(await settleByMouse(page)).toBeGreaterThan(5);

    await page.getByRole('tab', { name: 'Actes' }).click();
    await page.getByRole('button', { name: 'Inscrire le rappel de l’autorité' }).waitFor();
    await page.getByRole('button', { name: 'Préparer la réponse' }).click();
    await page.getByLabel('Fichiers à communiquer').setInputFiles(answer);
    await page.getByRole('button', { name: 'Préparer et soumettre' }).click();
    await page.getByRole('link', { name: 'Relire et décider' }).waitFor();
    // Whoever prepared it does not say that the authority was called: the screen tells why.
    await page.getByRole('button', { name: 'Inscrire le rappel de l’autorité' }).waitFor({ state: 'detached' });
    await page
      .getByText('par une autre personne que celle qui a préparé la réponse')
      .first()
      .waitFor({ state: 'attached' });
    expect(complaintsOf(jurist)).toEqual([]);

    const second = await enter('Idriss Belhadj', `/approvals?id=${id}`);
    await second.page.getByText('l’autorité doit être rappelée à un numéro de l’annuaire').waitFor();
    await second.page
      .getByLabel('Ce qui a été dit, et par qui')
      .fill('Le centre d’opérations confirme la réquisition.');
    await second.page.getByRole('button', { name: 'Inscrire l’appel' }).click();
    await second.page.getByText('L’autorité a confirmé sa demande').waitFor();
    await second.page.getByLabel('J’ai regardé qui demande').check();
    await second.page.getByRole('button', { name: 'Approuver cet envoi' }).click();
    await signByPassword(second.page);
    await second.page.getByText('Votre accord est inscrit.').waitFor();
    expect(complaintsOf(second)).toEqual([]);
    await server.consent('Hélène Carpentier', 'head_of_legal', id);

    const third = await enter('Solène Guérin', `/approvals?id=${id}`);
    await third.page.getByRole('button', { name: 'Laisser partir la réponse' }).click();
    await signByPassword(third.page);
    await third.page.getByText('C’est parti').waitFor();
    await answerLeft(id, 'gendarmerie.interieur.gouv.fr');
    await page.getByText('Exécutée').first().waitFor();
    expect([complaintsOf(jurist), complaintsOf(third)]).toEqual([[], []]);
    for (const { context } of [jurist, second, third]) await context.close();
  });

  it('leads by keyboard alone through the order of a tax authority', async () => {
    const { id } = await server.receive('009-fr-dgfip-l81-l96g');
    const jurist = await enter('Camille Aubry', `/cases/${id}`);
    const { page } = jurist;
    await page.getByText('Une vérification exigée n’est pas remplie').waitFor();
    await reach(page, 'Décision');
    await page.keyboard.press('ArrowRight');
    await page.getByText('Faits décisifs').waitFor();
    while ((await unsettled(page).count()) > 0) {
      await reach(page, /^(Établir|Confirmer) : /);
      const fact = await page.evaluate(() => document.activeElement?.closest('li')?.getAttribute('data-fact'));
      const establish = (await page.evaluate(() => document.activeElement?.textContent)) === 'Établir';
      await page.keyboard.press('Enter');
      if (establish) {
        await page.getByRole('dialog').getByRole('combobox').waitFor();
        await focusSettled(page);
        while (!(await page.getByRole('combobox').evaluate((field) => field === document.activeElement))) {
          await page.keyboard.press('Tab');
        }
        await page.keyboard.type('Rempli');
        await reach(page, 'Enregistrer');
        await page.keyboard.press('Enter');
      }
      await page.locator(`[data-fact="${fact}"]`).getByText('Confirmé').waitFor();
    }
    await reach(page, 'Préparer la réponse');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await reach(page, /^Fichiers à communiquer/);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')]);
    await chooser.setFiles(answer);
    await reach(page, 'Préparer et soumettre');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Relire et décider' }).waitFor();

    await server.consent('Idriss Belhadj', 'jurist', id);
    const head = await enter('Hélène Carpentier', '/approvals');
    await head.page.getByRole('link', { name: /GRF-/ }).first().waitFor();
    await head.page.keyboard.press('j');
    await head.page.getByText('Empreinte vérifiée dans ce navigateur').waitFor();
    await reach(head.page, /^J’ai regardé qui demande/);
    await head.page.keyboard.press('Space');
    await head.page.keyboard.press('Control+Enter');
    await signByKeyboard(head.page);
    await head.page.getByText('Votre accord est inscrit.').waitFor();

    const third = await enter('Solène Guérin', `/approvals?id=${id}`);
    await third.page.getByRole('button', { name: 'Laisser partir la réponse' }).waitFor();
    await reach(third.page, 'Laisser partir la réponse');
    await third.page.keyboard.press('Enter');
    await signByKeyboard(third.page);
    await answerLeft(id, 'dgfip.finances.gouv.fr');
    expect([complaintsOf(jurist), complaintsOf(head), complaintsOf(third)]).toEqual([[], [], []]);
    for (const { context } of [jurist, head, third]) await context.close();
  });
});
