import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { filesOf } from '../../scripts/stages.mjs';
import { packageRoot } from '../../src/platform/package/package-root.js';

it('each specification that npm test leaves out has a stage of test:full, and the developer reads of each stage', () => {
  const root = packageRoot();
  // Ends with 1 where a specification has no stage, or a stage no specification.
  const list = execFileSync(process.execPath, ['scripts/test-full.mjs', '--list'], { cwd: root, encoding: 'utf8' });
  const stages = [...list.matchAll(/^[a-z-]+/gm)].map(([name]) => name);
  const page = readFileSync(join(root, 'docs/development.md'), 'utf8');
  expect(stages.length).toBeGreaterThan(0);
  expect(stages.filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([]);
});

it('npm test leaves out no unit specification, and none that a promise names', () => {
  const promises = readFileSync(join(packageRoot(), 'docs/promises.md'), 'utf8');
  expect(filesOf('slow').filter((path) => path.startsWith('src/') || promises.includes(path))).toEqual([]);
});

it('the gate is the README’s test command and the demonstration, and nothing else', () => {
  const lines = readFileSync(join(packageRoot(), '.ci/run'), 'utf8').split('\n');
  const commands = lines.filter((line) => /^[^#]*\bnpm (?:run|test)\b/.test(line));
  expect(commands).toEqual(['npm test', 'GREFFE_HTTP_PORT=0 GREFFE_SMTP_PORT=0 npm run -s demo -- --exit']);
});
