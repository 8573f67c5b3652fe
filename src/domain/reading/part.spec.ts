/** A folder of an account is a part of it; what stands alone, or is numbered by the operator, is a target of its own. */
import { describe, expect, it } from '@jest/globals';
import { body, document, from, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { read } from './read.js';

function targetsOf(asked: string): string[] {
  const act = `Nous, brigadier-chef, OPJ, vu l’article 60-1 du code de procédure pénale, requérons la société NUAGE SOUVERAIN SAS de nous remettre ${asked}`;
  const parts = [body('Ci-joint.'), document(act)];
  return read(message(parts, from('slpj@interieur.gouv.fr')), sampleLaw()).targets.map(({ value }) => value);
}

describe('what lies in an account', () => {
  it.each([
    [
      'a named storage space',
      'les fichiers de l’espace de stockage « compta-b1 » du projet proj-sidonie.',
      ['proj-sidonie'],
    ],
    [
      'a folder beside an address',
      'le dossier « gare_2026 » du compte ops@rheinwerk.example.',
      ['ops@rheinwerk.example'],
    ],
  ])('is no target of its own: %s', (_, asked, targets) => {
    expect(targetsOf(asked)).toEqual(targets);
  });

  it.each([
    [
      'the operator numbered it',
      'l’image de la machine virtuelle « vm-erp-02 » du projet proj-sidonie.',
      ['vm-erp-02', 'proj-sidonie'],
    ],
    ['no account is named', 'les fichiers de l’espace de stockage « compta-b1 ».', ['compta-b1']],
  ])('is one where %s', (_, asked, targets) => {
    expect(targetsOf(asked)).toEqual(targets);
  });
});
