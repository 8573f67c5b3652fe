/**
 * Takes what dependency-cruiser read of src, as JSON: the rules of .dependency-cruiser.mjs, folders that import each other,
 * and the picture in docs/architecture.md. With --picture it writes the picture; otherwise it fails on what does not hold.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const PAGE = 'docs/architecture.md';
const BLOCK = /(<!-- arrows -->\n)[\s\S]*?(<!-- \/arrows -->)/;
const found = readFileSync(0, 'utf8');

/** What was read, in another form. */
function formatted(...words) {
  const program = ['node_modules/dependency-cruiser/bin/depcruise-fmt.mjs', '-', ...words];
  const { status, stdout } = spawnSync(process.execPath, program, {
    ...{ input: found, encoding: 'utf8', maxBuffer: 2 ** 26 },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return { status, text: stdout };
}

function fail(...lines) {
  console.error(lines.join('\n'));
  process.exit(1);
}

/**
 * Each folder is taken by itself, without what is under it: the rule of dependency-cruiser takes a folder with all that
 * it contains, and does not see a folder and its own parent.
 */
function folderPairs({ modules }) {
  const imports = new Map();
  const ours = (path) => path.startsWith('src/');
  for (const { source, dependencies } of modules.filter((each) => ours(each.source))) {
    for (const { resolved } of dependencies.filter((each) => ours(each.resolved))) {
      const [from, to] = [dirname(source), dirname(resolved)];
      if (from !== to) imports.set(`${from} -> ${to}`, `${source} imports ${resolved}`);
    }
  }
  return [...imports].flatMap(([arrow, example]) => {
    const [from, to] = arrow.split(' -> ');
    const back = imports.get(`${to} -> ${from}`);
    return back && from < to ? [`${example}, and ${back}`] : [];
  });
}

function pageWithPicture(page) {
  const shape = ['--include-only', '^src', '--collapse', '^src/[^/]+', '--output-type', 'mermaid'];
  const { status, text } = formatted(...shape);
  if (status !== 0) fail('The picture cannot be drawn.');
  return page.replace(BLOCK, (_, open, close) => `${open}\`\`\`mermaid\n${text.trim()}\n\`\`\`\n${close}`);
}

const page = readFileSync(PAGE, 'utf8');
const fresh = pageWithPicture(page);
if (process.argv.includes('--picture')) {
  writeFileSync(PAGE, fresh);
} else {
  const rules = formatted('--exit-code', '--output-type', 'err');
  process.stdout.write(rules.text);
  if (rules.status !== 0) fail('An arrow is not allowed.');
  const pairs = folderPairs(JSON.parse(found));
  if (pairs.length > 0) fail('Two folders import each other:', ...pairs);
  if (fresh !== page) fail(`The picture of the arrows in ${PAGE} is stale: npm run picture`);
}
