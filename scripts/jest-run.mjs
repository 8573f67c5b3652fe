/** Jest once; then each file that was red once more, alone in a fresh process. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
/** A third file that is red beside others and green alone is no chance any more. */
const SENSITIVE_AT_MOST = 2;
/** Where more are red, the cause is not the load: to run each alone would only take time. */
const AGAIN_AT_MOST = 6;
const SLOWEST = 5;
/** Three workers share two cores: a larger young space is collected less often, and each worker collects its own. */
const MEMORY = ['--max-semi-space-size=64', '--single-threaded-gc'];

/** The exit code, and what test/support/results-reporter.mjs wrote of each file. */
function jest(project, words, env) {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-jest-'));
  const results = join(folder, 'results.json');
  const program = [
    ...MEMORY,
    '--import',
    './test/support/typescript.mjs',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
  ];
  try {
    const { status } = spawnSync(process.execPath, [...program, '--selectProjects', project, '--ci', ...words], {
      cwd: root,
      env: { ...env, TEST_RESULTS: results },
      stdio: 'inherit',
    });
    const files = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : [];
    return { code: status ?? 1, files: files.map((file) => ({ ...file, ...placeOf(file.path) })) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function placeOf(file) {
  const path = relative(root, file);
  return { path, kind: /^test\/(\w+)\//.exec(path)?.[1] ?? 'unit' };
}

/**
 * @param project of jest.config.mjs
 * @param words patterns, or other words of jest's command line
 * @returns whether the run is green, the files that were red beside others and green alone, those that stay red, the slowest
 */
export function runTests(project, words, env = process.env) {
  const begun = performance.now();
  const { code, files } = jest(project, words, env);
  const red = files.filter((file) => file.red).map(({ path }) => path);
  const again = red.length > AGAIN_AT_MOST ? [] : red;
  const alone = again.map((path) => {
    console.error(`\nOnce more, alone: ${path}`);
    return jest(project, ['--runTestsByPath', path], env).code === 0;
  });
  const sensitive = again.filter((_, at) => alone[at]);
  const stillRed = red.filter((path) => !sensitive.includes(path));
  // Without a red file jest itself failed: no file matched, PostgreSQL did not start, a file never ended.
  const failed = code !== 0 && red.length === 0;
  const green = !failed && stillRed.length === 0 && sensitive.length <= SENSITIVE_AT_MOST;
  const seconds = (performance.now() - begun) / 1000;
  console.log(table(files, seconds));
  if (failed) console.log(`Red: jest ended with ${code}.`);
  if (stillRed.length > 0) console.log(`Red: ${stillRed.join(', ')}`);
  if (sensitive.length > 0) console.log(sensitiveLine(sensitive));
  return { green, sensitive, red: stillRed, seconds, slowest: slowestOf(files) };
}

const slowestOf = (files) => files.toSorted((a, b) => b.seconds - a.seconds).slice(0, SLOWEST);

/** @returns the line that names the files that were red beside others and green alone */
export function sensitiveLine(paths) {
  const said = paths.length > SENSITIVE_AT_MOST ? `more than ${SENSITIVE_AT_MOST}, so red` : 'a defect to be mended';
  return `Sensitive to load (red beside others, green alone; ${said}): ${paths.join(', ')}`;
}

function table(files, seconds) {
  const kinds = [...new Set(files.map(({ kind }) => kind))].sort();
  const rows = kinds.map((kind) =>
    row(
      kind,
      files.filter((file) => file.kind === kind),
    ),
  );
  return [
    '',
    aligned(['kind', 'files', 'tests', 'seconds']),
    ...rows.map(aligned),
    aligned(row('all', files)),
    `${Math.round(seconds)} s on the clock; the seconds above are those of the files, several of which run at once. Slowest:`,
    ...slowestOf(files).map((file) => `${file.seconds.toFixed(1).padStart(7)} s  ${file.path}`),
  ].join('\n');
}

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
const row = (kind, files) => [
  kind,
  String(files.length),
  String(sum(files.map(({ tests }) => tests))),
  sum(files.map((file) => file.seconds)).toFixed(0),
];
const aligned = ([first, ...others]) => `${first.padEnd(14)}${others.map((word) => word.padStart(10)).join('')}`;
