/** Builds the server, its bounded programs, the page that verifies and the desk. */
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildBeside } from './builds.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const PATH = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);

/** Throws when the tool fails; what rolldown says of its files is no news. */
function run(folder, tool, ...words) {
  const env = { ...process.env, PATH, BUILD_FOLDER: folder };
  const silent = tool === 'rolldown' ? 'ignore' : 'inherit';
  const { status, error } = spawnSync(tool, words, { cwd: root, env, stdio: ['ignore', silent, 'inherit'] });
  if (error?.code === 'ENOENT')
    throw new Error(`${tool} is not installed: a build needs the development dependencies (npm ci).`);
  if (status !== 0) throw new Error(`${tool} failed: the build before stays in place.`);
}

/** The digest of the reading is kept with the build: sources may change after it. */
const keepReading = `
  import { writeFileSync } from 'node:fs';
  const { digestOfReading } = await import(process.argv[1] + '/src/catalogue/reading-digest.js');
  writeFileSync(process.argv[1] + '/reading.sha256', digestOfReading(process.cwd()));
`;

try {
  buildBeside(root, (folder) => {
    run(folder, 'rolldown', '-c', 'rolldown.server.mjs');
    run(folder, 'node', '--input-type=module', '-e', keepReading, folder);
    run(folder, 'rolldown', '-c', 'rolldown.config.mjs');
    run(folder, 'rolldown', '-c', 'rolldown.verifier.mjs');
    run(folder, 'vite', 'build', 'src/admin', '--outDir', join(folder, 'admin'));
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
