/** Writes a megabyte into a blob store on a folder, and prints the answer and what is left there. */
import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { Readable } from 'node:stream';
import { BlobStore } from '../../src/platform/blobs/blob-store.js';
import { markAs } from '../../src/platform/blobs/folder/owner.js';

const folder = process.argv[2] ?? '';
const installation = randomUUID();
await markAs(folder, installation);
const blobs = new BlobStore(folder, installation);
const source = Readable.from(Array.from({ length: 16 }, () => randomBytes(65_536)));
const written = await blobs.write(source, randomBytes(32), { maximumBytes: 2_097_152 });
const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
  (entry) => entry.isFile() && entry.name !== 'installation.json',
);
console.log(JSON.stringify({ kind: written.ok ? 'accepted' : written.refusal.kind, files: files.length }));
