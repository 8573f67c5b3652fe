/** Loaded before the built product: its own files no longer wait for the disk, as if that had been forgotten. */
import { open } from 'node:fs/promises';

const handle = await open(process.execPath);
const { prototype } = handle.constructor;
await handle.close();
prototype.sync = async () => undefined;
prototype.datasync = async () => undefined;
