/** SQL stands in stores, and in what owns its tables (docs/decisions/018). The others are listed: the list only gets shorter. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { packageRoot } from '../package/package-root.js';

const owners = /^platform\/|^operations\/backup\/|^commands\/backup|\.store\.ts$|\.spec\.ts$/;
const others = [
  'cases/handle/related-cases.ts',
  'cases/rows/search-index.ts',
  'cases/rows/vault.ts',
  'identity/people/grant/remaining-rights.ts',
  'identity/people/installation/installation.service.ts',
  'identity/sign-in/session/refusal-log.ts',
  'ledger/erasures-outside.ts',
  'ledger/ledger.module.ts',
  'worklist/notices.service.ts',
];

it('SQL stands in stores, in the platform, in the backup, and in the files listed here', () => {
  const source = join(packageRoot(), 'src');
  const asking = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !owners.test(name))
    .filter((name) =>
      /\b(?:tx|manager|database|source|client|asked)\.query\(/.test(readFileSync(join(source, name), 'utf8')),
    );
  expect(asking.toSorted()).toEqual(others);
});
