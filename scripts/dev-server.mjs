/**
 * The server of `npm run dev`: loads the packages and waits. "load" loads what was compiled and the law, and again the law
 * alone when it is said again; "serve" brings the database to this version and serves.
 */
import { readFileSync } from 'node:fs';

const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
/** Read in child programs alone, or data without code. */
const elsewhere = /^(@expo-google-fonts|@tesseract|tesseract|pdfjs-dist|@hyzyla|franc|@kenjiuno)/;
const compiled = (path) => import(new URL(`../.dev/${path}`, import.meta.url).href);

const packages = Object.keys(dependencies).filter((name) => !elsewhere.test(name));
const prepared = Promise.allSettled(packages.map((name) => import(name)));
let loaded;

/** Read and proved while the server before stops; this process remembers it, and a fault is reported by the start. */
async function load() {
  await prepared;
  await compiled('src/application/application.js');
  const { readCatalogue } = await compiled('src/catalogue/catalogue.js');
  const { readSources } = await compiled('src/catalogue/files/source.js');
  readCatalogue(readSources(process.cwd()));
}

process.on('message', async (word) => {
  if (word === 'load') loaded = load();
  await loaded;
  if (word !== 'serve') return;
  const { migrate } = await compiled('src/platform/database/migrate.js');
  const { declaredEntries } = await compiled('src/ledger/event-kinds.js');
  if (process.env.DATABASE_OWNER_URL) await migrate(process.env.DATABASE_OWNER_URL, declaredEntries);
  process.disconnect();
  process.argv.splice(2, Infinity, 'serve');
  await compiled('src/cli.js');
});
