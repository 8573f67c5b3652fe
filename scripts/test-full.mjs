/**
 * `npm run test:full [-- STAGE…]`: what takes too long for every commit, stage by stage; without a name all of them. A red
 * stage does not end the run: one table at the end says how each went. `--list` shows the stages and their files,
 * `--from STAGE` begins at that one. The first line of a specification names its stages: `// @stage long redis`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root, runTests } from './jest-run.mjs';
import { faults, filesOf, stages } from './stages.mjs';

const names = stages.map(({ name }) => name);

function chosen({ from }, named) {
  const strange = [...named, ...(from === undefined ? [] : [from])].filter((name) => !names.includes(name));
  if (strange.length > 0) throw new Error(`No stage: ${strange.join(', ')}. There are: ${names.join(', ')}.`);
  const rest = from === undefined ? stages : stages.slice(names.indexOf(from));
  return named.length > 0 ? rest.filter(({ name }) => named.includes(name)) : rest;
}

const node = (...words) =>
  spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit', env: environment }).status === 0;

/** What is not installed is red here: a stage that skips proves nothing. */
const corpora = join(root, '../shared/corpora');
const environment = { ...process.env, CI: 'true', ...(existsSync(corpora) ? { TEST_CORPORA: corpora } : {}) };

function runStage(stage) {
  const { name, what, project = 'all', words = [], env = {}, run } = stage;
  console.log(`\n== ${name}: ${what}`);
  const begun = performance.now();
  const { green, sensitive } = run
    ? { green: node('--import', './test/support/typescript.mjs', '--no-warnings', run), sensitive: [] }
    : runTests(project, [...words, '--runTestsByPath', ...filesOf(name)], { ...environment, ...env });
  return { name, green, sensitive: sensitive.length, seconds: Math.round((performance.now() - begun) / 1000) };
}

const line = (name, result, seconds, note) => `${name.padEnd(14)}${result.padEnd(8)}${seconds.padStart(8)}  ${note}`;

function runStages(wanted) {
  if (!node('scripts/build.mjs')) return false;
  const results = wanted.map(runStage);
  console.log(`\n${line('stage', 'result', 'seconds', 'sensitive to load')}`);
  for (const { name, green, seconds, sensitive } of results)
    console.log(line(name, green ? 'green' : 'RED', String(seconds), sensitive > 0 ? String(sensitive) : ''));
  return results.every(({ green }) => green);
}

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { list: { type: 'boolean' }, from: { type: 'string' } },
  });
  const wanted = chosen(values, positionals);
  const found = faults();
  for (const fault of found) console.error(fault);
  if (found.length > 0) return false;
  if (!values.list) return runStages(wanted);
  for (const stage of wanted) {
    console.log(`${stage.name.padEnd(12)} ${stage.what}`);
    for (const path of filesOf(stage.name)) console.log(`  ${path}`);
  }
  return true;
}

try {
  process.exitCode = main() ? 0 : 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
