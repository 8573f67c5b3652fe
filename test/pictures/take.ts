/** `npm run pictures [-- FOLDER [NAME…]]`: the pictures of the README, or every scene in every look into a folder, for people to look at. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../support/browser.js';
import { type SceneLook, SceneVisits } from '../support/scene-visits.js';
import type { Scene } from '../support/scenes/scene.js';
import { stage } from '../support/scenes/stage.js';
import { scenes } from '../support/scenes.js';
import { startTestServer } from '../support/server.js';
import { openStaffedServer } from '../support/staffed-server.js';
import { inPalette } from './palette.js';

const looks = [
  { width: 1440, colours: 'light', language: 'fr' },
  { width: 1440, colours: 'dark', language: 'en' },
  { width: 390, colours: 'light', language: 'fr' },
  { width: 390, colours: 'dark', language: 'en' },
] as const;

/** A day of mail, so that the lists are as full as they are used. */
const mail = [
  '002-fr-police-60-1-2-trf-scan',
  '006-fr-gendarmerie-disparition-urgence',
  '009-fr-dgfip-l81-l96g',
  '011-fr-arcom-dsa-art9',
  '014-es-epoc-et-epoc-pr-par-courriel',
  '017-de-polizei-auskunftsersuchen',
  '019-de-terreg-ordre-de-retrait',
  '018-dk-politi-editionskendelse',
] as const;

/** Of the README: what a newcomer should see first. */
const readme = ['split', 'review', 'case-forged', 'case-letters', 'case-page', 'inbox-filters'] as const;

const [folder, ...names] = process.argv.slice(2);
const server = await startTestServer();
Object.assign(process.env, server.environment);
const staffed = await openStaffedServer();
const browser = await launch();
try {
  for (const sample of mail) await staffed.receive(sample);
  const visits = new SceneVisits(browser, staffed, await stage(staffed));
  if (folder === undefined) await takeForReadme(visits);
  else await takeAll(visits, folder);
} finally {
  await browser.close();
  await staffed.close();
  await server.stop();
}

async function takeForReadme(visits: SceneVisits): Promise<void> {
  for (const name of readme) {
    const scene = scenes.find((each) => each.name === name);
    if (scene) await take(visits, scene, looks[0], join('docs', `${name}.png`));
  }
}

async function takeAll(visits: SceneVisits, into: string): Promise<void> {
  mkdirSync(into, { recursive: true });
  const wanted = names.length > 0 ? scenes.filter(({ name }) => names.includes(name)) : scenes;
  for (const look of looks) {
    for (const scene of wanted) {
      const file = `${scene.name}-${look.language}-${look.colours}-${look.width}.png`;
      // A scene that fails is logged, the others are still taken.
      await take(visits, scene, look, join(into, file)).catch((error: Error) =>
        console.error(`${file}: ${error.message}`),
      );
    }
  }
}

async function take(visits: SceneVisits, scene: Scene, look: SceneLook, file: string): Promise<void> {
  const { page } = await visits.show(scene, look);
  writeFileSync(file, inPalette(await page.screenshot()));
}
