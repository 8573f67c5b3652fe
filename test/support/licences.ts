/** Licences of the packages: what is allowed, and each exception with its reason. The product itself is under EUPL-1.2. */
import { readFileSync } from 'node:fs';

/** SPDX identifiers that any package may have: permissive, or a dedication to the public domain. */
const allowed = [
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Python-2.0'],
  ...['CC0-1.0', 'Unlicense'],
];

interface Exception {
  readonly packages: RegExp;
  /** As the lock file has it; null where the package states none. */
  readonly licence: string | null;
  /** It builds or tests the product and is no part of what is delivered. */
  readonly developmentOnly: boolean;
  readonly reason: string;
}

const exceptions: readonly Exception[] = [
  {
    packages: /^@zone-eu\/mailsplit$/,
    licence: '(MIT OR EUPL-1.1+)',
    developmentOnly: false,
    reason: 'Taken under MIT.',
  },
  {
    packages: /^png-js$/,
    licence: null,
    developmentOnly: false,
    reason: 'Its LICENSE file is the MIT licence; its package.json does not name it.',
  },
  {
    packages: /^@expo-google-fonts\/source-sans-3$/,
    licence: 'MIT AND OFL-1.1',
    developmentOnly: false,
    reason: 'OFL-1.1 covers a font that is embedded in documents, which its article 5 leaves free; the loader is MIT.',
  },
  {
    packages: /^@fontsource-variable\/(inter|source-serif-4)$/,
    licence: 'OFL-1.1',
    developmentOnly: false,
    reason: 'Fonts of the desk, served unchanged under their own names, as OFL-1.1 allows with any program.',
  },
  {
    packages: /^(axe-core|lightningcss(-.+)?)$/,
    licence: 'MPL-2.0',
    developmentOnly: true,
    reason: 'MPL-2.0 binds the files of the package alone: one tests the screens, the other minifies their styles.',
  },
  {
    packages: /^combine-errors$/,
    licence: null,
    developmentOnly: true,
    reason: 'Its Readme says MIT; its package.json does not name it. The client by which uploads are tested brings it.',
  },
  {
    packages: /^caniuse-lite$/,
    licence: 'CC-BY-4.0',
    developmentOnly: true,
    reason: 'A table of browsers that a build tool reads.',
  },
];

export interface LockedPackage {
  readonly license?: string;
  readonly dev?: boolean;
}
/** By path, as `packages` of package-lock.json (version 3). */
export type LockedPackages = Readonly<Record<string, LockedPackage>>;

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Every licence that the expression names is allowed: no choice between them has to be made. */
const isAllowed = (licence: string): boolean =>
  licence
    .replaceAll(/[()]/g, '')
    .split(/ (?:AND|OR) /)
    .every((id) => allowed.includes(id));

const covers = ({ packages, licence, developmentOnly }: Exception, path: string, entry: LockedPackage): boolean =>
  packages.test(nameOf(path)) && licence === (entry.license ?? null) && (!developmentOnly || entry.dev === true);

/** What a person has to decide: a licence that is not allowed, or an exception that no package needs any more. */
export function licenceFaults(packages: LockedPackages): string[] {
  const entries = Object.entries(packages).filter(([path]) => path !== '');
  const asking = entries.filter(([, { license }]) => license === undefined || !isAllowed(license));
  const refused = asking.filter(([path, entry]) => !exceptions.some((each) => covers(each, path, entry)));
  const unused = exceptions.filter((each) => !asking.some(([path, entry]) => covers(each, path, entry)));
  return [
    ...refused.map(([path, { license = 'no licence' }]) => `${nameOf(path)}: ${license} is not allowed.`),
    ...unused.map(({ packages: named }) => `${named.source}: no package needs this exception.`),
  ];
}

/** Of the lock file of this repository. */
export const lockedPackages = (): LockedPackages =>
  (JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: LockedPackages }).packages;
