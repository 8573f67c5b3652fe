import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Browser, Page } from 'playwright-core';
import { appModule } from '../../src/app.module.js';
import { SetupService } from '../../src/auth/setup/setup.service.js';
import { enclosureOf } from '../../src/correspondence/letter-writer.js';
import type { Role } from '../../src/domain/law/vocabulary.js';
import { Sequencer } from '../../src/ledger/sequencer.js';
import { createHttpApp } from '../../src/platform/http/http-app.js';
import { executablePath, type Look, launch, Visit } from '../support/browser.js';
import { PASSWORD, register, startDesk } from '../support/desk.js';
import { admitted, LetterDesk, requisition } from '../support/letter-desk.js';
import { arriveAt, focusSettled, signIn } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

/** The offices of the desk, in one application with everything in it: what people do there, by mouse and by keyboard. */
describeInBrowser('the offices of the desk', () => {
  let app: NestFastifyApplication;
  let desk: LetterDesk;
  let browser: Browser;
  let address: string;
  const emails = new Map<string, string>();

  beforeAll(async () => {
    desk = await LetterDesk.open({ relay: true }, async ({ settings, fresh }) => {
      app = await createHttpApp(appModule(settings, fresh.url, { role: 'api' }), settings, false);
      await app.listen(0, '127.0.0.1');
      return app;
    });
    app.get(Sequencer).start();
    // A passkey wants a name, not an address.
    address = `http://localhost:${(app.getHttpServer().address() as AddressInfo).port}`;
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.get(Sequencer).stop();
    await app?.close();
    await desk?.close();
  });

  const personWith = async (role: Role): Promise<string> => (await register(desk.platform.fresh, [role])).email;

  /** One person of each role, registered when first needed. */
  async function emailOf(role: Role): Promise<string> {
    const email = emails.get(role) ?? (await personWith(role));
    emails.set(role, email);
    return email;
  }

  /** A signed-in visit, with only what happens after the sign-in held against it. */
  async function enter(who: Role | { readonly email: string }, path: string, look: Look = {}): Promise<Visit> {
    return arriveAt(browser, address, typeof who === 'string' ? await emailOf(who) : who.email, path, look);
  }

  /** A requisition of the police, prepared by a jurist of the desk with the data it orders. */
  async function prepared(): Promise<{ id: string; reference: string }> {
    const id = await desk.request({
      facts: requisition,
      classification: { ...admitted, approvers: ['head_of_legal'], facts: [] },
      language: 'fr',
      requester: { subject: 'Réquisition 26/1142', name: 'Brigade de recherches' },
    });
    await desk.draft(id, 'disclose', [enclosureOf('donnees.csv', 'text/csv', Buffer.from('compte;titulaire\r\n'))], 1);
    const [{ reference } = { reference: '' }] = await desk.database.query<{ reference: string }>(
      'select reference from case_file where id = $1',
      [id],
    );
    return { id, reference };
  }

  async function sendBack(id: string): Promise<void> {
    const preparationId = (await desk.state(id)).preparation?.id ?? '';
    await desk.give(id, { type: 'send_back', preparationId, noteId: randomUUID() }, desk.person('head_of_legal'));
  }

  const prepareAnew = (id: string) =>
    desk.draft(id, 'disclose', [enclosureOf('autre.csv', 'text/csv', Buffer.from('compte\r\n'))], 2);

  /** Nobody has proved their presence lately. */
  const forgetPresence = () => desk.platform.fresh.asOwner(`update session set proved_at = now() - interval '1 hour'`);

  /** Presses Tab until the focus is on what is looked for; a keyboard alone must get there. */
  async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
    await focusSettled(page);
    for (let pressed = 0; pressed < most; pressed += 1) {
      const here = await page.evaluate(() => {
        const at = document.activeElement;
        if (!at?.matches('a, button, input, select, summary, textarea')) return '';
        const label = at?.getAttribute('aria-labelledby');
        const own = at instanceof HTMLInputElement ? [...(at.labels ?? [])].map((each) => each.textContent) : [];
        return [
          at?.getAttribute('aria-label'),
          label && document.getElementById(label)?.textContent,
          ...own,
          at?.textContent,
        ]
          .filter(Boolean)
          .join(' ');
      });
      if (name.test(here)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${name} is not within ${most} presses of Tab.`);
  }

  it('sets itself up without a terminal: the first two people, by the code in the address', async () => {
    const empty = await startDesk();
    const code = await empty.app.get(SetupService).invite();
    const visit = await Visit.start(browser, empty.address);
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
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await signIn(visit, 'ada@desk.example');
    await page.getByRole('heading', { name: 'Personnes et service' }).waitFor();
    expect(visit.faults.filter((fault) => !fault.includes('401'))).toEqual([]);
    await visit.context.close();
    await empty.close();
  });

  it('gives a right by two, and a first password by the person alone: asked, confirmed, chosen on three screens', async () => {
    const ana = await enter('administrator', '/people');
    await ana.page.getByRole('button', { name: 'Inscrire une personne' }).click();
    await ana.page.getByLabel('Nom et prénom').fill('Grâce Nouvelle');
    await ana.page.getByLabel('Adresse électronique').fill('grace@desk.example');
    await ana.page.getByLabel('Juriste', { exact: true }).check();
    await ana.page.getByRole('button', { name: 'Inscrire une personne' }).last().click();
    await ana.page.getByText('ses rôles attendent').waitFor();
    const lost = await ana.page.getByLabel('Code de première entrée').inputValue();
    expect(await ana.accessibility()).toEqual([]);
    await ana.page.getByRole('button', { name: 'Je l’ai remis' }).click();
    const head = await enter('head_of_legal', '/people?view=grants');
    const row = head.page.getByRole('row', { name: /Grâce Nouvelle/ });
    await row.getByText('Juriste').waitFor();
    expect(await head.accessibility()).toEqual([]);
    const confirmed = async (): Promise<string> => {
      await row.getByRole('button', { name: /Confirmer/ }).click();
      const shown = await head.page.getByLabel('Lien de première entrée').inputValue();
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
    const askedCode = await ana.page.getByLabel('Code de première entrée').inputValue();
    expect(await ana.accessibility()).toEqual([]);
    await ana.page.getByRole('button', { name: 'Je l’ai remis' }).click();
    await head.open('/people?view=grants');
    const link = await confirmed();
    expect([askedCode === lost, link === lostLink]).toEqual([false, false]);
    await ana.open('/people');
    await ana.page.getByRole('row', { name: /Grâce Nouvelle.*Juriste/ }).waitFor();
    const grace = await Visit.start(browser, address);
    await grace.open(new URL(link).pathname + new URL(link).hash);
    await grace.page.getByLabel('Code de l’administrateur').fill(askedCode);
    expect(grace.page.url()).not.toContain('#');
    await grace.page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await grace.page.getByLabel('Mot de passe, une seconde fois').fill(PASSWORD);
    expect(await grace.accessibility()).toEqual([]);
    await grace.page.getByRole('button', { name: 'Choisir ce mot de passe et entrer' }).click();
    await grace.page.getByText('second facteur').first().waitFor();
    await grace.page.getByText('Grâce Nouvelle').waitFor();
    expect(grace.faults.filter((fault) => !fault.includes('401'))).toEqual([]);
    for (const visit of [ana, head, grace]) await visit.context.close();
  });

  it('recalls from the case what was let go and has not left, with a reason', async () => {
    const id = await desk.request({
      facts: requisition,
      classification: { ...admitted, approvers: ['head_of_legal'], facts: [] },
      language: 'fr',
    });
    await desk.decide(id, 'disclose', [enclosureOf('x.csv', 'text/csv', Buffer.from('compte\r\n'))], 1);
    const visit = await enter('jurist', `/cases/${id}`);
    const { page } = visit;
    await page.getByRole('tab', { name: 'Actes' }).click();
    await page.getByRole('button', { name: 'Retenir ce qui n’est pas encore parti' }).click();
    await page.getByLabel('Motif ou source').fill('Le numéro de compte est faux.');
    expect(await visit.accessibility()).toEqual([]);
    await page.getByRole('button', { name: 'Inscrire', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Préparer la réponse' }).waitFor();
    expect((await desk.state(id)).left).toEqual([]);
    await visit.context.close();
  });

  it('lets a French requisition through two people to its release, by mouse', async () => {
    const { id, reference } = await prepared();
    const head = await enter('head_of_legal', '/approvals');
    await head.page.getByRole('link', { name: new RegExp(reference) }).click();
    await head.page.getByRole('heading', { name: 'Réquisition 26/1142' }).waitFor();
    await head.page.getByText('Empreinte vérifiée dans ce navigateur').waitFor();
    expect(await head.page.getByRole('button', { name: 'Approuver cet envoi' }).isDisabled()).toBe(true);
    await head.page.getByLabel('J’ai regardé qui demande').check();
    await forgetPresence();
    await head.page.getByRole('button', { name: 'Approuver cet envoi' }).click();
    const dialog = head.page.getByRole('dialog', { name: 'Confirmez que c’est bien vous' });
    await dialog.getByLabel('Mot de passe', { exact: true }).fill('not the password');
    await dialog.getByRole('button', { name: 'Confirmer' }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await head.accessibility()).toEqual([]);
    await dialog.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Confirmer' }).click();
    await head.page.getByText('Votre accord est inscrit.').waitFor();
    expect(head.faults.filter((fault) => !fault.includes('403'))).toEqual([]);
    await head.context.close();

    const jurist = await enter('jurist', `/approvals?id=${id}`);
    await jurist.page.getByRole('button', { name: 'Laisser partir la réponse' }).click();
    await jurist.page.getByRole('dialog').getByText('clerk@court.example').waitFor();
    expect(await jurist.accessibility()).toEqual([]);
    await jurist.page.getByRole('button', { name: 'Oui, laisser partir' }).click();
    await jurist.page.getByText('C’est parti').waitFor();
    expect((await desk.state(id)).left).toMatchObject([{ action: 'disclose' }]);
    expect(jurist.faults).toEqual([]);
    await jurist.context.close();
  });

  it('lets the same go by keyboard alone', async () => {
    const { id } = await prepared();
    const head = await enter('head_of_legal', `/approvals?id=${id}`);
    await head.page.getByText('Empreinte vérifiée dans ce navigateur').waitFor();
    await forgetPresence();
    await tabTo(head.page, /J’ai regardé qui demande/);
    await head.page.keyboard.press('Space');
    await tabTo(head.page, /Approuver cet envoi/);
    await head.page.keyboard.press('Enter');
    await head.page.getByRole('dialog').getByLabel('Mot de passe', { exact: true }).waitFor();
    await focusSettled(head.page);
    await head.page.keyboard.type(PASSWORD);
    await head.page.keyboard.press('Enter');
    await head.page.getByText('Votre accord est inscrit.').waitFor();
    await head.context.close();

    const jurist = await enter('jurist', `/approvals?id=${id}`);
    await jurist.page.getByRole('button', { name: 'Laisser partir la réponse' }).waitFor();
    await tabTo(jurist.page, /Laisser partir la réponse/);
    await jurist.page.keyboard.press('Enter');
    await jurist.page.getByRole('dialog').waitFor();
    await tabTo(jurist.page, /Oui, laisser partir/);
    await jurist.page.keyboard.press('Enter');
    await jurist.page.getByText('C’est parti').waitFor();
    expect((await desk.state(id)).left).toHaveLength(1);
    await jurist.context.close();
  });

  it('says that an approval is stale once what leaves has changed, and shows what changed', async () => {
    const { id } = await prepared();
    const head = await enter('head_of_legal', `/approvals?id=${id}`);
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

  it('shows the next version by itself to whoever looked again while nothing was prepared', async () => {
    const { id } = await prepared();
    const head = await enter('head_of_legal', `/approvals?id=${id}`);
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
    'makes a report, verifies it and signs it off for another to publish, by %s',
    async (means) => {
      const head = await enter('head_of_legal', '/reports');
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
      await press(/^Établir (le rapport|une nouvelle édition)$/);
      await page.getByText('est établi et vérifié').waitFor();
      await page.getByText('Demandes reçues').waitFor();
      await press(/^Vérifier$/);
      await page.getByText('Ce rapport vérifie').waitFor();
      await press(/^Viser cette édition$/);
      await page.getByRole('dialog').getByText('Empreinte des fichiers').waitFor();
      expect(await head.accessibility()).toEqual([]);
      await press(/^Viser cette édition$/);
      await page.getByText('1 visa manque').waitFor();
      await press(/^PDF en français$/);
      await page.locator('canvas').first().waitFor();
      expect(await head.accessibility()).toEqual([]);
      expect(head.faults).toEqual([]);
      await head.context.close();

      const executive = await enter('executive', '/reports');
      await pressOn(executive.page, /^Viser cette édition$/);
      await executive.page.getByRole('dialog').getByText('Empreinte des fichiers').waitFor();
      await pressOn(executive.page, /^Viser cette édition$/);
      await executive.page.getByText('Visé par deux personnes').waitFor();
      await pressOn(executive.page, /^Publier$/);
      await executive.page.getByRole('dialog').waitFor();
      await pressOn(executive.page, /^Oui, publier$/);
      await executive.page.getByText('Publié', { exact: true }).waitFor();
      await executive.context.close();
    },
  );

  it('names who stands in during an absence, by keyboard, and comes back', async () => {
    const { id } = await register(desk.platform.fresh, ['jurist'], 'Rémi Remplaçant');
    const visit = await enter('jurist', '/account');
    const { page } = visit;
    await page.getByLabel('Qui vous remplace').selectOption(id);
    await page.getByLabel('Dernier jour').fill(new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10));
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

  it('enrols a passkey, and signs in by it alone', async () => {
    const email = await personWith('administrator');
    const visit = await enter({ email }, '/account');
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
    await page.getByRole('heading', { name: 'Vos codes de secours' }).waitFor();
    expect(await visit.accessibility()).toEqual([]);
    await page.getByRole('button', { name: 'Je les ai gardés' }).click();
    await page.getByText('Portable du bureau').first().waitFor();
    await context.clearCookies();
    await page.goto(`${address}/account`);
    await page.getByRole('button', { name: 'Se connecter par clé d’accès' }).click();
    await page.getByText('Portable du bureau').first().waitFor();
    await context.close();
  });
});
