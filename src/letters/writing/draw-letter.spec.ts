import { describe, expect, it } from '@jest/globals';
import type { ComposedLetter } from '../../domain/case/letters/letter.js';
import type { LetterVersion } from '../../domain/case/letters/letter-version.js';
import type { Day } from '../../domain/kernel/day.js';
import { drawLetter } from './draw-letter.js';

const version: LetterVersion = {
  language: 'fr',
  sender: 'Nuage Souverain SAS',
  senderLines: ['Siège : 12 rue de l’Exemple, 75009 Paris', 'SIREN 123 456 789'],
  recipientLines: ['À l’attention du service requérant', 'clerk@court.example'],
  placeAndDate: 'Paris, le 25 novembre 2026',
  references: [{ label: 'Nos références :', value: 'GRF-2026-000123' }],
  subjectLabel: 'Objet :',
  subject: 'Réponse',
  salutation: 'Madame, Monsieur,',
  body: [
    { kind: 'heading', text: 'Votre demande' },
    { kind: 'paragraph', text: 'Cette demande n’est pas exécutée.', elements: ['position'] },
    { kind: 'list', items: ['l’acte n’est pas joint.'] },
    { kind: 'table', head: ['Pièce', 'Empreinte SHA-256'], rows: [['export.csv', 'ab'.repeat(32)]] },
  ],
  sections: [],
  closing: 'Nous vous prions d’agréer, Madame, Monsieur, l’expression de notre considération distinguée.',
  signature: ['Pour Nuage Souverain SAS,', 'le service juridique'],
  mail: { subject: 'Réponse', paragraphs: ['Voir la lettre jointe.'] },
  pageLabel: 'page {page} sur {pages}',
};
const letter: ComposedLetter = {
  kind: 'refusal',
  language: 'fr',
  template: 'refusal.v1',
  templateSha256: 'c'.repeat(64),
  versions: [version],
};
const draw = (of: ComposedLetter, control = '0'.repeat(32)) => drawLetter(of, '2026-11-25' as Day, control);
const pagesOf = (pdf: Buffer): number => (pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g) ?? []).length;

describe('a drawn letter', () => {
  it('has the same bytes each time', async () => {
    expect((await draw(letter)).equals(await draw(letter))).toBe(true);
  });

  it('has other bytes under another control: its hash does not confirm guessed words', async () => {
    expect((await draw(letter, '1'.repeat(32))).equals(await draw(letter))).toBe(false);
  });

  it('claims PDF/A-3a and PDF/UA-1', async () => {
    const text = (await draw(letter)).toString('latin1');
    expect(text).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('starts the courtesy translation on a page of its own', async () => {
    const both = { ...letter, versions: [version, { ...version, language: 'en' as const }] };
    expect([pagesOf(await draw(letter)), pagesOf(await draw(both))]).toEqual([1, 2]);
  });
});
