// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/domain/kernel/day.js';
import { dayOf } from '../../src/domain/kernel/instant.js';
import { SetupService } from '../../src/identity/people/setup/setup.service.js';
import { executablePath, Visit } from '../support/browser.js';
import { PASSWORD, register, startDesk } from '../support/desk.js';
import { Offices, tabTo } from '../support/offices.js';
import { signByPassword, signIn } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

/** How people come to the desk: the first two, a new one, one who stands in for another, and by a passkey. */
describeInBrowser('people of the desk', () => {
  let offices: Offices;
  beforeAll(async () => {
    offices = await Offices.open();
  });
  afterAll(() => offices?.close());

  it('sets itself up without a terminal: the first two people, by the code in the address', async () => {
    const empty = await startDesk();
    const code = await empty.app.get(SetupService).invite();
    const visit = await Visit.start(offices.browser, empty.address);
    const { page } = visit;
    await visit.open(`/setup#${code}`);
    await page.getByText('Le code de mise en service vient du lien ouvert.').waitFor();
    expect(page.url()).not.toContain('#');
    expect(await visit.accessibility()).toEqual([]);
    for (const [name, email] of [
      ['Ada Premier', 'ada@desk.example'],
      ['Hélène Seconde', 'helene@desk.example'],
    ] as const) {
      await page.getByLabel('Nom et prénom').fill(name);
      await page.getByLabel('Adresse électronique').fill(email);
      await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
      await page.getByLabel('Mot de passe, une seconde fois').fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.getByText(/L’administrateur est inscrit\.|Les deux premières personnes/).waitFor();
      expect(await visit.accessibility()).toEqual([]);
    }
    await page.getByText('Les deux premières personnes sont inscrites').waitFor();
    await page.getByText('Empreinte de votre clé de signature').waitFor();
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await signIn(visit, 'ada@desk.example');
    await page.getByRole('heading', { name: 'Personnes et service' }).waitFor();
    expect(visit.faults.filter((fault) => !fault.includes('401'))).toEqual([]);
    await visit.context.close();
    await empty.close();
  });

  it('gives a right by two, and a first password by the person alone: asked, confirmed, chosen on three screens', async () => {
    const ana = await offices.enter('administrator', '/people');
    await ana.page.getByRole('button', { name: 'Inscrire une personne' }).click();
    await ana.page.getByLabel('Nom et prénom').fill('Grâce Nouvelle');
    await ana.page.getByLabel('Adresse électronique').fill('grace@desk.example');
    await ana.page.getByLabel('Juriste', { exact: true }).check();
    await ana.page.getByRole('button', { name: 'Inscrire une personne' }).last().click();
    await signByPassword(ana.page);
    await ana.page.getByText('ses rôles attendent').waitFor();
    const lost = await ana.page.getByLabel('Code de l’administrateur').inputValue();
    expect(await ana.accessibility()).toEqual([]);
    await ana.page.getByRole('button', { name: 'Je l’ai remis' }).click();
    const head = await offices.enter('head_of_legal', '/people?view=grants');
    const row = head.page.getByRole('row', { name: /Grâce Nouvelle/ });
    await row.getByText('Juriste').waitFor();
    expect(await head.accessibility()).toEqual([]);
    const confirmed = async (): Promise<string> => {
      await row.getByRole('button', { name: /Confirmer/ }).click();
      await head.page.getByRole('dialog').getByText('Grâce Nouvelle').waitFor();
      expect(await head.accessibility()).toEqual([]);
      await signByPassword(head.page);
      const shown = await head.page.getByLabel('Lien pour choisir le mot de passe').inputValue();
      expect(await head.accessibility()).toEqual([]);
      await head.page.getByRole('button', { name: 'Je l’ai remis' }).click();
      await head.page.getByText('Aucun droit à confirmer').waitFor();
      return shown;
    };
    const lostLink = await confirmed();
    // Both codes are lost before the first entry: the same two people give new ones.
    await ana.open('/people');
    await ana.page
      .getByRole('row', { name: /Grâce Nouvelle/ })
      .getByRole('button', { name: 'Gérer' })
      .click();
    await ana.page.getByText('Donner de nouveaux codes de première entrée').click();
    await ana.page.getByRole('button', { name: 'Demander de nouveaux codes' }).click();
    await signByPassword(ana.page);
    const askedCode = await ana.page.getByLabel('Code de l’administrateur').inputValue();
    expect(await ana.accessibility()).toEqual([]);
    await ana.page.getByRole('button', { name: 'Je l’ai remis' }).click();
    await head.open('/people?view=grants');
    const link = await confirmed();
    expect([askedCode === lost, link === lostLink]).toEqual([false, false]);
    await ana.open('/people');
    await ana.page.getByRole('row', { name: /Grâce Nouvelle.*Juriste/ }).waitFor();
    const grace = await Visit.start(offices.browser, offices.address);
    await grace.open(new URL(link).pathname + new URL(link).hash);
    await grace.page.getByLabel('Code de l’administrateur').fill(askedCode);
    expect(grace.page.url()).not.toContain('#');
    await grace.page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await grace.page.getByLabel('Mot de passe, une seconde fois').fill(PASSWORD);
    expect(await grace.accessibility()).toEqual([]);
    await grace.page.getByRole('button', { name: 'Choisir ce mot de passe et entrer' }).click();
    await grace.page.getByText('second facteur').first().waitFor();
    await grace.page.getByText('Grâce Nouvelle').first().waitFor();
    // The link that a second person signed confirms the key of the new user: no other step is needed.
    await grace.page.getByText(/^Confirmée par Person of head_of_legal/).waitFor();
    // She forgets it, months later: the same two people, and she alone chooses another.
    await ana.open('/people');
    await ana.page.getByText('Il n’y a qu’un administrateur').waitFor();
    await ana.page
      .getByRole('row', { name: /Grâce Nouvelle/ })
      .getByRole('button', { name: 'Gérer' })
      .click();
    await ana.page.getByText('Remplacer un mot de passe oublié').click();
    await ana.page.getByRole('button', { name: 'Demander le remplacement' }).click();
    await signByPassword(ana.page);
    const newCode = await ana.page.getByLabel('Code de l’administrateur').inputValue();
    expect(await ana.accessibility()).toEqual([]);
    await ana.page.getByRole('button', { name: 'Je l’ai remis' }).click();
    await head.open('/people?view=grants');
    await row.getByText('Remplacer un mot de passe oublié').waitFor();
    const newLink = await confirmed();
    await grace.open('/');
    await grace.page.getByText('Mot de passe oublié ou second facteur perdu').waitFor();
    expect(await grace.accessibility()).toEqual([]);
    await grace.open(new URL(newLink).pathname + new URL(newLink).hash);
    await grace.page.getByLabel('Code de l’administrateur').fill(newCode);
    const chosen = grace.page.getByLabel('Mot de passe', { exact: true });
    const again = grace.page.getByLabel('Mot de passe, une seconde fois');
    for (const field of [chosen, again]) await field.fill('Grâce Nouvelle 2026');
    await grace.page.getByRole('button', { name: 'Choisir ce mot de passe et entrer' }).click();
    await grace.page.getByText('il reste trop peu du mot de passe').waitFor();
    for (const field of [chosen, again]) await field.fill('sept lanternes sous un pont');
    await grace.page.getByRole('button', { name: 'Choisir ce mot de passe et entrer' }).click();
    await grace.page.getByText('Grâce Nouvelle').waitFor();
    expect(grace.faults.filter((fault) => !/401|422/.test(fault))).toEqual([]);
    for (const visit of [ana, head, grace]) await visit.context.close();
  });

  it('names who stands in during an absence, by keyboard, and comes back', async () => {
    const { id } = await register(offices.desk.platform.fresh, ['jurist'], 'Rémi Remplaçant');
    const visit = await offices.enter('jurist', '/account');
    const { page } = visit;
    await page.getByLabel('Qui vous remplace').selectOption(id);
    const today = dayOf(await offices.desk.platform.fresh.now());
    await page.getByLabel('Dernier jour').fill(addDays(today, 9));
    expect(await visit.accessibility()).toEqual([]);
    await tabTo(page, /^Nommer$/);
    await page.keyboard.press('Enter');
    await page.getByText(/^Rémi Remplaçant vous remplace du/).waitFor();
    await tabTo(page, /^Je suis de retour$/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Nommer' }).waitFor();
    expect(visit.faults).toEqual([]);
    await visit.context.close();
  });

  it('enrols a passkey, which another person confirms to sign, and signs in by it alone', async () => {
    const email = await offices.personWith('administrator');
    const visit = await offices.enter({ email }, '/account');
    const { page, context } = visit;
    const keys = await context.newCDPSession(page);
    await keys.send('WebAuthn.enable');
    await keys.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click();
    await page.getByLabel('Nom de cette clé').fill('Portable du bureau');
    await page.keyboard.press('Enter');
    // The key that counts already signs the enrolment of the next one.
    await signByPassword(page);
    await page.getByRole('heading', { name: 'Vos codes de secours' }).waitFor();
    expect(await visit.accessibility()).toEqual([]);
    await page.getByRole('button', { name: 'Je les ai gardés' }).click();
    await page.getByText('Portable du bureau').first().waitFor();
    const waiting = page.getByRole('listitem').filter({ hasText: 'Cette clé attend d’être confirmée par ' });
    const fingerprint = (await waiting.locator('code').textContent()) ?? '';
    const head = await offices.enter('head_of_legal', '/people?view=keys');
    const row = head.page.getByRole('row').filter({ hasText: fingerprint });
    await row.getByRole('button', { name: /Confirmer/ }).click();
    expect(await head.accessibility()).toEqual([]);
    await signByPassword(head.page);
    await row.getByText('Confirmée', { exact: true }).waitFor();
    expect(head.faults).toEqual([]);
    await head.context.close();
    await page.reload();
    const confirmed = page.getByRole('listitem').filter({ hasText: fingerprint });
    await confirmed.getByText(/^Confirmée par Person of head_of_legal/).waitFor();
    await context.clearCookies();
    await page.goto(`${offices.address}/account`);
    await page.getByRole('button', { name: 'Se connecter par clé d’accès' }).click();
    await page.getByText('Portable du bureau').first().waitFor();
    await context.close();
  });
});
