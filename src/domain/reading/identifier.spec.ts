import { describe, expect, it } from '@jest/globals';
import { sampleLaw } from '../../../test/support/samples.js';
import { fold } from '../law/fold.js';
import { identifiersIn } from './identifier.js';

const accounts = (text: string) =>
  identifiersIn({ text, folded: fold(text) }, sampleLaw().lexicon)
    .filter(({ kind }) => kind === 'account')
    .map(({ value }) => value);

describe('the accounts of a list', () => {
  it.each([
    ['des comptes clients NS-1044, NS-1045 et NS-1046', ['ns-1044', 'ns-1045', 'ns-1046']],
    ['comptes suivants :\n- ns-71 ;\n- ns-72', ['ns-71', 'ns-72']],
    ['the following accounts: ab12, ab13 and ab14', ['ab12', 'ab13', 'ab14']],
    ['accounts «x-1001» and «x-1002»', ['x-1001', 'x-1002']],
    ['Konten: konto k-4711 und k-4712', ['k-4711', 'k-4712']],
  ])('are all found: %j', (text, values) => {
    expect(accounts(text)).toEqual(values);
  });

  it.each([
    ['du compte ns-1044, article 60-1-2 et pv2026', ['ns-1044']],
    ['du compte ns-1044 et dpo-2026', ['ns-1044']],
    ['du compte ns-1044 et non', ['ns-1044']],
  ])('are not what only stands beside them: %j', (text, values) => {
    expect(accounts(text)).toEqual(values);
  });
});
