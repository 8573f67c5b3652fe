/** Writes the law book from the law as data. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bookFiles, wholeBook } from '../catalogue/book/law-book.js';
import { readBookSources } from '../catalogue/book/sources.js';
import { packageRoot } from '../platform/package/package-root.js';
import { type Output, say } from './output.js';

/** One folder a language below `out`. Throws every fault of workflows/ and templates/letters, and writes nothing then. */
export async function writeLawBook(options: Output & { out?: string }): Promise<boolean> {
  const out = options.out ?? join(packageRoot(), 'docs', 'law');
  const files = bookFiles(wholeBook(readBookSources(packageRoot())));
  for (const [name, text] of files) {
    mkdirSync(dirname(join(out, name)), { recursive: true });
    writeFileSync(join(out, name), text);
  }
  say(options, { ok: true, out, pages: files.size }, `${files.size} pages in ${out}`);
  return true;
}
