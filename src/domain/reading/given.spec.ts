/** Statements that are printed but not filled in, reported but not done, or asked of others: none of them decides. */
import { describe, expect, it } from '@jest/globals';
import { body, document, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { read } from './read.js';

const law = sampleLaw();
const factsOf = (text: string) => read(message([body('Ci-joint.'), document(text)]), law).facts;
const customs = (authorisation: string) =>
  `Article 65 quinquies du code des douanes. Autorisation du procureur de la République : ${authorisation}
Requérons les données de connexion du compte fret-12.`;

describe('what an act prints', () => {
  it.each([
    ['______________ (à compléter)', 'fails'],
    ['en attente', 'fails'],
    ['du 12 novembre 2026, n° 26/334', 'holds'],
  ])('is an authorisation only where it is given: %s', (written, result) => {
    expect(factsOf(customs(written)).checks.prosecutor_authorisation).toBe(result);
  });

  it.each([
    ['Contenu des machines : non demandé.', ['TRF']],
    ['Le contenu des machines virtuelles est joint à la demande.', ['TRF', 'CON']],
  ])('is asked only where it is not said to be left out: %s', (said, categories) => {
    const asked =
      "Vu l'article 60-1 du code de procédure pénale, requérons les journaux de connexion du compte fret-12.";
    expect([...factsOf(`${asked}\n\n${said}`).categories].sort()).toEqual([...categories].sort());
  });
});
