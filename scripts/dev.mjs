/**
 * `npm run dev`: PostgreSQL once, the server started again at each change, the desk by Vite. The compiled sources lie in
 * .dev, apart from the builds. A change of a source that does not compile leaves the server that runs.
 */
import { fork, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformFile } from '@swc/core';
import { createLogger, createServer } from 'vite';
import { watchFolders } from './watch-folders.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dev = join(root, '.dev');
const compiled = (path) => import(pathToFileURL(join(dev, path)).href);
/** Changes that arrive together start the server once. */
const TOGETHER_MILLISECONDS = 60;
const STOP_MILLISECONDS = 1_500;

const DESK = process.env.GREFFE_PUBLIC_URL ?? 'http://localhost:5173';
const DESK_PORT = Number(new URL(DESK).port) || 5173;
const HTTP_PORT = process.env.GREFFE_HTTP_PORT ?? '8080';

function compileAll() {
  rmSync(dev, { recursive: true, force: true });
  const env = { ...process.env, BUILD_FOLDER: dev };
  const bin = (tool) => join(root, 'node_modules/.bin', tool);
  const sources = ['src', 'migrations', '-d', dev, '--ignore', '**/*.spec.ts,src/admin/**', '--quiet'];
  const { status } = spawnSync(bin('swc'), sources, { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
  spawnSync(bin('rolldown'), ['-c', 'rolldown.verifier.mjs'], { cwd: root, env, stdio: 'ignore' });
}

async function compile(file) {
  const target = join(dev, relative(root, file).replace(/\.ts$/, '.js'));
  const { code } = await transformFile(file, { sourceMaps: 'inline' });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, code);
}

/** Whether the server is made of it: no temporary file of an editor, no specification, nothing of the desk. */
const concerns = (file) =>
  /\.(ts|ya?ml|csv)$/.test(file) && !file.endsWith('.spec.ts') && !file.startsWith(join(root, 'src/admin/'));

/** Law and letters, which each start reads; all else is loaded once by a process. */
const isData = (file) => ['workflows', 'templates'].some((folder) => file.startsWith(join(root, folder, '/')));

/** The embedded database is kept while the server starts again; a database of the settings is left alone. */
async function openDatabase() {
  if (process.env.DATABASE_URL !== undefined) return { environment: {}, stop: async () => undefined };
  const { startEmbeddedPostgres } = await compiled('src/platform/database/embedded-postgres.js');
  const { settingsOrThrow } = await compiled('src/commands/settings.js');
  const server = await startEmbeddedPostgres(join(settingsOrThrow().dataFolder, 'postgres'), { durable: true });
  const environment = {
    DATABASE_OWNER_URL: server.ownerUrl,
    DATABASE_URL: server.urlOf('greffe_all'),
    DATABASE_IDENTITY_URL: server.urlOf('greffe_identity'),
    DATABASE_SEQUENCER_URL: server.urlOf('greffe_sequencer'),
  };
  return { environment, stop: server.stop };
}

const logger = createLogger();
const { error: logError } = logger;
/** The desk asks again and again while the server starts: that is no error. */
logger.error = (text, options) => {
  if (options?.error?.code !== 'ECONNREFUSED') logError(text, options);
};

/** Without `changeOrigin: false` the server sees an address that is not the desk's, and refuses each write as cross-site. */
const server = { target: `http://127.0.0.1:${HTTP_PORT}`, changeOrigin: false };
/** The desk has sources in src/admin/api: Vite serves those, and passes on the rest of /api. */
const PASSED_ON = ['^/api/(?!.*\\.ts(?:$|\\?))', '/hooks', '/transparency', '/status', '/health'];

const desk = await createServer({
  configFile: join(root, 'src/admin/vite.config.ts'),
  customLogger: logger,
  server: {
    port: DESK_PORT,
    strictPort: true,
    proxy: Object.fromEntries(PASSED_ON.map((path) => [path, server])),
    // Trees of Git that share one node_modules by a link.
    fs: { allow: [root, realpathSync(join(root, 'node_modules'))] },
  },
});
await desk.listen().catch(({ message }) => {
  console.error(`${message}. To serve the desk elsewhere: GREFFE_PUBLIC_URL=http://localhost:5174 npm run dev`);
  process.exit(1);
});

console.log('Compiling the sources.');
compileAll();
const { keepValues } = await compiled('src/catalogue/files/yaml-value.js');
keepValues(root, dev);
console.log('Starting the database and the server. A busy machine needs minutes.');
const database = await openDatabase();
const env = { GREFFE_PUBLIC_URL: DESK, GREFFE_SMTP_PORT: '2525', ...process.env, ...database.environment };

/** A process that has loaded the packages already, which is most of a start. */
const prepare = () =>
  fork(join(root, 'scripts/dev-server.mjs'), { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
/** For a change of a source. */
let prepared = prepare();
/** For a change of the law or of a letter: it has loaded the sources too, and read the law. */
let loaded;
let running;

function preparePackages() {
  if (!prepared.connected || prepared === running) prepared = prepare();
}

function prepareSources() {
  if (loaded) return;
  loaded = prepare();
  loaded.send('load');
}

/** Sources that it loaded are no longer those of now. */
function forgetLoaded() {
  loaded?.kill('SIGKILL');
  loaded = undefined;
}

async function start(why, since) {
  const before = running;
  running = [loaded, prepared].find((process) => process?.connected) ?? prepare();
  const areSourcesSound = running === loaded;
  if (areSourcesSound) loaded = undefined;
  else forgetLoaded();
  running.stdout.on('data', (text) => {
    process.stdout.write(text);
    if (!String(text).includes('Greffe is open')) return;
    console.log(`${why}: ready after ${((Date.now() - since) / 1000).toFixed(1)} s, desk at ${DESK}`);
    preparePackages();
    prepareSources();
  });
  running.once('exit', (code) => {
    if (!code) return;
    console.error('The server ended: change a file to start it again.');
    preparePackages();
    if (areSourcesSound) prepareSources();
  });
  running.send('load');
  await stop(before);
  if (running.connected) running.send('serve');
}

async function stop(server) {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  const hard = setTimeout(() => server.kill('SIGKILL'), STOP_MILLISECONDS);
  await gone;
  clearTimeout(hard);
}

const changed = new Set();
let waiting;
/** Changes made meanwhile are taken after it. */
let busy = start('First start', Date.now());

async function take() {
  const since = Date.now();
  const files = [...changed];
  changed.clear();
  if (files.some((file) => !isData(file))) forgetLoaded();
  try {
    for (const file of files) {
      if (!file.endsWith('.ts')) continue;
      if (existsSync(file)) await compile(file);
      else rmSync(join(dev, relative(root, file).replace(/\.ts$/, '.js')), { force: true });
    }
  } catch (error) {
    console.error(error.message);
    return;
  }
  const why = files.map((file) => relative(root, file)).join(', ');
  console.log(`${why}: the server stops and starts.`);
  await start(why, since);
}

const folders = ['src', 'migrations', 'workflows', 'templates'].map((folder) => join(root, folder));
/** Not the watcher of Vite, which is another one after Vite starts again; a change of the domain makes it do so. */
watchFolders(folders, (file) => {
  if (!concerns(file)) return;
  changed.add(file);
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    busy = busy.then(take);
  }, TOGETHER_MILLISECONDS);
});

await busy;

for (const signal of ['SIGINT', 'SIGTERM']) {
  // Vite's own listener ends the process before the database has stopped.
  process.removeAllListeners(signal);
  process.once(signal, async () => {
    prepared.kill('SIGKILL');
    forgetLoaded();
    await Promise.all([desk.close(), stop(running)]);
    await database.stop();
    process.exit();
  });
}
