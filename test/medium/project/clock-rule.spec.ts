// @stage slow
/** The lint rules on clocks and on waits of a fixed time, on code that breaks them. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../../src/platform/package/package-root.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-lint-'));
  for (const name of ['biome.json', 'lint']) cpSync(join(packageRoot(), name), join(folder, name), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What the linter of this project says of a file of that name with this content; only what names this word. */
function found(word: string, file: string, code: string): number {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), `${code}\n`);
  const words = [join(packageRoot(), 'node_modules/@biomejs/biome/bin/biome'), 'lint', '--reporter=json', '.'];
  const { stdout, status, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { category: string; message: string }[] };
  const count = diagnostics.filter(({ message }) => message.includes(word)).length;
  if (count > 0 !== (status !== 0)) throw new Error(`The linter ended with ${status}: ${stdout}${stderr}`);
  return count;
}
const clocksFound = (file: string, code: string): number => found('clock', file, code);

describe('the lint rule on clocks', () => {
  test.each([
    'export const at = Date.now();',
    'export const at = new Date();',
    'export const at = new Date;',
    'export const at = Date();',
    "export const at = Date['now']();",
    'export const { now } = Date;',
    'export const at = globalThis.Date.now();',
    'export const clock = Date.now;',
    "import { Temporal } from 'temporal-polyfill';\nexport const at = Temporal.Now.instant();",
    'export const at = performance.timeOrigin;',
  ])('refuses in a test: %s', (code) => {
    expect(clocksFound('test/e2e/planted.spec.ts', code)).toBeGreaterThan(0);
    rmSync(join(folder, 'test'), { recursive: true });
    expect(clocksFound('src/domain/kernel/planted.spec.ts', code)).toBeGreaterThan(0);
  });

  test.each([
    'export const at = (now = Date.now()) => now;',
    'export const at = (now: () => Date = () => new Date()) => now();',
    'export const at = ({ clock = Date.now }: { clock?: () => number }) => clock();',
    'export const at = ({ clock: read = Date.now }: { clock?: () => number }) => read();',
    'export const at = (clock?: () => number) => (clock ?? Date.now)();',
    'export const at = (hour?: number) => hour || Date.now();',
    'export class At {\n  readonly hour = new Date();\n}',
    'export class At {\n  constructor(private readonly now: () => number = Date.now) {}\n  read = () => this.now();\n}',
  ])('refuses as a default: %s', (code) => {
    expect(clocksFound('src/cases/planted.ts', code)).toBeGreaterThan(0);
  });

  test.each([
    ['test/e2e/planted.spec.ts', "export const at = new Date('2026-11-20T14:00:00.000Z');"],
    ['test/e2e/planted.spec.ts', 'export const since = (start: number) => performance.now() - start;'],
    ['test/support/machine-clock.ts', 'export const machineTime = (): number => Date.now();'],
    ['src/cases/planted.ts', 'export const at = (): number => Date.now();'],
  ])('takes in %s: %s', (file, code) => {
    expect(clocksFound(file, code)).toBe(0);
  });
});

describe('the lint rule on fixed waits', () => {
  const waits = "import { setTimeout as wait } from 'node:timers/promises';\nawait wait(100);";

  test.each([waits, 'await new Promise((done) => setTimeout(done, 100));'])(
    'refuses in a specification: %s',
    (code) => {
      expect(found('fixed time', 'test/e2e/planted.spec.ts', code)).toBe(1);
    },
  );

  test.each(['test/faults/planted.spec.ts', 'test/support/planted.ts'])('takes in %s', (file) => {
    expect(found('fixed time', file, waits)).toBe(0);
  });
});
