import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { licenceFaults, lockedPackages, nameOf } from '../../support/licences.js';

const Component = z.object({
  'bom-ref': z.string().min(1),
  type: z.enum(['library', 'application']),
  name: z.string().min(1),
  version: z.string().min(1),
  purl: z.string().regex(/^pkg:npm\/[^@]+@[^@]+$/),
  scope: z.enum(['required', 'optional', 'excluded']),
  licenses: z
    .array(
      z.union([z.strictObject({ license: z.object({ id: z.string() }) }), z.strictObject({ expression: z.string() })]),
    )
    .optional(),
});
const Sbom = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.enum(['1.5', '1.6']),
  serialNumber: z.string().regex(/^urn:uuid:[0-9a-f-]{36}$/),
  version: z.int().positive(),
  metadata: z.object({ timestamp: z.iso.datetime(), component: Component }),
  components: z.array(
    Component.extend({
      hashes: z.array(z.object({ alg: z.literal('SHA-512'), content: z.hex().length(128) })).min(1),
    }),
  ),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

/** As `npm run sbom` writes it, without the file. */
function sbom() {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const [command = ''] = scripts.sbom?.split(' > ') ?? [];
  return Sbom.parse(JSON.parse(execFileSync('sh', ['-c', command], { encoding: 'utf8', maxBuffer: 64 * 2 ** 20 })));
}

test('the software bill of materials is CycloneDX, and each package of the lock file is in it with its hash', () => {
  const bill = sbom();
  const listed = new Set(bill.components.map(({ purl }) => decodeURIComponent(purl)));
  const locked = Object.entries(lockedPackages() as Record<string, { version: string; name?: string }>)
    .filter(([path]) => path !== '')
    .map(([path, { name, version }]) => `pkg:npm/${name ?? nameOf(path)}@${version}`);
  expect(locked.length).toBeGreaterThan(300);
  expect(locked.filter((purl) => !listed.has(purl))).toEqual([]);
  const known = new Set([bill.metadata.component['bom-ref'], ...bill.components.map((each) => each['bom-ref'])]);
  const unknown = bill.dependencies
    .flatMap(({ ref, dependsOn }) => [ref, ...dependsOn])
    .filter((ref) => !known.has(ref));
  expect(unknown).toEqual([]);
}, 60_000);

test('every package has a licence that is allowed, or an exception with its reason', () => {
  expect(licenceFaults(lockedPackages())).toEqual([]);
});

test('a package under another licence is refused, also where only a part of it is', () => {
  const added = { ...lockedPackages(), 'node_modules/a/node_modules/@b/c': { license: 'AGPL-3.0-only' } };
  expect(licenceFaults(added)).toEqual(['@b/c: AGPL-3.0-only is not allowed.']);
  const half = { ...lockedPackages(), 'node_modules/d': { license: '(MIT AND SSPL-1.0)' }, 'node_modules/e': {} };
  expect(licenceFaults(half)).toEqual(['d: (MIT AND SSPL-1.0) is not allowed.', 'e: no licence is not allowed.']);
});

test('an exception for development ends when the package is delivered', () => {
  const delivered = { ...lockedPackages(), 'node_modules/caniuse-lite': { license: 'CC-BY-4.0' } };
  expect(licenceFaults(delivered)).toContain('caniuse-lite: CC-BY-4.0 is not allowed.');
  expect(licenceFaults(delivered)).toContain('^caniuse-lite$: no package needs this exception.');
});
