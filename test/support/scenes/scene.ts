/** What a scene is, and the steps by which one gets there. */
import type { Page } from 'playwright-core';
import { english } from '../../../src/admin/i18n/en/words.js';
import { french, type Words } from '../../../src/admin/i18n/fr/words.js';

export const wordsOf = { fr: french, en: english } as const;

export const JURIST = 'Camille Aubry';
export const HEAD = 'Hélène Carpentier';
export const OFFICER = 'Jeanne Delmas';
export const RELEASER = 'Idriss Belhadj';
export const ADMINISTRATOR = 'Ana Martin';
export const COUNSEL = 'Odile Fabre';

/** The cases that a scene may name. */
export interface Staged {
  readonly requisition: string;
  readonly forgery: string;
  /** A refusal waits for consent. */
  readonly prepared: string;
  /** A refusal waits for consent a second time: the first version was sent back. */
  readonly again: string;
  /** A refusal waits to leave. */
  readonly consented: string;
}

export interface Scene {
  readonly name: string;
  /** null before anyone signed in. */
  readonly who: string | null;
  readonly at: (staged: Staged) => string;
  /** What is on the screen once it is there. */
  readonly shown: (words: Words) => string;
  /** Opens what lies over it. */
  readonly open?: (page: Page, words: Words) => Promise<void>;
  /** No user has proved their presence recently. */
  readonly absent?: true;
}

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
export const tab = (name: keyof Words['caseFile']['tabs']) => (page: Page, words: Words) =>
  page
    .getByRole('tab', { name: words.caseFile.tabs[name], exact: name !== 'journal' })
    .filter({ visible: true })
    .click();
export const pressed = (name: (words: Words) => string) => (page: Page, words: Words) => press(page, name(words));
export const inTurn =
  (...steps: NonNullable<Scene['open']>[]): NonNullable<Scene['open']> =>
  async (page, words) => {
    for (const step of steps) await step(page, words);
  };

export const at = (path: string) => () => path;
export const requisition = ({ requisition: id }: Staged) => `/cases/${id}`;
export const jurist = (name: string, scene: Omit<Scene, 'name' | 'who'>): Scene => ({ name, who: JURIST, ...scene });
export const head = (name: string, scene: Omit<Scene, 'name' | 'who'>): Scene => ({ name, who: HEAD, ...scene });
export const administrator = (name: string, scene: Omit<Scene, 'name' | 'who'>): Scene => ({
  name,
  who: ADMINISTRATOR,
  ...scene,
});
