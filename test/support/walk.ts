/** People at the built desk of a staffed server: they arrive, and go on by mouse or by the keyboard alone. */
import type { Browser, Page } from 'playwright-core';
import { type Look, Visit } from './browser.js';
import { PASSWORD } from './desk.js';
import type { StaffedServer } from './staffed-server.js';

/** On the sign-in page of either language, until the desk is there. */
export async function signIn({ page }: Visit, email: string): Promise<void> {
  await page.getByLabel(/Adresse électronique|E-mail address/).fill(email);
  await page.getByLabel(/^(Mot de passe|Password)$/).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('#main').waitFor();
}

/** At the sign-in page, then where it leads. Errors of the page before the sign-in are not counted. */
export async function arriveAt(
  browser: Browser,
  address: string,
  email: string,
  path: string,
  look: Look = {},
): Promise<Visit> {
  const visit = await Visit.start(browser, address, look);
  await visit.open(path);
  await signIn(visit, email);
  await visit.page.waitForLoadState('networkidle');
  visit.faults.length = 0;
  return visit;
}

/** The same at a staffed server, where people are known by name. */
export const arrive = (
  browser: Browser,
  { address, member }: StaffedServer,
  name: string,
  path: string,
  look: Look = {},
): Promise<Visit> => arriveAt(browser, address, member(name).email, path, look);

/** All errors of the page, except refusals for want of a session or of a proof of presence. */
export const complaintsOf = ({ faults }: Visit): string[] => faults.filter((fault) => !/status of 40[13] /.test(fault));

/** Signs what the dialog shows by the password. */
export async function signByPassword(page: Page): Promise<void> {
  await page.getByRole('dialog').getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Signer', exact: true }).click();
}

/** The same without a mouse. */
export async function signByKeyboard(page: Page): Promise<void> {
  await page.getByRole('dialog').getByLabel('Mot de passe', { exact: true }).waitFor();
  await focusSettled(page);
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
}

/** A dialog that opened takes the focus a moment after it is drawn: a key pressed before that would go elsewhere. */
export async function focusSettled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const upmost = [...document.querySelectorAll('[role="dialog"]')].at(-1);
    return !upmost || upmost.contains(document.activeElement);
  });
}

/** Presses a key until what has the focus answers to the name: what a reader without a mouse does. */
export async function reach(page: Page, name: string | RegExp, key = 'Tab', most = 120): Promise<void> {
  await focusSettled(page);
  const seen: string[] = [];
  for (let presses = 0; presses < most; presses += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      const labelled = element?.getAttribute('aria-label') ?? '';
      const fields = [HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement];
      const field = fields.some((kind) => element instanceof kind) ? (element as HTMLInputElement) : null;
      const said = labelled || (field?.labels?.[0]?.textContent ?? '') || (element?.textContent ?? '');
      // French sets spaces that do not break before its marks.
      return said.replace(/[\u00a0\u202f]/g, ' ');
    });
    if (typeof name === 'string' ? focused.startsWith(name) : name.test(focused)) return;
    seen.push(focused.slice(0, 40));
    await page.keyboard.press(key);
  }
  throw new Error(`The focus never reached ${name}; it went over: ${seen.join(' | ')}`);
}
