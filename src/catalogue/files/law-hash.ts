/** The hash that names exactly this law: everything below workflows/ and what reads a message. */
import { createHash } from 'node:crypto';
import { canonical } from '../../domain/ledger/canonical.js';
import { type SourceFile, YamlFile } from './yaml-file.js';

/**
 * SHA-256 over the canonical JSON of every file of workflows/ by its name, and the digest of the reading: a comment, the
 * order of keys or a line end changes nothing. Letters are left out: each is pinned by its own hash when it is drawn.
 */
export function lawHash(files: readonly SourceFile[], reading: string): string {
  const law = files
    .filter(({ name }) => name.startsWith('workflows/'))
    .map((file): [string, unknown] => [file.name, new YamlFile(file).value]);
  return createHash('sha256')
    .update(canonical({ reading, law: Object.fromEntries(law) }))
    .digest('hex');
}
