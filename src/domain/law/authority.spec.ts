import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { AuthorityFile, authorityOf } from './authority.js';

const { authorities } = AuthorityFile.parse(parse(readFileSync('workflows/law/authorities.yaml', 'utf8')));

describe('the directory of authorities', () => {
  it.each([
    ['gendarmerie.interieur.gouv.fr', 'fr-gendarmerie'],
    ['interieur.gouv.fr', 'fr-interieur'],
    ['ain.gouv.fr', 'fr-gouv'],
    ['DGFIP.finances.gouv.fr.', 'fr-dgfip'],
    ['ic.fbi.gov', 'us-fbi'],
    ['met.police.uk', 'uk-police'],
    ['procura.milano.giustizia.it', 'it-justice'],
    ['justice.ge.ch', 'ch-geneve'],
  ])('finds %s as %s', (host, id) => {
    expect(authorityOf(host, authorities)?.id).toBe(id);
  });

  it.each([
    'gendarmerie-interieur-gouv-fr.example',
    'interieur.gouv.fr.example',
    'fauxgendarmerie.interieur-gouv.fr',
    'xn--intrieur-d1a.gouv.fr',
    'notfbi.gov.example',
  ])('refuses the look-alike %s', (host) => {
    expect(authorityOf(host, authorities)).toBeUndefined();
  });
});
