// @stage browser
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { executablePath, launch } from '../support/browser.js';
import { type SceneLook, SceneVisits } from '../support/scene-visits.js';
import type { Scene } from '../support/scenes/scene.js';
import { stage } from '../support/scenes/stage.js';
import { scenes } from '../support/scenes.js';
import { keepScreenshot } from '../support/screenshot.js';
import { size } from '../support/set.js';
import { openStaffedServer, type StaffedServer } from '../support/staffed-server.js';
import { present } from '../support/tools.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

const looks = [
  { width: 1440, colours: 'light', language: 'fr' },
  { width: 390, colours: 'dark', language: 'en' },
  { width: 1440, colours: 'dark', language: 'en' },
  { width: 390, colours: 'light', language: 'fr' },
] as const;
const narrowest = { width: 320, colours: 'light', language: 'fr' } as const;

/** By Poppler; Chromium draws no text of its own on the page. */
const textOnPaper = (pdf: Buffer): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString('utf8').replace(/\s+/g, ' ');

function named(name: string): Scene {
  const scene = scenes.find((each) => each.name === name);
  if (!scene) throw new Error(`No scene is called ${name}.`);
  return scene;
}

describeInBrowser('every scene of the desk', () => {
  let server: StaffedServer;
  let browser: Browser;
  let visits: SceneVisits;
  let shown = 0;
  const held: string[] = [];

  beforeAll(async () => {
    browser = await launch();
    server = await openStaffedServer();
    visits = new SceneVisits(browser, server, await stage(server));
  });
  afterAll(async () => {
    await visits?.close();
    await browser?.close();
    await server?.close();
    console.log(
      `scenes: ${shown} shown, ${held.length} complaints of axe, policies, console, foreign requests, width or cut words`,
    );
  });

  async function complaintsOf(scene: Scene, look: SceneLook): Promise<string[]> {
    const visit = await visits.show(scene, look);
    const overflow = await visit.overflow();
    await keepScreenshot(visit.page, `${scene.name}-${look.width}-${look.colours}-${look.language}`);
    return [
      ...(await visit.accessibility()),
      ...(overflow > 0 ? [`${overflow} pixels too wide`] : []),
      ...(await visit.clipped()),
      // Who is refused, or asked who they are, is a scene too.
      ...visit.faults.splice(0).filter((fault) => !/status of 40[13] /.test(fault)),
    ];
  }

  /** In the short set each scene has one look, in turn; in the long one it has all. */
  const listed = size<readonly SceneLook[]>({ short: looks, long: [...looks, narrowest] }).map((look, at) => ({
    ...look,
    these: scenes.filter((_, index) => size({ short: index % looks.length === at, long: true })),
  }));

  it.each(listed)('has nothing to complain of at $width in $colours and $language', async ({ these, ...look }) => {
    const complaints: string[] = [];
    for (const scene of these) {
      const found = await complaintsOf(scene, look).catch((error: Error) => [error.message]);
      complaints.push(...found.map((complaint) => `${scene.name}: ${complaint}`));
      shown += 1;
    }
    held.push(...complaints);
    expect(complaints).toEqual([]);
  });

  const itReadsPaper = present('pdftotext') ? it : it.skip;
  itReadsPaper.each([
    ['inbox', ['Grand Jury Subpoena', 'Réquisition judiciaire']],
    ['deadlines', ['Avertir le SISSE']],
    ['case-decision', ['Flagrance', 'Ce qui manque', 'RÉPUBLIQUE FRANÇAISE']],
  ] as const)('puts %s on paper', async (name, expected) => {
    const visit = await visits.show(named(name), looks[0]);
    const text = textOnPaper(await visit.page.pdf({ format: 'A4' }));
    for (const words of expected) expect(text).toContain(words);
    // What only a screen can do stays on it.
    expect(text).not.toContain('Boîte de réception');
  });

  it.each(['split', 'review', 'circuits'])('keeps %s readable in forced colours', async (name) => {
    const visit = await visits.show(named(name), looks[0]);
    await visit.page.emulateMedia({ forcedColors: 'active' });
    expect(await visit.accessibility()).toEqual([]);
    await visit.page.emulateMedia({ forcedColors: 'none' });
  });
});
