/** Serves what was built; builds nothing, so that a start never changes the program that others run. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../dist/src/cli.js', import.meta.url));

if (existsSync(program)) {
  process.argv.splice(1, 1, program, 'serve');
  await import(program);
} else {
  console.error('Nothing is built here: run npm ci and npm run build, then npm start again.');
  process.exitCode = 1;
}
