/** The licences of the packages whose files a build takes in: who hands the program on hands these texts on with it. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const NOTICES = 'THIRD-PARTY-NOTICES.txt';
const lists = (build) => join(build, 'taken-in');

/** The folder of the package that a file belongs to, the innermost one; undefined for a file of the product. */
const packageOf = (file) => /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];

/** A plugin of a bundler: writes which packages the bundle `name` takes in, `others` being files that no import names. */
export function takenIn(name, others = []) {
  return {
    name: 'taken-in',
    generateBundle(_, bundle) {
      if (process.env.BUILD_FOLDER === undefined) return;
      const folder = lists(process.env.BUILD_FOLDER);
      // Vite names the files of fonts and images from its own root.
      const assets = Object.values(bundle).flatMap(({ originalFileNames }) => originalFileNames ?? []);
      const copied = assets.map((file) => file.replace(/^.*?(?=node_modules\/)/, `${process.cwd()}/`));
      const packages = new Set([...this.getModuleIds(), ...others, ...copied].map(packageOf).filter(Boolean));
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${name}.json`), JSON.stringify([...packages]));
    },
  };
}

const isLicence = (file) => /^(licen[cs]e|copying|notice)/i.test(file);

const about = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

const textsOf = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((file) => file.isFile() && isLicence(file.name))
    .map((file) => readFileSync(join(folder, file.name), 'utf8').trim());

/** What stands for a missing licence text: the author, or the text of a package of the same repository. */
function insteadOfText({ author, repository }, folders) {
  const holder = author?.name ?? author;
  if (holder !== undefined) return [`The package has no licence text. Author: ${holder}.`];
  const address = JSON.stringify(repository);
  const sibling = folders.find(
    (folder) =>
      address !== undefined && JSON.stringify(about(folder).repository) === address && textsOf(folder).length > 0,
  );
  if (sibling === undefined) return ['The package has no licence text. Author: not stated.'];
  return [
    `The package has no licence text. Its repository has this one, in the package ${about(sibling).name}:`,
    ...textsOf(sibling),
  ];
}

/** Name, version and licence texts of one of the packages in `folders`. */
function noticeOf(folder, folders) {
  const { name, version, license, ...rest } = about(folder);
  const texts = textsOf(folder);
  const stated = `Licence: ${license ?? 'in the text below'}`;
  const text = [stated, ...(texts.length > 0 ? texts : insteadOfText(rest, folders))].join('\n\n');
  return { title: `${name} ${version}`, text };
}

/** Writes the notices of all bundles of the build into its folder, sorted, each package once. */
export function writeNotices(build) {
  const folders = readdirSync(lists(build)).flatMap((file) =>
    JSON.parse(readFileSync(join(lists(build), file), 'utf8')),
  );
  const notices = new Map(
    [...new Set(folders)].map((folder) => noticeOf(folder, folders)).map(({ title, text }) => [title, text]),
  );
  const parts = [...notices].sort(([left], [right]) => (left < right ? -1 : 1));
  const rule = '-'.repeat(80);
  const intro = 'The program contains these packages, each under its own licence.';
  writeFileSync(
    join(build, NOTICES),
    `${[intro, ...parts.map(([title, text]) => `${rule}\n${title}\n${rule}\n\n${text}`)].join('\n\n')}\n`,
  );
  rmSync(lists(build), { recursive: true });
}
