/**
 * `npm run dev`: PostgreSQL once, the server started again at each change, the desk by Vite. The compiled sources lie in
 * .dev, apart from the builds. A change of a source that does not compile leaves the server that runs.
 */
import { fork, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformFile } from '@swc/core';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const dev = join(root, '.dev');
const compiled = (path) => import(pathToFileURL(join(dev, path)).href);
/** Changes that arrive together start the server once. */
const TOGETHER_MILLISECONDS = 60;
const STOP_MILLISECONDS = 1_500;

const DESK = 'http://localhost:5173';
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

compileAll();
const database = await openDatabase();
const env = { GREFFE_PUBLIC_URL: DESK, GREFFE_SMTP_PORT: '2525', ...process.env, ...database.environment };

/** A process that has loaded the packages already, which is most of a start. */
const prepare = () =>
  fork(join(root, 'scripts/dev-server.mjs'), { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
let prepared = prepare();
let running;

async function start(why, since) {
  const before = running;
  running = prepared.connected ? prepared : prepare();
  running.stdout.on('data', (text) => {
    process.stdout.write(text);
    if (!String(text).includes('Greffe is open')) return;
    console.log(`${why}: ready after ${((Date.now() - since) / 1000).toFixed(1)} s, desk at ${DESK}`);
    prepared = prepare();
  });
  running.once('exit', (code) => {
    if (!code) return;
    console.error('The server ended: change a file to start it again.');
    if (!prepared.connected) prepared = prepare();
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

const changed = new Map();
let waiting;
let busy = Promise.resolve();

async function take() {
  const since = Date.now();
  const files = [...changed];
  changed.clear();
  try {
    for (const [file, event] of files) {
      if (!file.endsWith('.ts')) continue;
      if (event === 'unlink') rmSync(join(dev, relative(root, file).replace(/\.ts$/, '.js')), { force: true });
      else await compile(file);
    }
  } catch (error) {
    console.error(error.message);
    return;
  }
  await start(files.map(([file]) => relative(root, file)).join(', '), since);
}

const desk = await createServer({
  configFile: join(root, 'src/admin/vite.config.ts'),
  server: {
    port: Number(new URL(DESK).port),
    strictPort: true,
    proxy: Object.fromEntries(
      ['/api', '/hooks', '/transparency', '/status', '/health'].map((path) => [path, `http://127.0.0.1:${HTTP_PORT}`]),
    ),
  },
});
desk.watcher.add(['src', 'migrations', 'workflows', 'templates'].map((folder) => join(root, folder)));
desk.watcher.on('all', (event, file) => {
  if (!['add', 'change', 'unlink'].includes(event) || !concerns(file)) return;
  changed.set(file, event);
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    busy = busy.then(take);
  }, TOGETHER_MILLISECONDS);
});

await start('First start', Date.now());
await desk.listen();

for (const signal of ['SIGINT', 'SIGTERM']) {
  // Vite's own listener ends the process before the database has stopped.
  process.removeAllListeners(signal);
  process.once(signal, async () => {
    prepared.kill('SIGKILL');
    await Promise.all([desk.close(), stop(running)]);
    await database.stop();
    process.exit();
  });
}
