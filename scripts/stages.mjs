/** The stages of `npm run test:full`, and the specifications that name them on their first line: `// @stage long redis`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const long = { TEST_SET: 'long' };
const redis = { TEST_QUEUE: 'redis' };

/** `words` are of jest, `run` is a program instead of jest. Without `project` it is `all`. */
export const stages = [
  { name: 'browser', what: 'the desk in a Chromium', project: 'browser', words: ['--runInBand'] },
  { name: 'slow', what: 'what takes more than five seconds alone' },
  { name: 'sizes', what: 'what npm test runs in a small form, whole' },
  { name: 'long', what: 'the long sets', env: long },
  { name: 'rows', what: 'each row of the law on a real server, from mail to end', env: long },
  { name: 'redis', what: 'what uses the queue, with the queue on Redis', env: { ...long, ...redis } },
  { name: 'demo-redis', what: 'the demonstration, with the queue on Redis', project: 'demo', env: redis },
  {
    name: 'kills',
    what: 'processes killed at points of the code and under load',
    env: { ...long, TEST_POINTS: 'executor.effect_done,four_eyes.dispatched', TEST_SEEDS: '1', TEST_KILLS: '3' },
  },
  { name: 'drill', what: 'a backup under load, restored elsewhere', env: long },
  { name: 'upgrade', what: 'the version before and this one side by side', env: long },
  { name: 'dates', what: 'unit, medium and e2e on three other days (all files)', run: 'test/dates/run.ts' },
];

/** Each specification, by its path in the project, with the stages of its first line. */
export const specifications = ['src', 'test']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((name) => `${folder}/${name}`))
  .filter((path) => path.endsWith('.spec.ts'))
  .sort()
  .map((path) => {
    const [line = ''] = readFileSync(join(root, path), 'utf8').split('\n', 1);
    return { path, tags: /^\/\/ @stage (.+)$/.exec(line)?.[1].split(' ') ?? [] };
  });

/** @returns the paths of the specifications that name this stage */
export const filesOf = (stage) => specifications.filter(({ tags }) => tags.includes(stage)).map(({ path }) => path);

/** @returns a sentence for each specification that no run would have, and for each stage without one */
export function faults() {
  const names = stages.map(({ name }) => name);
  const unknown = specifications.flatMap(({ path, tags }) =>
    tags.filter((tag) => !names.includes(tag)).map((tag) => `${path}: "${tag}" is no stage.`),
  );
  const lost = specifications.filter(
    ({ path, tags }) => tags.length === 0 && /\.long\.spec\.ts$|^test\/(browser|demo)\//.test(path),
  );
  const empty = stages.filter(({ name, run }) => !run && filesOf(name).length === 0);
  return [
    ...unknown,
    ...lost.map(({ path }) => `${path}: npm test does not run it, and it names no stage.`),
    ...empty.map(({ name }) => `${name}: no specification names this stage.`),
  ];
}
