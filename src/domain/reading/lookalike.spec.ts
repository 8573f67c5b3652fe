// @stage long
import { describe, expect, it } from '@jest/globals';
import { sampleLaw } from '../../../test/support/samples.js';
import { size } from '../../../test/support/set.js';
import { authorityOf } from '../law/authority.js';
import { kinOf } from './issuer.js';
import { borrowsAuthority, imitates, isFreeMail, isPersonalStorage } from './lookalike.js';

const { authorities } = sampleLaw();
const domains = [...new Set(authorities.flatMap((authority) => authority.domains))];
const imitated = domains.filter((_, at) => at % size({ short: 6, long: 1 }) === 0);

const twins: Readonly<Record<string, readonly string[]>> = {
  a: ['4', 'а', 'ɑ', 'à'],
  c: ['с', 'ç'],
  e: ['3', 'е', 'é'],
  i: ['1', 'l', 'і', 'ı'],
  l: ['1', 'i', 'ӏ'],
  m: ['rn', 'ṃ'],
  n: ['ո', 'ñ'],
  o: ['0', 'о', 'ο'],
  p: ['р'],
  s: ['5', 'ѕ'],
  u: ['υ', 'ü'],
  w: ['vv'],
  y: ['у'],
};

/** What a stranger can register or write: letters replaced, labels added behind, hyphens for dots, one letter more or less. */
function forgeriesOf(domain: string): string[] {
  const letters = [...domain];
  const swapped = letters.flatMap((letter, at) =>
    (twins[letter] ?? []).map((twin) => [...letters.slice(0, at), twin, ...letters.slice(at + 1)].join('')),
  );
  const flat = domain.replaceAll('.', '-');
  const added = ['example', 'com', 'fr.example', 'net'].flatMap((ending) => [
    `${domain}.${ending}`,
    `${flat}.${ending}`,
    `mail.${domain}-secure.${ending}`,
  ]);
  const punycode = swapped.flatMap((host) => (/[^ -~]/.test(host) ? new URL(`https://${host}`).hostname : []));
  return [...swapped, ...added, ...punycode, `x${domain}`, `www-${domain}`];
}

/** A mistake inside a true sub-domain is still the owner's domain: only the owner can make it. */
const isOwned = (host: string): boolean =>
  authorityOf(host, authorities) !== undefined && domains.some((domain) => host.endsWith(`.${domain}`));

describe('domains that imitate an authority', () => {
  const forgeries = [...new Set(imitated.flatMap(forgeriesOf))].filter((host) => !isOwned(host));

  it('matches none that is written in another script, even under a true domain', () => {
    const host = 'gеndarmerie.interieur.gouv.fr';
    expect([authorityOf(host, authorities), kinOf(host, authorities)]).toEqual([undefined, undefined]);
  });

  it(`matches none of ${forgeries.length} forgeries to an authority`, () => {
    expect(forgeries.length).toBeGreaterThan(size({ short: 500, long: 2_000 }));
    expect(forgeries.filter((host) => authorityOf(host, authorities) !== undefined)).toEqual([]);
  });

  it('calls nearly all of them what they are, and never the true ones', () => {
    const strangers = forgeries.filter((host) => kinOf(host, authorities) === undefined);
    const missed = strangers.filter((host) => !imitates(host, authorities) && !borrowsAuthority(host));
    // What is left adds or takes a letter of a name of two to five letters: a person must look at those.
    expect(missed.length / strangers.length).toBeLessThan(0.01);
  });

  it.each([
    'usdoj.gov.evil.example',
    'fbi.gov.evil.example',
    'us-doj.gov',
    '1nterieur.gouv.fr',
    'intеrieur.gouv.fr',
    'gendarmerie.interieur.gouv-fr.example',
    'dgfip-finances-gouv.example',
    'xn--intrieur-d4a.gouv.fr',
    'gеndarmerie.interieur.gouv.fr',
  ])('sees %s', (host) => {
    expect(imitates(host, authorities)).toBe(true);
  });

  it.each(['gendarmerie-interieur.fr', 'justice-gouv.com'])('sees a borrowed word in %s', (host) => {
    expect(borrowsAuthority(host)).toBe(true);
  });

  it.each(['nuage-souverain.example', 'rheinwerk.example', 'borealis-cloud.example', 'whitlock-barnes.example'])(
    'leaves %s alone',
    (host) => {
      expect([imitates(host, authorities), borrowsAuthority(host)]).toEqual([false, false]);
    },
  );
});

describe('places anyone can open', () => {
  it.each(['gmail.com', 'proton.me', 'laposte.net'])('%s is a mailbox of no one in particular', (host) => {
    expect(isFreeMail(host)).toBe(true);
  });

  it.each(['drive.google.com', 'wetransfer.com', 'www.dropbox.com'])('%s is a personal store', (host) => {
    expect(isPersonalStorage(host)).toBe(true);
    expect(isPersonalStorage(`not${host.replace('www.', '')}`)).toBe(false);
  });
});

it('a service under the ending that a State keeps for itself imitates no authority', () => {
  expect(['pj.gov.mo', 'sic.gov.ao', 'pj.gov-mo.example'].map((host) => imitates(host, authorities))).toEqual([
    false,
    false,
    true,
  ]);
});
