import { describe, expect, it } from '@jest/globals';
import { changed, crossFaults, faultsOf, lineOf, sources } from '../../../test/support/changed-law.js';

const brazil = 'workflows/lexicon/countries/BR.yaml';
const french = 'workflows/lexicon/issuing-state/fr.yaml';

describe('a fault of the lexicon is reported at its phrase or at its example', () => {
  it.each([
    ['a phrase that is not closed', brazil, 'Brasil*', '"(Brasil"', '"(Brasil": ")" is missing.'],
    ['a list that is not there', brazil, 'Curitiba', '"{towns}"', '"{towns}": no list is named {towns}.'],
    [
      'an example that no phrase finds',
      brazil,
      'la justice brésilienne',
      'la justice argentine',
      'No phrase finds "la justice argentine": add one, or correct the example.',
    ],
    [
      'an example that a phrase must not find',
      brazil,
      'brasserie et bras',
      'Brasilia',
      'A phrase finds "Brasilia": make it narrower, or correct the example.',
    ],
    ['a country under the name of another', brazil, 'code: BR', 'code: BS', 'The file of BS is BS.yaml: rename it.'],
    [
      'an example of a concept',
      french,
      'État d’émission : Belgique',
      'État émetteur : Belgique',
      'No phrase finds "État émetteur : Belgique": add one, or correct the example.',
    ],
  ])('%s', (_what, name, before, after, sentence) => {
    const faults = crossFaults(changed(name, before, after));
    expect(faults).toEqual([`${name}:${lineOf(name, before)}: ${sentence}`]);
  });

  it('names the file of a concept that the reading does not ask for', () => {
    const stranger = { name: 'workflows/lexicon/weather/fr.yaml', text: 'phrases: [pluie]\n' };
    expect(faultsOf([...changed(brazil, 'BR', 'BR'), stranger])).toEqual([
      expect.stringContaining('workflows/lexicon/weather/fr.yaml:1: The reading asks for no such concept'),
    ]);
  });

  it('names the concept whose files are gone', () => {
    const rest = sources.filter(({ name }) => !name.startsWith('workflows/lexicon/trade/'));
    expect(faultsOf(rest)).toEqual(['workflows/lexicon/trade:1: It has no file: restore it.']);
  });

  it('leaves no name to an organisation, for it is no State', () => {
    const union = 'workflows/lexicon/countries/EU.yaml';
    const named = changed(union, 'zone: EU_INST', 'zone: EU_INST\nnames: [Union européenne]');
    expect(crossFaults(named)).toEqual([
      expect.stringMatching(/^workflows.lexicon.countries.EU\.yaml:.*has offices only/),
    ]);
  });
});
