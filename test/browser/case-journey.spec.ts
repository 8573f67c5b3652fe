import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { executablePath, launch } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { type ListedCase, openStaffedHouse, type StaffedHouse } from '../support/staffed-house.js';
import { arrive, complaintsOf, reach } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('from the inbox to the end of a case', () => {
  let house: StaffedHouse;
  let browser: Browser;
  let [warrant, subpoena, forgery, requisition]: ListedCase[] = [];

  beforeAll(async () => {
    [house, browser] = await Promise.all([openStaffedHouse(), launch()]);
    warrant = await house.receive('022-us-sca-warrant-scan');
    subpoena = await house.receive('024-us-grand-jury-subpoena');
    forgery = await house.receive('035-fausse-gendarmerie-domaine-sosie');
    requisition = await house.receive('001-fr-gendarmerie-60-1-sub');
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const enter = (name: string, path: string) => arrive(browser, house, name, path);

  /** On the page of approvals: looks at who asks and consents; a sign-in of just now proves presence. */
  async function consent(name: string, caseId: string): Promise<void> {
    const visit = await enter(name, `/approvals?id=${caseId}`);
    await visit.page.getByLabel('J’ai regardé qui demande').check();
    await visit.page.getByRole('button', { name: 'Approuver cet envoi' }).click();
    await visit.page.getByText('Votre accord est inscrit.').waitFor();
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  }

  async function letGo(name: string, caseId: string): Promise<void> {
    const visit = await enter(name, `/approvals?id=${caseId}`);
    await visit.page.getByRole('button', { name: 'Laisser partir le refus' }).click();
    await visit.page.getByRole('button', { name: 'Oui, laisser partir' }).click();
    await eventually(
      () => house.caseOf(caseId),
      ({ status }) => status === 'closed',
    );
    await visit.context.close();
  }

  it('leads a newcomer by mouse from a US warrant to a refusal that left', async () => {
    const visit = await enter('Camille Aubry', '/');
    const { page } = visit;
    await page.getByRole('link', { name: /Service of sealed search warrant/ }).click();
    await page.getByRole('heading', { name: /Service of sealed search warrant/ }).waitFor();
    await page.getByText('Mandat d’une juridiction américaine').waitFor();
    await page.getByText('RGPD, art. 48').waitFor();

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
    await house.consent('Jeanne Delmas', 'dpo', warrant?.id ?? '');
    await house.consent('Nadia Ferrand', 'executive', warrant?.id ?? '');
    await letGo('Idriss Belhadj', warrant?.id ?? '');
    // The page that stayed open learns it by itself.
    await page.getByText('Renvoyée vers la voie légale').first().waitFor();
    await eventually(
      async () =>
        house.relay.received.map(({ to }) =>
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

  it('leads them by keyboard alone through a subpoena', async () => {
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
    await page.getByText('Faits décisifs').waitFor();
    await reach(page, 'Confirmer : Pays de l’auteur');
    await page.keyboard.press('Enter');
    await page.locator('[data-fact="issuerCountry"]').getByText('Confirmé').waitFor();
    await reach(page, 'Préparer le refus');
    await page.keyboard.press('Enter');
    await reach(page, 'Préparer et soumettre');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Relire et décider' }).waitFor();
    expect((await house.caseOf(subpoena?.id ?? '')).status).toBe('open');
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });

  it('leads a forgery to the quiet file: nothing is written to its author', async () => {
    const visit = await enter('Idriss Belhadj', `/?circuit=silent_refusal`);
    const { page } = visit;
    await page.getByText('1 demande', { exact: true }).waitFor();
    await page.keyboard.press('j');
    await page.getByRole('tab', { name: 'Faits' }).click();
    await page.getByText('Domaine sosie').first().waitFor();
    await page.getByRole('button', { name: 'Préparer le refus' }).click();
    await page.getByText('Aucune lettre ne part dans ce circuit').waitFor();
    await page.getByRole('button', { name: 'Préparer et soumettre' }).click();
    await page.getByRole('link', { name: 'Relire et décider' }).waitFor();
    const before = house.relay.received.length;
    await consent('Hélène Carpentier', forgery?.id ?? '');
    await house.consent('Marc Estienne', 'ciso', forgery?.id ?? '');
    await letGo('Camille Aubry', forgery?.id ?? '');
    expect((await house.caseOf(forgery?.id ?? '')).outcome).toBe('refused');
    expect(house.relay.received.length).toBe(before);
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });

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
    await other.context.close();
    await one.context.close();
  });

  it('counts what arrives without moving the list, until it is asked to', async () => {
    const visit = await enter('Camille Aubry', '/');
    const { page } = visit;
    const rows = page.getByRole('list', { name: 'Demandes' }).getByRole('link');
    await rows.first().waitFor();
    const before = await rows.allTextContents();
    await house.receive('017-de-polizei-auskunftsersuchen');
    await page.getByRole('button', { name: /nouvelle/ }).waitFor();
    expect((await rows.allTextContents()).length).toBe(before.length);
    await page.getByRole('button', { name: /nouvelle/ }).click();
    await page.getByRole('link', { name: /Auskunftsersuchen/ }).waitFor();
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });
});
