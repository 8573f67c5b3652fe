/** What a clone needs is said once: the packages, the engines, the version file and the pages agree on the Node.js. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { packageRoot } from '../../src/platform/package/package-root.js';

const textOf = (file: string) => readFileSync(join(packageRoot(), file), 'utf8');
const manifest = JSON.parse(textOf('package.json')) as { engines: { node: string } };
const lock = JSON.parse(textOf('package-lock.json')) as {
  packages: Record<string, { engines?: { node?: string } }>;
};
const oldest = manifest.engines.node.replace('>=', '');

type Version = readonly [major: number, minor: number, patch: number];
const versionOf = (text: string): Version => {
  const [major = 0, minor = 0, patch = 0] = text.split('.').map((part) => Number.parseInt(part, 10) || 0);
  return [major, minor, patch];
};
function atLeast([a, b, c]: Version, [x, y, z]: Version): boolean {
  if (a !== x) return a > x;
  return b === y ? c >= z : b > y;
}

/** Of the ranges that packages write: `>=20.19`, `^20.1 || >=22`, `18 || 20`, `*`. */
function admits(range: string, version: Version): boolean {
  return range.split('||').some((alternative) =>
    [...alternative.matchAll(/(>=|\^)?\s*v?(\d[\d.]*|\*)/g)].every(([, sign, text = '']) => {
      if (text === '*') return true;
      const from = versionOf(text);
      const isOfLine = sign === '>=' || from[0] === version[0];
      return isOfLine && atLeast(version, from);
    }),
  );
}

it('every locked package takes the oldest Node.js of the engines, so that npm ci has nothing to warn of', () => {
  const refusing = Object.entries(lock.packages).flatMap(([path, { engines }]) =>
    engines?.node && !admits(engines.node, versionOf(oldest)) ? [`${path} wants Node.js ${engines.node}`] : [],
  );
  expect(refusing).toEqual([]);
});

it('.nvmrc, README and CONTRIBUTING name the oldest Node.js of the engines', () => {
  expect(textOf('.nvmrc').trim()).toBe(`${oldest}.0`);
  for (const page of ['README.md', 'CONTRIBUTING.md']) expect(textOf(page)).toContain(`Node.js ${oldest}`);
});
