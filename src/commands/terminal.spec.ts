/** What a stranger's file says to the terminal of the person who verifies it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { zipOf } from '../../test/support/sealed-package.js';
import { nameOf } from '../verifier/trust/certificate.js';
import { encode, objectIdentifier, sequence, setOf } from '../verifier/trust/der.js';
import { oid } from '../verifier/trust/oid.js';
import { run } from './command-line.js';
import { verifyPackageFile } from './package.js';

/** Clears the screen, in seven and in eight bits; ends the line; turns what follows around. */
const HOSTILE = 'Court\u001b[2J\u009b2J\nThe package holds.\u202e\u2067\u2028\ufeff';
const speaks = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/u;

let folder: string;
let printed: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terminal-'));
  printed = [];
  for (const stream of ['log', 'error'] as const) {
    jest.spyOn(console, stream).mockImplementation((line: unknown) => void printed.push(String(line)));
  }
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
  rmSync(folder, { recursive: true });
});

async function verified(bytes: Buffer, options: { json?: boolean }): Promise<string> {
  const path = join(folder, 'given.asice');
  writeFileSync(path, bytes);
  await run(verifyPackageFile)(path, options);
  return printed.join('\n');
}

it('the name in a certificate is read as one line of letters', () => {
  const attribute = sequence(objectIdentifier(oid.commonName), encode(0x0c, Buffer.from(HOSTILE)));
  const said = nameOf(sequence(setOf(attribute)));
  expect(said).toMatch(/^Court\\u001b/);
  expect(said.split('\n')).toHaveLength(1);
  expect(said).not.toMatch(speaks);
});

it.each([{}, { json: true }])('the name of a file in a container is too, with %j', async (options) => {
  const hostile = { name: `${HOSTILE}.pdf`, bytes: Buffer.from('x') };
  const said = await verified(zipOf([hostile]), options);
  expect(said).toContain('is not admitted in a package');
  expect(said).not.toMatch(speaks);
});

it('the words of an error are too', async () => {
  await run(() => Promise.reject(new Error(HOSTILE)))();
  expect(printed.join('\n')).toContain('Court\\u001b[2J');
  expect(printed.join('\n')).not.toMatch(speaks);
});
