import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const folder = import.meta.dirname;

it('each refusal of a case has a code of its own, in whichever file it is declared', () => {
  const codes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/\brefusal\(\s*'([a-z-]+)'/g)])
    .map(([, code = '']) => code);
  expect(codes.length).toBeGreaterThan(80);
  expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
});
