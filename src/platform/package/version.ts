import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from './package-root.js';

const Manifest = z.object({ version: z.string() });

/** The version of the running product, as its package.json states it. */
export function productVersion(): string {
  return Manifest.parse(JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'))).version;
}
