/**
 * The server of `npm run dev`: loads the packages and waits. "load" loads what was compiled, while the server before
 * stops; "serve" brings the database to this version and serves.
 */
import { readFileSync } from 'node:fs';

const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
/** Read in child programs alone, or data without code. */
const elsewhere = /^(@expo-google-fonts|@tesseract|tesseract|pdfjs-dist|@hyzyla|franc|@kenjiuno)/;
const compiled = (path) => import(new URL(`../.dev/${path}`, import.meta.url).href);

const packages = Object.keys(dependencies).filter((name) => !elsewhere.test(name));
const prepared = Promise.allSettled(packages.map((name) => import(name)));
let loaded;

process.on('message', async (word) => {
  await prepared;
  loaded ??= compiled('src/main.js');
  await loaded;
  if (word !== 'serve') return;
  const { migrate } = await compiled('src/platform/database/migrate.js');
  const { declaredEntries } = await compiled('src/ledger/event-kinds.js');
  if (process.env.DATABASE_OWNER_URL) await migrate(process.env.DATABASE_OWNER_URL, declaredEntries);
  process.disconnect();
  process.argv.splice(2, Infinity, 'serve');
  await compiled('src/cli.js');
});
