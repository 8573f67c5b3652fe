/** Writes 200 megabytes into a blob store on a folder, alone in its process, and prints the answer and the memory it took. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { BlobStore } from '../../src/platform/blobs/blob-store.js';
import { markAs } from '../../src/platform/blobs/folder/owner.js';

const MEGABYTE = 1_048_576;
const installation = randomUUID();
const folder = mkdtempSync(join(process.argv[2] ?? '', 'large-'));
await markAs(folder, installation);
const blobs = new BlobStore(folder, installation);
const chunk = randomBytes(MEGABYTE);
const source = Readable.from(Array.from({ length: 200 }, () => chunk));
const before = process.memoryUsage.rss();
const written = await blobs.write(source, randomBytes(32), { maximumBytes: 200 * MEGABYTE });
const size = written.ok ? written.value.size : 0;
console.log(JSON.stringify({ size, grown: process.memoryUsage.rss() - before }));
