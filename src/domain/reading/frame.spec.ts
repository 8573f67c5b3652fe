import { describe, expect, it } from '@jest/globals';
import { body, document, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { read } from './read.js';

const law = sampleLaw();
const frameOf = (act: string) =>
  read(
    message([body('Ci-joint.'), document(`${act} Requérons l'identité du titulaire du compte proj-kelvin-42.`)]),
    law,
  ).facts.checks.frame_agrees;

describe('the frame an act names', () => {
  it.each([
    ['Enquête de flagrance. Vu l’article 60-1 du code de procédure pénale.', 'holds'],
    ['Agissant en flagrant délit, articles 53 et suivants, 60-1 du code de procédure pénale.', 'holds'],
    ['Enquête préliminaire. Vu l’article 77-1-1 du code de procédure pénale.', 'holds'],
    ['Vu la commission rogatoire n° 3/26 et l’article 99-3 du code de procédure pénale.', 'holds'],
    ['Enquête préliminaire. Vu l’article 60-1 du code de procédure pénale.', 'fails'],
    ['Enquête de flagrance. Vu l’article 77-1-1 du code de procédure pénale.', 'fails'],
    ['Sur commission rogatoire de Mme Roy. Vu l’article 60-1 du code de procédure pénale.', 'fails'],
    ['Enquête de flagrance, puis préliminaire. Vu l’article 99-3 du code de procédure pénale.', 'unknown'],
    ['[ ] flagrance [X] préliminaire. Vu l’article 77-1-1 du code de procédure pénale.', 'holds'],
    ['Vu l’article 60-1 du code de procédure pénale.', 'unknown'],
    ['Enquête de flagrance. Vu les articles 60-1 et 77-1-1 du code de procédure pénale.', 'unknown'],
  ])('is compared with its article: %s', (act, result) => {
    expect(frameOf(act)).toBe(result);
  });
});
