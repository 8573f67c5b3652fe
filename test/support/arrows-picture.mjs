/** Writes the picture of the arrows into docs/architecture.md, from the imports themselves; with --check it only compares. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const PAGE = 'docs/architecture.md';
const BLOCK = /(<!-- arrows -->\n)[\s\S]*?(<!-- \/arrows -->)/;

const parameters = ['--config', '.dependency-cruiser.mjs', 'src', '--include-only', '^src'];
const picture = execFileSync(
  process.execPath,
  [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    ...parameters,
    '--collapse',
    '^src/[^/]+',
    '--output-type',
    'mermaid',
  ],
  { encoding: 'utf8' },
);
const page = readFileSync(PAGE, 'utf8');
const fresh = page.replace(BLOCK, (_, open, close) => `${open}\`\`\`mermaid\n${picture.trim()}\n\`\`\`\n${close}`);

if (process.argv.includes('--check')) {
  if (fresh !== page) {
    console.error('The picture of the arrows in docs/architecture.md is stale: npm run picture');
    process.exit(1);
  }
} else {
  writeFileSync(PAGE, fresh);
}
