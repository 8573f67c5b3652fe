// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { v7 as uuidv7 } from 'uuid';
import { CasesModule } from '../../src/cases/cases.module.js';
import { ClassificationModule } from '../../src/classification/classification.module.js';
import { IntakeModule } from '../../src/intake/intake.module.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { Sequencer } from '../../src/ledger/sequencer.js';
import { LettersModule } from '../../src/letters/letters.module.js';
import { LiveModule } from '../../src/live/live.module.js';
import { NotificationsModule } from '../../src/notifications/notifications.module.js';
import { OperationsModule } from '../../src/operations/operations.module.js';
import { ReportsModule } from '../../src/reports/reports.module.js';
import { WorklistModule } from '../../src/worklist/worklist.module.js';
import { executablePath, type Look, launch, type Visit } from '../support/browser.js';
import { type Desk, startDesk } from '../support/desk.js';
import { keepScreenshot } from '../support/screenshot.js';
import { size } from '../support/set.js';
import { arriveAt } from '../support/walk.js';

/** Every room whose routes the frame of a screen asks. */
const rooms = [
  CasesModule,
  IntakeModule,
  ClassificationModule,
  WorklistModule,
  NotificationsModule,
  LiveModule,
  OperationsModule,
  LettersModule,
  ReportsModule,
];

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

