/** Compiles the reader for a test run, so that tests need no build of the whole house. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The path of the compiled program. */
export function buildReader(): string {
  // Inside node_modules, so that the program finds its packages.
  const out = `${root}node_modules/.cache/reader`;
  const sources = ['reader', 'sender'].map((room) => `src/ingestion/${room}`);
  sources.push(...['intake', 'kernel', 'law', 'reading'].map((room) => `src/domain/${room}`));
  execFileSync(process.execPath, [`${root}node_modules/@swc/cli/bin/swc.js`, ...sources, '-d', out, '--quiet'], {
    cwd: root,
  });
  return `${out}/src/ingestion/reader/main.js`;
}

/** The path of the compiled program that checks senders. */
export function buildSenderChecker(): string {
  return buildReader().replace(/reader\/main\.js$/, 'sender/main.js');
}
