// @stage browser
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { executablePath, launch } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { enterEvidence, minuteOf } from '../support/origin-dialog.js';
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
  // The two orders aim at one account: on one server the second would take over what the first asked.
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

  /** Deciding facts that are not settled yet: unknown ones to establish, the others to confirm. */
  const unsettled = (page: Page) =>
    page.locator('[data-fact] button').filter({ hasText: /^(Établir|Confirmer)$/, visible: true });

  /** Whether a target is protected is stated of each. */
  const answerTo = (fact: string | null) => (fact === 'target_not_protected' ? 'Aucune protection' : 'Oui');

  /** A fact that is refused instead says why. */
  async function confirmed(page: Page, fact: string | null | undefined): Promise<void> {
    const done = page.locator(`[data-fact="${fact}"]`).getByText('Confirmé');
    await done.waitFor().catch(async (error) => {
      const said = await page.getByRole('alert').allInnerTexts();
      throw new Error(`${fact} was not confirmed: ${said.join(' ') || 'the page says nothing'}`, { cause: error });
    });
  }

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
        const boxes = page.getByRole('dialog').getByRole('combobox');
        await boxes.first().waitFor();
        for (const box of await boxes.all()) await box.selectOption({ label: answerTo(fact) });
        await enterEvidence(page, fact);
        await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
      }
      await confirmed(page, fact);
    }
    return settled;
  }

  async function typeAnswers(page: Page, answer: string): Promise<void> {
    const boxes = page.getByRole('dialog').getByRole('combobox');
    await boxes.first().waitFor();
    await focusSettled(page);
    for (const box of await boxes.all()) {
      while (!(await box.evaluate((field) => field === document.activeElement))) await page.keyboard.press('Tab');
      await page.keyboard.type(answer);
    }
  }

  async function settleByKeyboard(page: Page): Promise<void> {
    while ((await unsettled(page).count()) > 0) {
      await reach(page, /^(Établir|Confirmer) : /);
      const fact = await page.evaluate(() => document.activeElement?.closest('li')?.getAttribute('data-fact'));
      const establish = (await page.evaluate(() => document.activeElement?.textContent)) === 'Établir';
      await page.keyboard.press('Enter');
      if (establish) {
        await typeAnswers(page, answerTo(fact ?? null));
        await enterEvidence(page, fact ?? null);
        await reach(page, 'Enregistrer');
        await page.keyboard.press('Enter');
      }
      await confirmed(page, fact);
    }
  }

  /** Each target is produced, and one that the preparer adds is unknown. */
  async function answerTargets(page: Page): Promise<void> {
    const table = page.getByRole('group', { name: 'Réponse pour chaque compte visé' });
    await table.getByRole('combobox').first().waitFor();
    for (const box of await table.getByRole('combobox').all()) await box.selectOption('Communiquer');
    await table.getByRole('button', { name: 'Ajouter un compte visé' }).click();
    await table.getByLabel(/^Nom du compte ajouté/).fill('autre.compte@exemple.fr');
    await table.getByRole('combobox', { name: 'autre.compte@exemple.fr' }).selectOption('Compte inconnu');
    await table.getByLabel('Motif : autre.compte@exemple.fr').fill('Nommé dans l’annexe.');
  }

  /** The case may move, and the form be drawn again, between the focus and the key: then the field is looked for again. */
  async function encloseByKeyboard(page: Page): Promise<void> {
    await reach(page, /^Fichiers à communiquer/);
    const patience = { timeout: 10_000 };
    const chooser = page.waitForEvent('filechooser', patience).catch(() => null);
    await page.keyboard.press('Space');
    const opened = await chooser;
    return opened ? opened.setFiles(answer) : encloseByKeyboard(page);
  }

  /** Where several targets are produced, each file says whose it is. */
  async function ownByKeyboard(page: Page): Promise<void> {
    const owner = page.getByLabel('Compte auquel appartient titulaire.csv');
    await owner.waitFor();
    if ((await owner.inputValue()) !== '') return;
    await reach(page, 'Compte auquel appartient titulaire.csv');
    await page.keyboard.type('Tous');
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

  it('leads by mouse through a life in danger: corrected, prepared, called back by another, approved with a proof of presence, released', async () => {
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

    await page.getByRole('tab', { name: 'Actions' }).click();
    await page.getByRole('button', { name: 'Consigner le contre-appel' }).waitFor();
    await page.getByRole('button', { name: 'Préparer la réponse' }).click();
    await answerTargets(page);
    await page.getByLabel('Fichiers à communiquer').setInputFiles(answer);
    await page.getByLabel('Compte auquel appartient titulaire.csv').selectOption('Tous les comptes communiqués');
    await page.getByRole('button', { name: 'Préparer et soumettre' }).click();
    await page.getByRole('link', { name: 'Relire et décider' }).waitFor();
    // The preparer cannot record the call-back: the screen says why.
    await page.getByRole('button', { name: 'Consigner le contre-appel' }).waitFor({ state: 'detached' });
    await page
      .getByText('par une autre personne que celle qui a préparé la réponse')
      .first()
      .waitFor({ state: 'attached' });
    expect(complaintsOf(jurist)).toEqual([]);

    const second = await enter('Idriss Belhadj', `/approvals?id=${id}`);
    await second.page.getByText('l’autorité doit être rappelée à un numéro de l’annuaire').waitFor();
    const table = second.page.getByRole('table', { name: 'Réponse pour chaque compte visé' });
    await table.getByRole('row', { name: /autre\.compte@exemple\.fr.*Compte inconnu.*Nommé dans l’annexe/ }).waitFor();
    await table
      .getByRole('row', { name: /Communiquer.*titulaire\.csv/ })
      .first()
      .waitFor();
    const { receivedAt } = await server.caseOf(id);
    await second.page.getByLabel('Personne entendue').fill('L’officier de permanence');
    await second.page.getByLabel('Quand').fill(await minuteOf(second.page, receivedAt));
    await second.page
      .getByLabel('Ce qui a été dit, et par qui')
      .fill('Le centre d’opérations confirme la réquisition.');
    await second.page.getByRole('button', { name: 'Consigner l’appel' }).click();
    await second.page.getByText('L’autorité a confirmé sa demande').waitFor();
    await second.page.getByLabel('J’ai regardé qui demande').check();
    await second.page.getByRole('button', { name: 'Approuver cet envoi' }).click();
    await signByPassword(second.page);
    await second.page.getByText('Votre accord est inscrit.').waitFor();
    expect(complaintsOf(second)).toEqual([]);
    await server.consent('Hélène Carpentier', 'head_of_legal', id);

    const third = await enter('Solène Guérin', `/approvals?id=${id}`);
    await third.page.getByRole('button', { name: 'Envoyer la réponse' }).click();
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
    await page.getByRole('heading', { name: 'Faits déterminants' }).waitFor();
    await settleByKeyboard(page);
    await reach(page, 'Préparer la réponse');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await typeAnswers(page, 'Communiquer');
    await encloseByKeyboard(page);
    await ownByKeyboard(page);
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
    await third.page.getByRole('button', { name: 'Envoyer la réponse' }).waitFor();
    await reach(third.page, 'Envoyer la réponse');
    await third.page.keyboard.press('Enter');
    await signByKeyboard(third.page);
    await answerLeft(id, 'dgfip.finances.gouv.fr');
    expect([complaintsOf(jurist), complaintsOf(head), complaintsOf(third)]).toEqual([[], [], []]);
    for (const { context } of [jurist, head, third]) await context.close();
  });
});
