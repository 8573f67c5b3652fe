// @stage browser
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { hashPassword } from '../../src/identity/account/password/password.js';
import { executablePath, type Look, launch, type Visit } from '../support/browser.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { PASSWORD } from '../support/desk.js';
import { keepScreenshot } from '../support/screenshot.js';
import { type Served, serve } from '../support/served.js';
import { size } from '../support/set.js';
import { arriveAt } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;
const email = `jurist-${randomUUID().slice(0, 8)}@desk.example`;

describeInBrowser('the pages that answer questions', () => {
  let folder: string;
  let fresh: FreshDatabase;
  let served: Served;
  let browser: Browser;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-look-up-'));
    fresh = await freshDatabase();
    served = await serve({ GREFFE_DATA: folder, ...fresh.environment, GREFFE_TEST_DURABILITY: 'true' });
    await fresh.asOwner('insert into person (id, name, email, password_hash, roles) values ($1, $2, $3, $4, $5)', [
      randomUUID(),
      'Claire Juriste',
      email,
      await hashPassword(PASSWORD),
      ['jurist'],
    ]);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.kill('SIGTERM');
    await fresh?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const enter = (path: string, look: Look = {}): Promise<Visit> => arriveAt(browser, served.http, email, path, look);

  it('is checked against the directory: a number from it, never that of the request', async () => {
    const visit = await enter('/registry');
    const { page } = visit;
    await page.getByLabel('Chercher une autorité, un domaine, un numéro').fill('GENDARMÉRIE');
    await page
      .getByRole('status')
      .getByText(/^\d autorités?$/)
      .waitFor();
    const row = page.getByRole('row', { name: /Gendarmerie nationale/ });
    await row.getByText('Valable', { exact: true }).waitFor();
    await row.getByText(/^\+33 1 99 00/).waitFor();
    await page.getByLabel('Chercher une autorité, un domaine, un numéro').fill('no such authority');
    await page.getByText('Rien ne répond à cette recherche').waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Effacer la recherche' }).press('Enter');
    await page.getByRole('row', { name: /Gendarmerie nationale/ }).waitFor();
    expect(visit.faults).toEqual([]);
    await visit.context.close();
  });

  const screens = [
    ['/rules?view=whatIf', /Ce qui manquerait|What would be missing/],
    ['/registry', /Gendarmerie nationale|National Gendarmerie/],
    ['/registry?view=tenants', /^(?:Compte, adresse|Account, address)/],
    ['/registry?view=operator', /^(Groupe et sous-traitants|Group and subcontractors)$/],
    ['/registry?view=sovereignty', /^(Actionnaires|Shareholders)$/],
    ['/people?view=service', /^(Appels sortants|Outbound calls)$/],
  ] as const;
  const short = [
    [1440, 'light', 'fr'],
    [390, 'dark', 'en'],
  ] as const;
  const long = [...short, [1440, 'dark', 'fr'], [390, 'light', 'fr'], [320, 'light', 'en']] as const;
  it.each([...size<readonly (typeof long)[number][]>({ short, long })])(
    'is looked up and supposed otherwise with nothing to complain of at %i in %s and %s',
    async (width, colours, language) => {
      const visit = await enter('/rules?view=whatIf', { width, colours, language });
      const complaints: string[] = [];
      for (const [path, settled] of screens) {
        await visit.open(path);
        await visit.page.getByText(settled).first().waitFor();
        complaints.push(...(await visit.accessibility()).map((found) => `${path} ${found}`));
        if ((await visit.overflow()) > 0) complaints.push(`${path} is too wide`);
        await keepScreenshot(visit.page, `${path.replace(/\W+/g, '-').slice(1)}-${width}-${colours}-${language}`);
      }
      expect([...complaints, ...visit.faults]).toEqual([]);
      await visit.context.close();
    },
  );
});
