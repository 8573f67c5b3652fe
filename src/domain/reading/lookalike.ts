/** Sender domains that imitate an authority's: letters that look alike, an authority's name where it does not belong. */
import { getDomain, getDomainWithoutSuffix, getPublicSuffix } from 'tldts';
import { type Authority, isForeignScript } from '../law/authority.js';

/** Digits and pairs, each by the letter it passes for (Unicode TS 39, in short). */
const likeness: readonly (readonly [RegExp, string])[] = [
  [/0/g, 'o'],
  [/[1i|]/g, 'l'],
  [/5/g, 's'],
  [/3/g, 'e'],
  [/4/g, 'a'],
  [/[9q]/g, 'g'],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/[.\-_]/g, ''],
];

function skeleton(host: string): string {
  return likeness.reduce((text, [pattern, letter]) => text.replace(pattern, letter), host.toLowerCase());
}

/** What dots and hyphens part, each by its letters: `www-cn1l.fr` reads "www cnil fr". */
const labelsOf = (host: string): string => host.split(/[.-]/).map(skeleton).join(' ');

/** What a host is compared with. */
interface Known {
  readonly names: readonly string[];
  readonly letters: string;
  /** The registrable domain. */
  readonly owner: string;
  readonly ownLetters: string;
}

/** The same for every host: worked out once for an authority, of which the directory has many. */
const knownDomains = new WeakMap<Authority, readonly Known[]>();

function knownOf(authority: Authority): readonly Known[] {
  const before = knownDomains.get(authority);
  if (before) return before;
  const known = authority.domains.map((domain): Known => {
    const owner = getDomain(domain) ?? domain;
    const names = namesOf(domain).map((name) => ` ${name} `);
    return { names, letters: skeleton(domain), owner, ownLetters: skeleton(owner) };
  });
  knownDomains.set(authority, known);
  return known;
}

/** A list of thousands of hosts is compared with one directory. */
const knownDirectories = new WeakMap<readonly Authority[], readonly Known[]>();

function allKnown(directory: readonly Authority[]): readonly Known[] {
  const known = knownDirectories.get(directory) ?? directory.flatMap(knownOf);
  knownDirectories.set(directory, known);
  return known;
}

/**
 * True when a host that belongs to no authority looks like one. It has the labels of an authority in a row, with the
 * same ending, or with another one where they are several; or it contains all the letters of an authority (eight or
 * more); or its name differs from that of an authority by one letter.
 */
export function imitates(host: string, directory: readonly Authority[]): boolean {
  if (isForeignScript(host)) return true;
  if (isOfOtherGovernment(host, directory)) return false;
  const asked = skeleton(host);
  const labels = ` ${labelsOf(host)} `;
  const owner = getDomain(host) ?? host;
  const own = skeleton(owner);
  // Short names stand close to one another by chance: ssi and ssa.
  const isLong = (getDomainWithoutSuffix(host) ?? '').length >= 6;
  return allKnown(directory).some((known) => {
    if (known.names.some((name) => labels.includes(name))) return true;
    if (known.letters.length >= 8 && asked.includes(known.letters)) return true;
    if (known.letters.length < 6 || known.owner === owner) return false;
    return own === known.ownLetters || (isLong && nearlyEqual(own, known.ownLetters));
  });
}

/** Under an ending that a State gives to its own services alone, and under which the directory has none. */
function isOfOtherGovernment(host: string, directory: readonly Authority[]): boolean {
  const suffix = getPublicSuffix(host) ?? '';
  return ofGovernment.test(suffix) && !allKnown(directory).some(({ owner }) => `.${owner}`.endsWith(`.${suffix}`));
}
const ofGovernment = /^(?:gov|gob|gouv|gub|gv|go|mil)\.[a-z]{2}$/;

/** The labels of a domain, and those before its ending where there are several; many States have a `justice.gov`. */
function namesOf(domain: string): string[] {
  const bare = domain.slice(0, domain.lastIndexOf('.'));
  const isTelling = bare.includes('.') && bare.length >= 9 && !/\.go[vb]$/.test(bare);
  return [labelsOf(domain), ...(isTelling ? [labelsOf(bare)] : [])];
}

const authorityWords =
  /gouv|gendarmerie|police|polizei|politie|polizia|policia|justice|justiz|justicia|giustizia|tribunal|interieur|douane|impots|europol|interpol|fbi|usdoj/;

/** True when the registrable name borrows a word of the State: `gendarmerie-interieur.fr`, `justice-gouv.com`. */
export function borrowsAuthority(host: string): boolean {
  return authorityWords.test(getDomainWithoutSuffix(host) ?? host);
}

/** At most one insertion, deletion or substitution apart. */
function nearlyEqual(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one === '') return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const skips: [number, number][] = [
    [1, 1],
    [1, 0],
    [0, 1],
  ];
  return skips.some(([left, right]) => one.slice(at + left) === other.slice(at + right));
}

const freeMail =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|aol|icloud|me|proton|protonmail|tutanota|tuta|gmx|web|mail|yandex|qq|163|126|libero|orange|wanadoo|free|laposte|sfr|bbox|t-online|zoho|hey|seznam|wp|o2|interia)$/;

/** Mailboxes anyone can open. */
export function isFreeMail(host: string): boolean {
  return freeMail.test(getDomainWithoutSuffix(host) ?? '');
}

const personalStorage =
  /(?:^|\.)(?:(?:drive|docs|forms)\.google\.com|dropbox\.com|wetransfer\.com|we\.tl|mega\.nz|mediafire\.com|onedrive\.live\.com|1drv\.ms|icloud\.com|swisstransfer\.com|grosfichiers\.com|fromsmash\.com|sendspace\.com|pcloud\.com|transfernow\.net|t\.me|wa\.me)$/;

/** Places where anyone can open a store for files or take messages. */
export function isPersonalStorage(host: string): boolean {
  return personalStorage.test(host);
}
