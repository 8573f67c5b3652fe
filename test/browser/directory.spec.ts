// @stage browser
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { executablePath } from '../support/browser.js';
import { Offices } from '../support/offices.js';
import { keepScreenshot } from '../support/screenshot.js';
import { signByPassword } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('the directory of authorities at the desk', () => {
  let offices: Offices;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-list-'));
    offices = await Offices.open();
  });
  afterAll(async () => {
    await offices?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('takes an authority from one person’s form to another person’s adoption', async () => {
    const head = await offices.enter('head_of_legal', '/registry?view=changes');
    const { page } = head;
    await page.getByText('Aucune modification').waitFor();
    await page.goto(new URL('/registry?edit=', page.url()).href);
    await page.getByLabel('Code', { exact: true }).fill('brigade-test');
    await page.getByLabel('Nom français').fill('Brigade d’essai');
    await page.getByLabel('Nom anglais').fill('Trial brigade');
    await page.getByLabel('Domaines de courriel').fill('brigade-test.example');
    await page.getByLabel('Numéros de rappel').fill('+33 1 99 00 88 01');
    await page.getByLabel('Publication officielle, en français').fill('Annuaire officiel');
    await page.getByLabel('Publication officielle, en anglais').fill('Official directory');
    expect(await head.accessibility()).toEqual([]);
    expect(await head.overflow()).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Proposer la modification' }).click();
    await signByPassword(page);
    await page.getByText('Une autre personne l’adopte.', { exact: true }).waitFor();
    expect(await head.accessibility()).toEqual([]);
    expect(head.faults).toEqual([]);
    await head.context.close();

    const dpo = await offices.enter('dpo', '/registry?view=changes');
    await dpo.page.getByText('brigade-test.example').waitFor();
    await dpo.page.getByRole('button', { name: 'Adopter' }).click();
    await signByPassword(dpo.page);
    await dpo.page.getByText('Adoptée', { exact: true }).waitFor();
    await dpo.page.goto(new URL('/registry', dpo.page.url()).href);
    await dpo.page
      .getByRole('row', { name: /Brigade d’essai/ })
      .getByText('+33 1 99 00 88 01')
      .waitFor();
    expect(dpo.faults).toEqual([]);
    await dpo.context.close();
  });

  it('takes the sovereignty file from one person’s form to another person’s adoption', async () => {
    const head = await offices.enter('head_of_legal', '/registry?view=sovereignty');
    const { page } = head;
    await page.getByText('Aucun écart à SecNumCloud').waitFor();
    await page.getByRole('button', { name: 'Proposer une nouvelle version' }).click();
    const holder = page.getByRole('group', { name: 'Actionnaires, ligne 2' });
    await holder.getByLabel('Capital (%)').fill('31');
    await page.getByRole('group', { name: 'Actionnaires, ligne 1' }).getByLabel('Capital (%)').fill('64');
    await page.getByLabel('Dernier changement').fill('2026-01-05');
    await page.getByLabel('Clients informés le').fill('');
    await keepScreenshot(page, 'sovereignty-editor');
    expect(await head.accessibility()).toEqual([]);
    expect(await head.overflow()).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Proposer la version' }).click();
    await signByPassword(page);
    await page.getByText('Une autre personne l’adopte.', { exact: true }).waitFor();
    await page.getByText('Borealis Cloud LLC: 31 %').waitFor();
    await keepScreenshot(page, 'sovereignty-proposed');
    expect(await head.accessibility()).toEqual([]);
    expect(head.faults).toEqual([]);
    await head.context.close();

    const dpo = await offices.enter('dpo', '/registry?view=sovereignty');
    await dpo.page.getByRole('button', { name: 'Adopter' }).click();
    await signByPassword(dpo.page);
    await dpo.page.getByText('En vigueur', { exact: true }).waitFor();
    await dpo.page.getByText('Les clients doivent être informés').waitFor();
    await keepScreenshot(dpo.page, 'sovereignty-adopted');
    expect(dpo.faults).toEqual([]);
    await dpo.context.close();
  });

  it('names the lines of a list that are no entries, and proposes a list without any', async () => {
    const head = await offices.enter('head_of_legal', '/registry?import');
    const { page } = head;
    const columns = 'id;name_fr;name_en;zone;country;kind;domains';
    const choose = async (zone: string) => {
      const file = join(folder, `liste-${zone}.csv`);
      writeFileSync(file, `${columns}\nb-lyon;Brigade de Lyon;Lyon;${zone};FR;police;lyon.example\n`);
      await page.getByLabel('Fichier CSV').setInputFiles(file);
      await page.getByRole('button', { name: 'Lire la liste' }).click();
    };
    await page.getByLabel('Publication officielle, en français').fill('Liste officielle');
    await page.getByLabel('Publication officielle, en anglais').fill('Official list');
    await page.getByLabel('Valable jusqu’au').fill('2027-06-30');
    await choose('NOWHERE');
    await page.getByText('1 ligne a une faute').waitFor();
    await choose('FR');
    await page.getByRole('button', { name: 'Proposer la modification' }).waitFor();
    expect(await head.accessibility()).toEqual([]);
    expect(head.faults).toEqual([]);
    await head.context.close();
  });
});
