/** `npm run dev:test -- PATTERN…`: the unit specifications whose paths match, now and again at each change. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchFolders } from './watch-folders.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const jest = ['--import', './test/support/typescript.mjs', '--no-warnings', 'node_modules/jest/bin/jest.js'];
const parameters = [...jest, '--selectProjects', 'unit', '--', ...process.argv.slice(2)];
const TOGETHER_MILLISECONDS = 60;

let running;
let waiting;

/** Jest anew each time: its runner keeps the modules that it loaded. */
function run() {
  running?.kill('SIGKILL');
  running = spawn(process.execPath, parameters, { cwd: root, stdio: 'inherit' });
}

run();
const folders = ['src', 'test', 'workflows', 'templates'].map((folder) => join(root, folder));
watchFolders(folders, () => {
  clearTimeout(waiting);
  waiting = setTimeout(run, TOGETHER_MILLISECONDS);
});
