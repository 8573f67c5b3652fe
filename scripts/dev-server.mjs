/** The server of `npm run dev`: loads the packages, waits for the word to start, then brings the database to this version. */
import { readFileSync } from 'node:fs';

const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
/** Read in child programs alone, or data without code. */
const elsewhere = /^(@expo-google-fonts|@tesseract|tesseract|pdfjs-dist|@hyzyla|franc|@kenjiuno)/;
const compiled = (path) => import(new URL(`../.dev/${path}`, import.meta.url).href);

const packages = Object.keys(dependencies).filter((name) => !elsewhere.test(name));
await Promise.allSettled(packages.map((name) => import(name)));

process.once('message', async () => {
  // Not in the handler itself, which still reads from the channel.
  setImmediate(() => process.disconnect());
  const { migrate } = await compiled('src/platform/database/migrate.js');
  const { declaredEntries } = await compiled('src/ledger/event-kinds.js');
  if (process.env.DATABASE_OWNER_URL) await migrate(process.env.DATABASE_OWNER_URL, declaredEntries);
  process.argv.splice(2, Infinity, 'serve');
  await compiled('src/cli.js');
});
