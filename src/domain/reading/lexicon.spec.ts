/** What a jurist adds in data alone. */
import { describe, expect, it } from '@jest/globals';
import { document, from, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { type LexiconFiles, lexiconOf } from './lexicon.js';
import { read } from './read.js';

const law = sampleLaw();
const { files } = law.lexicon;
const examples = { found: ['x'], notFound: ['y'] };

const issuerOf = (text: string, changed: LexiconFiles = files) => {
  const mail = message([document(text)], from('admin@kelvin.example'));
  const { issuerZone, issuerCountry, issuerKind } = read(mail, { ...law, lexicon: lexiconOf(changed) }).facts;
  return [issuerZone, issuerCountry, issuerKind];
};

describe('what a jurist adds to the lexicon changes what is read, without a line of code', () => {
  it('a State, with its towns and its courts', () => {
    const order =
      'TRIBUNAL SUPREMO DE JUSTICIA, Sucre\nOrdeno la entrega de los registros del proyecto proj-kelvin-42.';
    const bolivia = { code: 'BO', zone: 'THIRD' as const, names: ['Bolivi*'], towns: ['Sucre'], examples };
    const court = { ...bolivia, offices: { court: ['Tribunal Supremo de Justicia'] } };
    expect(issuerOf(order)[1]).not.toBe('BO');
    expect(issuerOf(order, { ...files, countries: [...files.countries, bolivia] }).slice(0, 2)).toEqual([
      'THIRD',
      'BO',
    ]);
    expect(issuerOf(order, { ...files, countries: [...files.countries, court] })).toEqual(['THIRD', 'BO', 'court']);
  });

  it('the word for a court in one more language', () => {
    const order = 'GJYKATA E TIRANËS, Beograd\nUrdhër: proj-kelvin-42';
    const albanian = { concept: 'authority-heading' as const, language: 'sq', phrases: ['gjykata'], examples };
    expect(issuerOf(order).slice(0, 2)).not.toEqual(['THIRD', 'RS']);
    expect(issuerOf(order, { ...files, concepts: [...files.concepts, albanian] }).slice(0, 2)).toEqual(['THIRD', 'RS']);
  });
});

it('a town of a Member State is too little to name it, but for a certificate', () => {
  const { countries } = law.lexicon;
  const text = 'we split the bill in cork';
  expect([countries.statesIn(text), countries.memberIn(text), countries.memberOfTownIn(text)]).toEqual([
    [],
    null,
    'HR',
  ]);
});
