/**
 * `npm test`: build, lint and static checks side by side, then the tests of the quick set. A red stage does not end the
 * run, but without a build there are no tests. It ends with a table, and with the files that are sensitive to load.
 */
import { spawn } from 'node:child_process';
import { root, runTests, sensitiveLine } from './jest-run.mjs';

const NOT_RUN = { result: 'not run', seconds: 0 };

/** Runs one script of package.json and never throws. */
function script(name) {
  const begun = performance.now();
  return new Promise((done) => {
    const ended = (code) => done({ result: code === 0 ? 'green' : 'RED', seconds: (performance.now() - begun) / 1000 });
    spawn('npm', ['run', '-s', name], { cwd: root, stdio: 'inherit' })
      .on('error', () => ended(1))
      .on('exit', ended);
  });
}

function tests() {
  const { green, sensitive, red, slowest, seconds } = runTests('all', [], { ...process.env, TEST_SET: 'quick' });
  return { result: green ? 'green' : 'RED', seconds, sensitive, red, slowest };
}

const [build, lint, statics] = await Promise.all([script('build'), script('lint'), script('static')]);
const tested = build.result === 'green' ? tests() : NOT_RUN;

const stages = { build, lint, static: statics, tests: tested };
console.log(`\n${'stage'.padEnd(10)}${'result'.padEnd(10)}seconds`);
for (const [name, { result, seconds }] of Object.entries(stages))
  console.log(`${name.padEnd(10)}${result.padEnd(10)}${seconds.toFixed(0).padStart(7)}`);
for (const { path, seconds } of tested.slowest ?? []) console.log(`${seconds.toFixed(1).padStart(7)} s  ${path}`);
if (tested.red?.length > 0) console.log(`Red: ${tested.red.join(', ')}`);
if (tested.sensitive?.length > 0) console.log(sensitiveLine(tested.sensitive));
process.exitCode = Object.values(stages).every(({ result }) => result === 'green') ? 0 : 1;
