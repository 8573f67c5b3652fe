// @stage browser
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { executablePath } from '../support/browser.js';
import { Offices } from '../support/offices.js';
import { keepScreenshot } from '../support/screenshot.js';
import { signByPassword } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;
const file = 'workflows/clocks/france.yaml';
const longer = readFileSync(file, 'utf8').replace(
  'setBy: operator\n    unit: hours\n    amount: 24',
  'setBy: operator\n    unit: hours\n    amount: 36',
);

/** The proof of a draft takes seconds of a processor. */
const PATIENCE_MILLISECONDS = 240_000;

describeInBrowser('the upkeep of the law at the desk', () => {
  let offices: Offices;
  beforeAll(async () => {
    offices = await Offices.open();
  });
  afterAll(() => offices?.close());

  it('takes a draft from its text to its adoption by two people, and withdraws another', async () => {
    await offices.desk.request();
    const head = await offices.enter('head_of_legal', '/law');
    const { page } = head;
    await page.getByRole('link', { name: 'Mise à jour du droit' }).click();
    await page.getByRole('button', { name: 'Nouveau projet' }).click();
    await page.getByLabel('Fichier', { exact: true }).selectOption(file);
    const text = page.getByLabel('Texte du projet');
    await text.fill(longer.replace('unit: hours', 'unit: ages'));
    await page.getByRole('button', { name: 'Vérifier' }).click();
    await page.getByText(/ligne \d+ — clocks\.D-CSI-72H\.unit/).waitFor({ timeout: PATIENCE_MILLISECONDS });
    expect(await head.accessibility()).toEqual([]);
    await text.fill(longer);
    await page.getByRole('button', { name: 'Vérifier' }).click();
    await page.getByText('Aucune faute').waitFor({ timeout: PATIENCE_MILLISECONDS });
    await page
      .getByText(/36 heures/)
      .first()
      .waitFor();
    expect(await head.accessibility()).toEqual([]);
    await page.getByRole('button', { name: 'Enregistrer le projet' }).click();
    await page.getByLabel('Vaut à partir du').waitFor({ timeout: PATIENCE_MILLISECONDS });

    await page.getByLabel('Vaut à partir du').fill('2099-01-01');
    await page.getByLabel('Dossiers reçus du').fill('2026-11-01');
    await page.getByLabel('au', { exact: true }).fill('2026-11-30');
    await page.getByRole('button', { name: 'Essayer sur le passé' }).click();
    await page.getByText('L’essai commence.').waitFor();
    await offices.desk.run('classification.replay_draft');
    await page.getByText('1 conclusion changerait sur 1 dossier.').first().waitFor();
    await page.getByText(/D-SISSE-0 \(alarme .*\) → D-SISSE-0 \(alarme .*\)/).waitFor();
    expect(await head.accessibility()).toEqual([]);
    await page.getByRole('button', { name: 'Proposer' }).click();
    await page.getByRole('dialog').getByText('01/01/2099').waitFor();
    await signByPassword(page);
    await page.getByText('Une autre personne l’adopte.').waitFor();
    const place = new URL(page.url());
    expect(head.faults).toEqual([]);
    await head.context.close();

    const dpo = await offices.enter('dpo', place.pathname + place.search);
    await dpo.page.getByRole('button', { name: 'Adopter' }).click();
    await signByPassword(dpo.page);
    await dpo.page.getByText('Installez ces fichiers').waitFor();
    expect(await dpo.accessibility()).toEqual([]);
    const download = dpo.page.waitForEvent('download');
    await dpo.page.getByRole('button', { name: 'Télécharger le fichier' }).click();
    expect(readFileSync(await (await download).path(), 'utf8')).toBe(longer);
    await dpo.page.getByRole('button', { name: 'Retirer' }).click();
    await signByPassword(dpo.page);
    await dpo.page.getByText('Retiré', { exact: true }).waitFor();
    expect(dpo.faults).toEqual([]);
    await dpo.context.close();
  });

  it('takes the next version of a letter in both languages, and shows how it would read', async () => {
    const head = await offices.enter('head_of_legal', '/law/upkeep?new');
    const { page } = head;
    const text = page.getByLabel('Texte du projet');
    const own = { fr: 'Notre service répond chaque jour ouvré.', en: 'Our desk answers on each working day.' };
    const write = async (change: (text: string, own: string) => string) => {
      for (const language of ['fr', 'en'] as const) {
        const name = `templates/letters/${language}/refusal.v2.yaml`;
        await page.getByLabel('Fichier', { exact: true }).selectOption(name);
        const shown = (wanted: string) => document.querySelector('textarea')?.value.includes(`language: ${wanted}`);
        await page.waitForFunction(shown, language);
        await text.fill(change(await text.inputValue(), own[language]));
      }
      await page.getByRole('button', { name: 'Vérifier' }).click();
    };
    await write((words, added) =>
      words.replace(/^validFrom: .*$/m, 'validFrom: 2099-01-01').replace("'{position}'", `'${added}'`),
    );
    await page
      .getByText(/"\{position\}" states the law/)
      .first()
      .waitFor({ timeout: PATIENCE_MILLISECONDS });
    await page.getByText('garde chaque paragraphe de la précédente').waitFor();
    await write((words, added) => words.replace(`'${added}'`, `'{position}', '${added}'`));
    await page.getByText('Aucune faute').waitFor({ timeout: PATIENCE_MILLISECONDS });
    await page.getByRole('region', { name: 'Fichiers du projet, adoptés ensemble' }).waitFor();
    expect(await head.accessibility()).toEqual([]);
    await keepScreenshot(page, 'letter-draft');
    await page.getByRole('button', { name: 'Enregistrer le projet' }).click();
    await page.getByRole('heading', { name: 'Projet de 2 fichiers' }).waitFor({ timeout: PATIENCE_MILLISECONDS });
    const invented = page.getByRole('region', { name: 'En anglais' }).first();
    await invented.getByText('Our desk answers on each working day.').first().waitFor();
    expect(await head.accessibility()).toEqual([]);
    await keepScreenshot(page, 'letter-draft-tried');
    expect(head.faults).toEqual([]);
    await head.context.close();
  });

  it('shows the texts to read again, and takes the word of a person that one was', async () => {
    const head = await offices.enter('head_of_legal', '/law/upkeep?view=sources');
    const { page } = head;
    const row = page.getByRole('row', { name: /^CPP / });
    await row.getByRole('button', { name: 'Relu aujourd’hui CPP' }).click();
    await row.getByText(/^par /).waitFor();
    expect(await head.accessibility()).toEqual([]);
    expect(await head.overflow()).toBeLessThanOrEqual(0);
    expect(head.faults).toEqual([]);
    await head.context.close();
  });
});
