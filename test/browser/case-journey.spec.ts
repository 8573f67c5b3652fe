// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { addDays } from '../../src/domain/kernel/day.js';
import { executablePath, launch, type Visit } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { keepScreenshot } from '../support/screenshot.js';
import { type ListedCase, openStaffedServer, type StaffedServer } from '../support/staffed-server.js';
import { arrive, complaintsOf, reach, signByKeyboard, signByPassword } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('from the inbox to the end of a case', () => {
  let server: StaffedServer;
  let browser: Browser;
  let [warrant, subpoena, requisition]: ListedCase[] = [];

  beforeAll(async () => {
    browser = await launch();
    server = await openStaffedServer();
    warrant = await server.receive('022-us-sca-warrant-scan');
    subpoena = await server.receive('024-us-grand-jury-subpoena');
    requisition = await server.receive('001-fr-gendarmerie-60-1-sub');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const enter = (name: string, path: string) => arrive(browser, server, name, path);
  type Means = 'mouse' | 'keyboard';

  async function press({ page }: Visit, means: Means, name: string): Promise<void> {
    const button = page.getByRole('button', { name });
    if (means === 'mouse') return button.click();
    await button.waitFor();
    await reach(page, name);
    await page.keyboard.press('Enter');
  }

  const sign = ({ page }: Visit, means: Means) => (means === 'mouse' ? signByPassword(page) : signByKeyboard(page));

  /** On the page of approvals: looks at who asks, and signs the consent. */
  async function consent(name: string, caseId: string, means: Means = 'mouse'): Promise<void> {
    const visit = await enter(name, `/approvals?id=${caseId}`);
    const looked = visit.page.getByLabel('J’ai regardé qui demande');
    if (means === 'mouse') await looked.check();
    else {
      await looked.waitFor();
      await reach(visit.page, 'J’ai regardé qui demande');
      await visit.page.keyboard.press('Space');
    }
    await press(visit, means, 'Approuver cet envoi');
    await sign(visit, means);
    await visit.page.getByText('Votre accord est inscrit.').waitFor();
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  }

  async function release(name: string, caseId: string, means: Means = 'mouse'): Promise<void> {
    await server.giveNotices(caseId);
    const visit = await enter(name, `/approvals?id=${caseId}`);
    await press(visit, means, 'Envoyer le refus');
    await sign(visit, means);
    await eventually(
      () => server.caseOf(caseId),
      ({ status }) => status === 'closed',
    );
    await visit.context.close();
  }

  it('opens one case to an outside counsel, who answers and sees nothing else, and shuts it again', async () => {
    const head = await enter('Hélène Carpentier', `/cases/${requisition?.id}`);
    const journal = head.page.getByRole('tab', { name: 'Journal' });
    await journal.click();
    await press(head, 'mouse', 'Inviter un conseil');
    await head.page.getByLabel('Conseil', { exact: true }).selectOption('Odile Fabre');
    await head.page.getByLabel('Dernier jour').fill(addDays(await server.today(), 1));
    await head.page.getByLabel('Ce qui lui est demandé').fill('L’acte est-il régulier ?');
    await press(head, 'mouse', 'Ouvrir ce dossier');
    await head.page.getByText('Accès ouvert').waitFor();

    const counsel = await enter('Odile Fabre', '/');
    await counsel.page.getByText('L’acte est-il régulier ?').waitFor();
    const ways = counsel.page.getByRole('navigation').first().getByRole('link');
    expect(await ways.allInnerTexts()).toEqual(['Mon dossier', 'Livre du droit']);
    await counsel.page.getByLabel('Ce que c’est').selectOption('Un avis favorable');
    await counsel.page.getByLabel('Texte', { exact: true }).fill('Il est régulier.');
    await press(counsel, 'mouse', 'Inscrire au dossier');
    await counsel.page.locator('blockquote', { hasText: 'Il est régulier.' }).waitFor();
    expect(complaintsOf(counsel)).toEqual([]);

    await head.page.reload();
    await journal.click();
    await head.page.locator('blockquote', { hasText: 'Il est régulier.' }).waitFor();
    await press(head, 'mouse', 'Retirer l’accès');
    await head.page.getByText('Terminé').waitFor();
    expect(complaintsOf(head)).toEqual([]);
    await counsel.page.reload();
    await counsel.page.getByText('Aucun dossier ne vous est ouvert').waitFor();
    for (const { context } of [head, counsel]) await context.close();
  });

  it('has a person record, in the codes of the yearly report, what an order to remove says is illegal', async () => {
    const { id } = await server.receive('011-fr-arcom-dsa-art9');
    const visit = await enter('Camille Aubry', `/cases/${id}`);
    const { page } = visit;
    await page.getByRole('tab', { name: 'Faits' }).click();
    const fact = page.locator('[data-fact="illegalContent"]');
    await fact.getByRole('button', { name: 'Établir' }).click();
    await page.getByRole('combobox', { name: 'Contenu illicite' }).selectOption('KEYWORD_PHISHING');
    await keepScreenshot(page, 'illegal-content');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await fact.getByText('Hameçonnage').waitFor();
    await fact.getByText('Confirmé').waitFor();
    await keepScreenshot(page, 'illegal-content-recorded');
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });

  it('leads a newcomer by mouse from a US warrant to a refusal that left', async () => {
    const visit = await enter('Camille Aubry', '/');
    const { page } = visit;
    await page.getByRole('link', { name: /Service of sealed search warrant/ }).click();
    await page.getByRole('heading', { name: /Service of sealed search warrant/ }).waitFor();
    await page.getByText('Mandat d’une juridiction américaine').waitFor();
    await page.getByRole('list', { name: 'Motifs' }).getByText('RGPD, art. 48').waitFor();

    await page.getByRole('tab', { name: 'Faits' }).click();
    await page.getByRole('button', { name: 'Voir le passage 1 dans le document' }).click();
    await page.locator('mark[data-on]').first().waitFor();
    await page.getByRole('button', { name: 'Confirmer : Pays de l’auteur' }).click();
    await page.locator('[data-fact="issuerCountry"]').getByText('Confirmé').waitFor();

    await page.getByRole('button', { name: 'M’attribuer' }).click();
    await page.getByRole('button', { name: 'Attribuer à : Camille Aubry' }).waitFor();
    const row = page.getByRole('link', { name: /Service of sealed search warrant/ });
    await row.getByRole('img', { name: 'Camille Aubry' }).waitFor();
    await page.getByRole('button', { name: 'Préparer le refus' }).click();
    await page.getByRole('button', { name: 'Préparer et soumettre' }).click();
    await page.getByRole('link', { name: 'Relire et décider' }).waitFor();
    await page.getByRole('tab', { name: 'Décision' }).click();
    await page.getByRole('button', { name: 'Lire les lettres' }).click();
    await page.locator('canvas').first().waitFor();

    await consent('Hélène Carpentier', warrant?.id ?? '');
    await server.consent('Jeanne Delmas', 'dpo', warrant?.id ?? '');
    await server.consent('Nadia Ferrand', 'executive', warrant?.id ?? '');
    await release('Idriss Belhadj', warrant?.id ?? '');
    // The page that stayed open learns it by itself.
    await page.getByText('Renvoyée vers la voie légale').first().waitFor();
    await eventually(
      async () =>
        server.relay.received.map(({ to }) =>
          [to]
            .flat()
            .map((each) => each?.text)
            .join(),
        ),
      (recipients) => recipients.some((recipient) => recipient.includes('fbi.gov')),
    );
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });

  it('leads them by keyboard alone through a subpoena to a refusal that left', async () => {
    const visit = await enter('Camille Aubry', '/');
    const { page } = visit;
    await page.getByRole('link', { name: /Grand Jury Subpoena/ }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('4471');
    await page.keyboard.press('Enter');
    await page.getByText('1 demande', { exact: true }).waitFor();
    await reach(page, 'Effacer la recherche', 'Tab');
    await page.keyboard.press('Tab');
    await reach(page, /Grand Jury Subpoena/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Grand Jury Subpoena/ }).waitFor();
    await reach(page, 'M’attribuer');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Attribuer à : Camille Aubry' }).waitFor();
    await reach(page, 'Décision');
    await page.keyboard.press('ArrowRight');
    await page.getByText('Faits déterminants').waitFor();
    await reach(page, 'Confirmer : Pays de l’auteur');
    await page.keyboard.press('Enter');
    await page.locator('[data-fact="issuerCountry"]').getByText('Confirmé').waitFor();
    await reach(page, 'Préparer le refus');
    await page.keyboard.press('Enter');
    await reach(page, 'Préparer et soumettre');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Relire et décider' }).waitFor();
    const id = subpoena?.id ?? '';
    expect((await server.caseOf(id)).status).toBe('open');
    await consent('Hélène Carpentier', id, 'keyboard');
    await server.consentOfAll(id, ['head_of_legal']);
    await release('Idriss Belhadj', id, 'keyboard');
    expect((await server.caseOf(id)).outcome).toBe('redirected');
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });

  it.each(['mouse', 'keyboard'] as const)(
    'leads a forgery by %s to the quiet file: nothing is written to its author',
    async (means) => {
      const { id } = await server.receive('035-fausse-gendarmerie-domaine-sosie');
      const visit = await enter('Idriss Belhadj', `/?circuit=silent_refusal`);
      const { page } = visit;
      await page.getByText('1 demande', { exact: true }).waitFor();
      await page.keyboard.press('j');
      await page.getByRole('tab', { name: 'Faits' }).waitFor();
      if (means === 'mouse') await page.getByRole('tab', { name: 'Faits' }).click();
      else {
        await reach(page, 'Décision');
        await page.keyboard.press('ArrowRight');
      }
      await page.getByText('Domaine sosie').first().waitFor();
      await press(visit, means, 'Préparer le refus');
      await page.getByText('Aucune lettre ne part dans ce circuit').waitFor();
      await press(visit, means, 'Préparer et soumettre');
      await page.getByRole('link', { name: 'Relire et décider' }).waitFor();
      const before = server.relay.received.length;
      await consent('Hélène Carpentier', id, means);
      await server.consentOfAll(id, ['head_of_legal']);
      await release('Camille Aubry', id, means);
      expect((await server.caseOf(id)).outcome).toBe('refused');
      expect(server.relay.received.length).toBe(before);
      expect(complaintsOf(visit)).toEqual([]);
      await visit.context.close();
    },
  );

  it('shows two people on one case to each other, and a colleague’s act before it is written over', async () => {
    const path = `/cases/${requisition?.id}`;
    const [one, other] = [await enter('Camille Aubry', path), await enter('Idriss Belhadj', path)];
    await one.page.getByText('Idriss Belhadj a aussi ce dossier ouvert').waitFor();
    await other.page.getByText('Camille Aubry a aussi ce dossier ouvert').waitFor();
    await other.page.getByRole('button', { name: 'M’attribuer' }).click();
    await one.page.getByRole('button', { name: 'Attribuer à : Idriss Belhadj' }).waitFor();
    await other.page.getByRole('tab', { name: 'Journal' }).click();
    await other.page.getByLabel('Ajouter une note').fill('Rappelé le standard.');
    await other.page.getByRole('button', { name: 'Ajouter une note' }).click();
    await one.page.getByRole('tab', { name: 'Journal' }).click();
    await one.page.getByText('Rappelé le standard.').waitFor();
    await other.page.getByRole('link', { name: 'Boîte de réception' }).first().click();
    await one.page.getByText('a aussi ce dossier ouvert').waitFor({ state: 'detached' });
    expect([complaintsOf(one), complaintsOf(other)]).toEqual([[], []]);
    for (const { context } of [one, other]) await context.close();
  });
});
