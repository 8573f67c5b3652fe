import { describe, expect, it } from '@jest/globals';
import { productLaw } from '../../../test/support/law.js';
import type { DirectoryEntry } from '../law/directory.js';
import { faultsOfDomains } from './proposed-domain.js';

const { authorities, operator } = productLaw();
const before = { authorities, callBackNumbers: operator.callBackNumbers };
const source = { fr: 'Annuaire officiel', en: 'Official directory' };

const entry = (domain: string, changes: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  ...{ id: 'brigade', names: { fr: 'Brigade', en: 'Brigade' }, zone: 'FR', country: 'FR', kind: 'police' },
  ...{ domains: [domain], confidence: 'checked', source, verifiedAt: '2026-11-01', expiresAt: '2027-11-01' },
  ...{ numbers: [], ...changes },
});
const faults = (...entries: DirectoryEntry[]) =>
  faultsOfDomains(before, { entries, removed: [] }).map(({ sentence }) => sentence.en);

describe('a domain that is added to the directory of authorities', () => {
  it.each([
    ['its own', 'brigade.example'],
    ['a unit of an authority of the same country', 'grenoble.justice.fr'],
    ['beside an authority under a public suffix', 'prefecture-rhone.gouv.fr'],
  ])('has no fault: %s', (_, domain) => {
    expect(faults(entry(domain))).toEqual([]);
  });

  it.each([
    ['a look-alike', 'justice-gouv.fr', 'imitates'],
    ['a look-alike by one letter', 'gendarmerie-interieur-gouv.com', 'imitates'],
    ['letters of another script in punycode', 'xn--justic-4of.fr', 'imitates'],
    ['free mail', 'gmail.com', 'open to anyone'],
    ['a public suffix', 'co.uk', 'whole suffix'],
    ['a top-level domain', 'example', 'whole suffix'],
    ['a domain under an authority of another country', 'cyber.fbi.gov', 'another country'],
    ['a domain above an authority of another country', 'europa.eu', 'another country'],
  ])('is refused: %s', (_, domain, told) => {
    expect(faults(entry(domain))).toEqual([expect.stringContaining(told)]);
  });

  it('is refused in the entry of the very authority that it imitates', () => {
    const own = authorities.find(({ id }) => id === 'fr-justice');
    const domains = [...(own?.domains ?? []), 'justice-gouv.com'];
    expect(faults({ ...entry('x'), id: 'fr-justice', domains })).toEqual([expect.stringContaining('imitates')]);
  });

  it('is found in the last line of a list of 5 000', () => {
    const list = Array.from({ length: 4999 }, (_, at) => entry(`mairie-${at}.example`, { id: `mairie-${at}` }));
    expect(faults(...list, entry('justice-gouv.fr'))).toHaveLength(1);
  });

  it('keeps the domains that each entry of the law has when it is renewed', () => {
    expect(faults(...authorities.map((authority) => ({ ...authority, numbers: [] })))).toEqual([]);
  });
});
