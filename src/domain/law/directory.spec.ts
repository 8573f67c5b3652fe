import { describe, expect, it } from '@jest/globals';
import { productLaw } from '../../../test/support/law.js';
import { changedBy, type DirectoryEntry, faultsOfChange } from './directory.js';
import { csvRows, listColumns, readList } from './directory-list.js';

const law = productLaw();
const today = '2026-11-29';
const source = { fr: 'Annuaire officiel', en: 'Official directory' };
const dated = { source, verifiedAt: '2026-11-01', expiresAt: '2027-11-01' };
const before = { authorities: law.authorities, callBackNumbers: law.operator.callBackNumbers };

const entry = (changes: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  ...{ id: 'brigade', names: { fr: 'Brigade', en: 'Brigade' }, zone: 'FR', country: 'FR', kind: 'police' },
  ...{ domains: ['brigade.example'], confidence: 'checked', ...dated, numbers: [] },
  ...changes,
});
const faults = (changes: Partial<DirectoryEntry>, removed: string[] = []) =>
  faultsOfChange(before, { entries: [entry(changes)], removed }, { operator: law.operator, today }).map(
    ({ sentence }) => sentence.en,
  );

describe('a change of the directory of authorities', () => {
  it('has no fault when its entry is dated, has its own domain and its own address', () => {
    expect(faults({ unitOf: 'fr-gendarmerie', channel: { kind: 'mail', address: 'desk@brigade.example' } })).toEqual(
      [],
    );
  });

  it.each([
    ['a day of verification to come', { verifiedAt: '2026-12-01' }, 'was verified in the future'],
    ['an end before the verification', { expiresAt: '2026-10-01' }, 'expires before'],
    ['an end of more than two years later', { expiresAt: '2029-01-01' }, 'more than 24 months'],
    ['a number that never ends', { numbers: [{ number: '+33 1 99 00 00', ...dated, expiresAt: '2099-01-01' }] }, '24'],
    ['a domain of the operator', { domains: ['desk.nuage-souverain.example'] }, 'one of the operator'],
    ['a domain of the foreign vendor', { domains: ['borealis-cloud.example'] }, 'one of the operator'],
    ['a domain of another authority', { domains: ['interieur.gouv.fr'] }, 'a domain of another authority'],
    ['a parent that is unknown', { unitOf: 'no-such' }, 'a unit of an unknown one'],
    ['itself as its parent', { unitOf: 'brigade' }, 'a unit of an unknown one'],
    ['an address at another domain', { channel: { kind: 'mail', address: 'a@elsewhere.example' } }, 'outside of its'],
    ['no address for answers by mail', { channel: { kind: 'mail', address: null } }, 'outside of its'],
  ] as const)('is refused with %s', (_, changes, told) => {
    expect(faults(changes as Partial<DirectoryEntry>).join(' ')).toContain(told);
  });

  it('is refused when it names an authority twice, takes out an unknown one, or one that has units', () => {
    expect(faults({ id: 'fr-dgsi' }, ['fr-dgsi']).join(' ')).toContain('is there twice');
    expect(faults({}, ['no-such']).join(' ')).toContain('is not in the directory');
    expect(faults({ unitOf: 'fr-gendarmerie' }, ['fr-gendarmerie']).join(' ')).toContain('still has units');
  });

  it('replaces the numbers of an entry with it, and takes them out with it', () => {
    const with1 = changedBy(before, { entries: [entry({ id: 'fr-gendarmerie' })], removed: ['fr-justice'] });
    expect(with1.callBackNumbers.map(({ authority }) => authority)).toEqual(['fr-interieur']);
    expect(with1.authorities).toHaveLength(before.authorities.length - 1);
  });
});

describe('an official list of authorities', () => {
  const head = listColumns.join(';');
  const line =
    'b-lyon;Brigade;Brigade;FR;FR;police;a.example|b.example;+33 1 99 00 11|+33 1 99 00 12;checked;fr-interieur;mail;x@a.example';

  it('becomes entries that carry the provenance of the list', () => {
    const read = readList(`\ufeff${head}\r\n${line}\r\n`, dated);
    expect(read.faults).toEqual([]);
    expect(read.entries).toMatchObject([
      {
        id: 'b-lyon',
        domains: ['a.example', 'b.example'],
        source,
        unitOf: 'fr-interieur',
        numbers: [{ source }, { source }],
      },
    ]);
  });

  it('leaves to confirm what it does not call checked', () => {
    const [read] = readList(`${listColumns.slice(0, 7).join(';')}\nb-x;B;B;FR;FR;police;c.example\n`, dated).entries;
    expect(read?.confidence).toBe('to_confirm');
  });

  it('names each line that is no entry, a column that is missing, and a quote out of place', () => {
    const read = readList(`${head}\n${line}\nb-x;B;B;NOWHERE;FR;police;c.example\n`, dated);
    expect(read.entries).toHaveLength(1);
    expect(read.faults.map(({ line: at }) => at)).toEqual([3]);
    expect(readList('id;name_fr\n', dated).faults[0]?.what).toContain('name_en');
    expect(readList('a"b;c\n', dated).faults[0]?.what).toContain('quote');
  });

  it('reads quoted cells over several lines, with either mark', () => {
    expect(csvRows('a,"b ""c""\nd",e\n\nf,g,')).toEqual([
      { line: 1, cells: ['a', 'b "c"\nd', 'e'] },
      { line: 4, cells: ['f', 'g', ''] },
    ]);
    expect(csvRows('"never closed')).toBeNull();
  });
});
