/**
 * The folder of an installation: the build, what it reads beside it, and the packages that are loaded from node_modules. It
 * runs where there is Node.js: no npm, no build, no network. The embedded PostgreSQL is not in it.
 */
import { chmodSync, cpSync, mkdirSync, readFileSync, realpathSync, renameSync, symlinkSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { NOTICES } from './notices.mjs';

const installed = ['package.json', 'scripts/start.mjs', 'workflows', 'templates'];
const documents = ['README.md', 'LICENSE', 'CHANGELOG.md', 'SECURITY.md', 'docs'];

/** Those that rolldown.server.mjs leaves outside of the build; what they need themselves is found in the lock. */
const loaded = [
  '@hyzyla/pdfium',
  '@node-rs/argon2',
  '@tesseract.js-data/eng',
  '@tesseract.js-data/fra',
  'pdfjs-dist',
  'tesseract.js',
];

/** Of which one file is read: the colour profile beside the one that is resolved. */
const resolvedOnly = ['pdfkit'];

/** What no process opens, by the package and the path in it. */
const unread = [
  // The reader loads pdfjs-dist/legacy; canvas draws pages, which PDFium does here.
  /^pdfjs-dist\/(build|web|image_decoders|types)$/,
  /^pdfjs-dist\/legacy\/(web|image_decoders)$/,
  // The cores once more, for browsers that load one file.
  /^tesseract\.js-core\/.*\.wasm\.js$/,
  // The same languages at another precision: src/documents/scan/ocr.ts names the one that is loaded.
  /^@tesseract\.js-data\/[^/]+\/4\.0\.0$/,
  /^tesseract\.js\/(dist|docs|examples|benchmarks|tests)$/,
  /^pdfkit\/\.yarn$/,
  /\.(map|d\.ts|d\.mts|d\.cts|md|markdown)$/,
  /\/(\.npmignore|\.gitattributes|\.github|\.eslintrc[^/]*)$/,
];
/** Not needed to run: pictures of pages, and a request for money at the installation. */
const absent = ['@napi-rs/canvas', 'opencollective-postinstall'];

/** @param root the project, built and with its packages @param folder made, and then whole */
export function assemble(root, folder) {
  mkdirSync(folder, { recursive: true });
  const copy = (path) => cpSync(join(root, path), join(folder, path), { recursive: true });
  for (const path of [...installed, ...documents]) copy(path);
  cpSync(realpathSync(join(root, 'dist')), join(folder, 'dist'), { recursive: true });
  renameSync(join(folder, 'dist', NOTICES), join(folder, NOTICES));
  chmodSync(join(folder, 'dist/src/cli.js'), 0o755);
  symlinkSync('dist/src/cli.js', join(folder, 'greffe'));
  copyPackages(root, folder);
}

function copyPackages(root, folder) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const paths = new Set(resolvedOnly.map((name) => `node_modules/${name}`));
  for (const name of loaded) addWithNeeds(packages, '', name, paths);
  for (const path of paths) {
    const { version } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
    if (version !== packages[path].version) throw new Error(`${path} is not the one of package-lock.json: run npm ci.`);
    const isRead = (source) => {
      const name = relative(join(root, 'node_modules'), source);
      return basename(source) === 'LICENSE.md' || !unread.some((pattern) => pattern.test(name));
    };
    cpSync(join(root, path), join(folder, path), { recursive: true, filter: isRead });
  }
}

/** As Node.js looks for it: in the package itself, then above. What is optional and not installed here is passed over. */
function addWithNeeds(packages, from, name, paths) {
  if (absent.some((one) => name.startsWith(one))) return;
  const path = placeOf(packages, from, name);
  if (path === undefined || paths.has(path)) return;
  const { dependencies, optionalDependencies, os, cpu, libc } = packages[path];
  const fits = [
    [os, process.platform],
    [cpu, process.arch],
    [libc, 'glibc'],
  ].every(([wanted, ours]) => wanted === undefined || wanted.includes(ours));
  if (!fits) return;
  paths.add(path);
  for (const need of Object.keys({ ...dependencies, ...optionalDependencies })) {
    addWithNeeds(packages, path, need, paths);
  }
}

function placeOf(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[path]) return path;
    if (folder === '') return undefined;
  }
}
