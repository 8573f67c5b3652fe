/** Shows the scenes in a browser: one page for each person and look, so that a scene costs no new start. */
import type { Browser, Page } from 'playwright-core';
import { type Look, Visit } from './browser.js';
import { type Scene, type Staged, wordsOf } from './scenes/scene.js';
import type { StaffedServer } from './staffed-server.js';

export type SceneLook = Required<Pick<Look, 'width' | 'colours' | 'language'>>;

export class SceneVisits {
  private readonly visits = new Map<string, Visit>();

  constructor(
    private readonly browser: Browser,
    private readonly server: StaffedServer,
    private readonly staged: Staged,
  ) {}

  /** Resolves once the scene is on the page and nothing moves any more. */
  async show(scene: Scene, look: SceneLook): Promise<Visit> {
    const words = wordsOf[look.language];
    const visit = await this.visitOf(scene, look);
    const { page } = visit;
    await page.getByText(scene.shown(words)).filter({ visible: true }).first().waitFor();
    if (scene.absent) await this.server.setPresence(false);
    await scene.open?.(page, words);
    if (scene.absent) await this.server.setPresence(true);
    await page.getByText(words.shell.loading).first().waitFor({ state: 'detached' });
    await visit.settled();
    return visit;
  }

  async close(): Promise<void> {
    for (const { context } of this.visits.values()) await context.close();
    this.visits.clear();
  }

  private async visitOf(scene: Scene, look: SceneLook): Promise<Visit> {
    const key = [scene.who, ...Object.values(look)].join();
    const path = scene.at(this.staged);
    const known = this.visits.get(key);
    if (known) {
      await leaveFor(known.page, path);
      return known;
    }
    const visit = await Visit.start(this.browser, this.server.address, {
      ...look,
      height: look.width < 600 ? 844 : 900,
    });
    this.visits.set(key, visit);
    if (scene.who !== null) await this.server.lendSession(visit.context, scene.who);
    await visit.open(path);
    return visit;
  }
}

/** Closes what lies over the page and goes on without reading it again, by way of another page so that nothing of the last scene stays. */
async function leaveFor(page: Page, path: string): Promise<void> {
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Escape');
  await page.evaluate((to) => {
    history.pushState(null, '', '/nowhere');
    requestAnimationFrame(() => history.pushState(null, '', to));
  }, path);
  await page.waitForURL((url) => url.pathname + url.search + url.hash === path);
}