/** The ledger held to account in a browser: what the service says is verified here, and what it changes is found. */
describeInBrowser('the ledger', () => {
  let desk: Desk;
  let browser: Browser;
  let email: string;

  beforeAll(async () => {
    desk = await startDesk([], {}, rooms);
    desk.app.get(Sequencer).start();
    email = (await desk.personWith('auditor')).email;
    await grow(130);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.app.get(Sequencer).stop();
    await desk?.close();
  });

  async function grow(count: number): Promise<void> {
    const entries = Array.from({ length: count }, (_, n) => ({
      type: 'message.repeated',
      class: 'other' as const,
      actor: 'smtp',
      data: { n },
    }));
    await desk.database.transaction((tx) => desk.app.get(Ledger).record(tx, `message/${uuidv7()}`, entries));
    await desk.app.get(Sequencer).settle(30_000);
  }

  const enter = (path: string, look: Look = {}): Promise<Visit> =>
    arriveAt(browser, desk.address.replace('127.0.0.1', 'localhost'), email, path, look);

  it('proves an entry by its path to the signed root, by keyboard, and goes back through the pages', async () => {
    const visit = await enter('/ledger?view=entries');
    const { page } = visit;
    await page
      .getByRole('link', { name: /Ouvrir l’entrée/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await page.getByText('Vérifié dans ce navigateur').waitFor();
    await page.getByText('Cette racine est signée (Ed25519)').waitFor();
    await page.getByRole('button', { name: 'Plus anciennes' }).click();
    await page.getByRole('link', { name: 'Ouvrir l’entrée 0', exact: true }).click();
    await page.getByRole('heading', { name: 'Entrée n° 0' }).waitFor();
    expect(visit.faults).toEqual([]);
    await visit.context.close();
  });

  it('verifies the whole log here, says what that does not show, and remembers it for the next time', async () => {
    const visit = await enter('/ledger?view=verify');
    const { page } = visit;
    await page.getByText('Rien encore').waitFor();
    await page.getByRole('button', { name: 'Tout vérifier' }).last().click();
    await page.getByText('L’arbre rebâti a pour racine').waitFor();
    await page.getByText('Que la clé soit celle de l’opérateur').waitFor();
    await grow(3);
    await page.reload();
    await page.getByText(/entrées vérifiées le .* Le journal d’aujourd’hui les prolonge/).waitFor();
    await page.getByRole('button', { name: 'Tout vérifier' }).last().click();
    await page.getByText('que ce navigateur avait vérifié le').waitFor();
    await page.getByLabel('Clé de vérification').fill('ledger.example+00000000+AA==');
    await page.getByRole('button', { name: 'Tout vérifier' }).last().click();
    await page.getByText('Ce n’est pas une clé de vérification Ed25519').waitFor();
    await page.getByText('The key is no Ed25519 verifier key').waitFor();
    expect(visit.faults).toEqual([]);
    await visit.context.close();
  });

  it('finds an entry that the service changed on the way', async () => {
    const visit = await enter('/ledger?view=verify');
    const { page } = visit;
    await page.route('**/api/ledger/export', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace('{"n":7}', '{"n":8}') });
    });
    await page.getByText('Rien encore').waitFor();
    await page.getByRole('button', { name: 'Tout vérifier' }).last().click();
    await page.getByText('Ne vérifie pas', { exact: true }).waitFor();
    await page.getByText(/stream message\/[0-9a-f-]+, seq 8\) is not what was sealed/).waitFor();
    await page.route('**/api/ledger/entries/*/receipt', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace(/index \d+/, 'index 1') });
    });
    await page.goto(page.url().replace(/\?.*/, '?entry=9'));
    await page.getByText('The leaf does not stand at index 1').waitFor();
    await visit.context.close();
  });

  it('shows that the log of today continues what was signed first', async () => {
    const visit = await enter('/ledger?view=checkpoints');
    await visit.page
      .getByRole('link', { name: /Ouvrir le point de contrôle/ })
      .last()
      .click();
    await visit.page.getByText(/Le journal d’aujourd’hui \(.*\) n’a fait qu’y ajouter/).waitFor();
    expect(visit.faults).toEqual([]);
    await visit.context.close();
  });

  it('says to whom it is not open', async () => {
    const other = await desk.personWith('jurist');
    const visit = await arriveAt(browser, desk.address, other.email, '/ledger');
    await visit.page.getByText('Cette page n’est pas ouverte à votre rôle').waitFor();
    expect(await visit.page.getByRole('link', { name: 'Registre' }).count()).toBe(0);
    await visit.context.close();
  });

  /** Each view as it is read: something chosen, something verified. */
  async function settle(page: Page, path: string): Promise<void> {
    if (path.includes('checkpoints')) {
      const points = page.getByRole('link', { name: /Ouvrir le point de contrôle|Open the checkpoint/ });
      await points.last().click();
    }
    if (path.includes('verify')) {
      await page
        .getByRole('button', { name: /Tout vérifier|Verify all/ })
        .last()
        .click();
    }
    if (!path.includes('entries')) await page.getByText(/Vérifié dans|Verified in/).waitFor();
  }

  const short = [
    [1440, 'light', 'fr'],
    [390, 'dark', 'en'],
  ] as const;
  const long = [
    ...short,
    [1440, 'dark', 'fr'],
    [390, 'light', 'fr'],
    [320, 'light', 'en'],
    [1920, 'light', 'fr'],
  ] as const;
  it.each([...size<readonly (typeof long)[number][]>({ short, long })])(
    'has nothing to complain of at %i in %s and %s',
    async (width, colours, language) => {
      const visit = await enter('/ledger', { width, colours, language });
      const complaints: string[] = [];
      for (const path of [
        '/ledger?view=entries',
        '/ledger?entry=5',
        '/ledger?view=checkpoints',
        '/ledger?view=verify',
      ]) {
        await visit.open(path);
        await visit.page.getByRole('heading', { name: /^(Registre|Ledger)$/, level: 1 }).waitFor();
        await settle(visit.page, path);
        complaints.push(...(await visit.accessibility()).map((found) => `${path} ${found}`));
        const overflow = await visit.overflow();
        if (overflow > 0) complaints.push(`${path} is ${overflow} pixels too wide`);
        await keepScreenshot(visit.page, `ledger${path.replace(/\W+/g, '-')}-${width}-${colours}-${language}`);
      }
      await visit.context.close();
      expect([...complaints, ...visit.faults]).toEqual([]);
    },
  );
});
