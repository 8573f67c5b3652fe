import { describe, expect, it } from '@jest/globals';
import { sampleLaw } from '../../../test/support/samples.js';
import { fold } from '../law/fold.js';
import { deliveriesIn } from './delivery.js';
import type { Passage } from './passage.js';
import { sentencesOf } from './sentence.js';

const { lexicon } = sampleLaw();

const passage = (text: string): Passage => ({
  part: '1',
  start: 0,
  role: 'act',
  document: true,
  instructions: [],
  text,
  folded: fold(text),
  sentences: sentencesOf(text),
});

describe('where an act asks its answer to go', () => {
  it.each([
    [
      'Les renseignements seront adressés à l’adresse de service br.voiron@service.example',
      'br.voiron@service.example',
    ],
    ['Le résultat sera transmis par retour de courriel à bsu@service.example', 'bsu@service.example'],
    ['Nous remettre, sous quinze jours, à l’adresse cabinet@service.example, les pièces', 'cabinet@service.example'],
    ['Déposez les fichiers ici : https://portail.example/depot', 'https://portail.example/depot'],
    ['Sont à déposer sur le portail sécurisé https://portail.example/depot', 'https://portail.example/depot'],
    ['Please send the records to agent@bureau.example', 'agent@bureau.example'],
    ['Antworten Sie bitte an dienst@amt.example', 'dienst@amt.example'],
  ])('reads %j', (text, address) => {
    expect(deliveriesIn([passage(text)], lexicon)).toEqual([address]);
  });

  it.each([
    'Transmettre l’identité du titulaire du compte admin@client.example',
    'Communiquer les données relatives à admin@client.example',
    'Communiquer l’adresse de contact déclarée : admin@client.example',
    'Send the records about the user admin@client.example',
    'Adresse du contenu : https://tribune.example/direct',
    'Telephone : 04 65 71 03 38. Mel : br.voiron@service.example',
  ])('does not take the object of the request for it: %j', (text) => {
    expect(deliveriesIn([passage(text)], lexicon)).toEqual([]);
  });
});
