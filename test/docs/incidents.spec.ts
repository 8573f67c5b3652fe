/** The page that a person opens in the night: each alert and each fault is on it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { packageRoot } from '../../src/platform/package/package-root.js';

const root = packageRoot();
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const page = read('docs/operations/incidents.md');
const rules = parse(read('docs/operations/prometheus/alerts.yml')) as {
  groups: {
    rules: { alert: string; labels: Record<string, string>; annotations: Record<string, string> }[];
  }[];
};
const alerts = rules.groups.flatMap((group) => group.rules);

it('every alert says in a sentence what to do, whether it wakes a person, and leads to its section', () => {
  for (const { alert, labels, annotations } of alerts) {
    expect([alert, labels]).toEqual([alert, { severity: expect.stringMatching(/^(page|ticket)$/) }]);
    expect([alert, annotations]).toEqual([
      alert,
      {
        summary: expect.stringMatching(/\S/),
        action: expect.stringMatching(/^[A-Z].{20,}\.$/),
        runbook: `docs/operations/incidents.md#${alert.toLowerCase()}`,
      },
    ]);
  }
});

it('every section of an alert is of one that exists, and each alert has one', () => {
  const sections = [...page.matchAll(/^### (Greffe\w+)$/gm)].map(([, name]) => name);
  expect(sections).toEqual(alerts.map(({ alert }) => alert));
});

it('every fault that a process may name is in the table', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => read(join('src', name)));
  const watched = sources.flatMap((text) => [...text.matchAll(/health\.watch\(\s*'(\w+)'/g)].map(([, name]) => name));
  const storage = ['full', 'away', 'foreign', 'broken', 'missing', 'damaged', 'sweep'].map((kind) => `storage_${kind}`);
  const table = [...page.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name),
  );
  expect(watched.length).toBeGreaterThan(6);
  expect(new Set(table)).toEqual(new Set([...watched, ...storage, 'database', 'draining']));
});
