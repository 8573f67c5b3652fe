import { describe, expect, it } from '@jest/globals';
import { body, document, from, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { read } from './read.js';

const law = sampleLaw();
const flagsOf = (said: string, sender = 'br.voiron@gendarmerie.interieur.gouv.fr') =>
  read(message([body('Ci-joint.'), document(`Vu l’article 60-1 du CPP, requérons : ${said}`)], from(sender)), law).facts
    .tenantFlags;

describe('whose data an act says they are', () => {
  it.each([
    ['les journaux de l’espace « vps-octavie » exploité par Maître Octavie Bellanger, avocate', ['lawyer']],
    ['le contenu de la boîte du cabinet d’avocats Renard', ['lawyer']],
    ['les fichiers de la rédaction', ['press']],
    ['le partage « dgal » de l’infrastructure fournie au ministère chargé de l’agriculture', ['public_authority']],
    ['les données du centre hospitalier de Valence', ['hds']],
    ['l’identité du titulaire du compte proj-x1, sur plainte de Maître Renard', []],
    ['l’identité du titulaire du compte proj-x1', []],
  ])('is told by its words: %s', (said, flags) => {
    expect(flagsOf(said)).toEqual(flags);
  });
});
