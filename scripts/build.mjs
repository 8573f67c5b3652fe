/**
 * Builds the server, its bounded programs, the page that verifies and the desk. Where nothing that a build is made from has
 * changed since, the build stays; `--again` builds all the same.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildBeside } from './builds.mjs';
import { writeNotices } from './notices.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const PATH = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);

/** Rejects when the tool fails; only Vite is heard: what the others say of their files is no news. */
function run(folder, tool, ...words) {
  const env = { ...process.env, PATH, BUILD_FOLDER: folder };
  const silent = tool === 'vite' ? 'inherit' : 'ignore';
  return new Promise((done, failed) => {
    spawn(tool, words, { cwd: root, env, stdio: ['ignore', silent, 'inherit'] })
      .on('error', ({ message, code }) =>
        failed(
          new Error(
            code === 'ENOENT'
              ? `${tool} is not installed: a build needs the development dependencies (npm ci).`
              : `${tool}: ${message}`,
          ),
        ),
      )
      .on('exit', (code) =>
        code === 0 ? done() : failed(new Error(`${tool} failed: the build before stays in place.`)),
      );
  });
}

/**
 * Kept with the build: the digests of the reading and of the cases, whose sources may change after it, the parsed YAML of the
 * law, and the proofs of its rules.
 */
const keep = `
  import { writeFileSync } from 'node:fs';
  const { digestOfCases, digestOfReading } = await import(process.argv[1] + '/src/catalogue/files/reading-digest.js');
  writeFileSync(process.argv[1] + '/reading.sha256', digestOfReading(process.cwd()));
  writeFileSync(process.argv[1] + '/cases.sha256', digestOfCases(process.cwd()));
  const { keepValues } = await import(process.argv[1] + '/src/catalogue/files/yaml-value.js');
  keepValues(process.cwd(), process.argv[1]);
  await import(process.argv[1] + '/src/catalogue/keep-proved.js');
`;

const DIGEST = 'build.sha256';
const today = new Date().toISOString().slice(0, 10);

/** `node_modules/.package-lock.json` says what is installed; the proof is made for a day. */
const madeFrom = ['src', 'workflows', 'templates', 'scripts', 'package.json', 'tsconfig.json'].concat(
  readdirSync(root).filter((name) => /^rolldown\..*\.mjs$/.test(name)),
  'node_modules/.package-lock.json',
);

function filesBelow(name) {
  const path = join(root, name);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [name];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'))
    .map(({ parentPath, name: file }) => join(parentPath, file).slice(root.length))
    .sort();
}

function digestOfInputs() {
  const hash = createHash('sha256').update(`${today} ${process.version}\n`);
  for (const name of madeFrom.flatMap(filesBelow)) {
    const content = readFileSync(join(root, name));
    hash.update(`${name}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

async function pages(folder) {
  await run(folder, 'rolldown', '-c', 'rolldown.config.mjs');
  await run(folder, 'rolldown', '-c', 'rolldown.verifier.mjs');
  await run(folder, 'vite', 'build', 'src/admin', '--outDir', join(folder, 'admin'));
}

async function build(folder, inputs) {
  await run(folder, 'rolldown', '-c', 'rolldown.server.mjs');
  await run(folder, 'node', '--input-type=module', '-e', keep, folder);
  // Kept beside the build; taken from the build before where neither the law nor the domain changed.
  const prove = join(folder, 'src/catalogue/prove-lifecycle.js');
  const proof = run(folder, 'node', '--max-semi-space-size=64', prove, today, join(root, 'dist'));
  // Both end before a folder that failed is taken away.
  const [proved, made] = await Promise.allSettled([proof, pages(folder)]);
  if (proved.status === 'rejected') throw proved.reason;
  if (made.status === 'rejected') throw made.reason;
  writeNotices(folder);
  writeFileSync(join(folder, DIGEST), inputs);
}

try {
  const inputs = digestOfInputs();
  const kept = join(root, 'dist', DIGEST);
  const isBuilt = existsSync(kept) && readFileSync(kept, 'utf8') === inputs;
  if (!isBuilt || process.argv.includes('--again')) await buildBeside(root, (folder) => build(folder, inputs));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
