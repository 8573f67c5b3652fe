/** The evidence of the origin, as a person enters it in the dialog that asks for it. */
import type { Page } from 'playwright-core';

export async function enterEvidence(page: Page, fact: string | null): Promise<void> {
  if (fact !== 'origin_established') return;
  const dialog = page.getByRole('dialog');
  const method = dialog.getByLabel('Comment l’origine est établie');
  await method.selectOption({ label: 'Acte signé électroniquement, signature vérifiée' });
  await dialog.getByLabel('Personne entendue, porteur ou signataire').fill('Le signataire');
  await dialog.getByLabel('Quand').fill('2026-11-24T13:50');
  await dialog.getByLabel('Référence de la preuve').fill('Signature vérifiée, rapport versé au dossier.');
}

/** The minute of an instant, as a field of the browser takes it. */
export const minuteOf = (page: Page, instant: string): Promise<string> =>
  page.evaluate((text) => {
    const local = new Date(text);
    return new Date(local.getTime() - local.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  }, instant);
