/** Builds the server, its bounded programs, the page that verifies and the desk. */
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildBeside } from './builds.mjs';
import { writeNotices } from './notices.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const PATH = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);

/** Throws when the tool fails; only Vite is heard: what the others say of their files is no news. */
function run(folder, tool, ...words) {
  const env = { ...process.env, PATH, BUILD_FOLDER: folder };
  const silent = tool === 'vite' ? 'inherit' : 'ignore';
  const { status, error } = spawnSync(tool, words, { cwd: root, env, stdio: ['ignore', silent, 'inherit'] });
  if (error?.code === 'ENOENT')
    throw new Error(`${tool} is not installed: a build needs the development dependencies (npm ci).`);
  if (status !== 0) throw new Error(`${tool} failed: the build before stays in place.`);
}

/** Kept with the build: the digests of the reading and of the cases, whose sources may change after it, and the parsed YAML of the law. */
const keep = `
  import { writeFileSync } from 'node:fs';
  const { digestOfCases, digestOfReading } = await import(process.argv[1] + '/src/catalogue/files/reading-digest.js');
  writeFileSync(process.argv[1] + '/reading.sha256', digestOfReading(process.cwd()));
  writeFileSync(process.argv[1] + '/cases.sha256', digestOfCases(process.cwd()));
  const { keepValues } = await import(process.argv[1] + '/src/catalogue/files/yaml-value.js');
  keepValues(process.cwd(), process.argv[1]);
`;

const today = new Date().toISOString().slice(0, 10);

try {
  buildBeside(root, (folder) => {
    run(folder, 'rolldown', '-c', 'rolldown.server.mjs');
    run(folder, 'node', '--input-type=module', '-e', keep, folder);
    // Kept beside the build; taken from the build before where neither the law nor the domain changed.
    run(folder, 'node', join(folder, 'src/catalogue/prove-lifecycle.js'), today, join(root, 'dist'));
    run(folder, 'rolldown', '-c', 'rolldown.config.mjs');
    run(folder, 'rolldown', '-c', 'rolldown.verifier.mjs');
    run(folder, 'vite', 'build', 'src/admin', '--outDir', join(folder, 'admin'));
    writeNotices(folder);
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
