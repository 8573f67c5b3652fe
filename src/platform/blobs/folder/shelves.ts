/** The folders of a store: 256 shelves by the end of the id, drafts, and the quarantine. */
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '../../telemetry/failure.js';

const BLOB_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SHELF = /^[0-9a-f]{2}$/;

export const isBlobId = (name: string): boolean => BLOB_ID.test(name);

export class Shelves {
  constructor(readonly folder: string) {}

  /** Files that are being written, or were when their process died. */
  get unfinished(): string {
    return join(this.folder, 'unfinished');
  }

  get quarantine(): string {
    return join(this.folder, 'quarantine');
  }

  /** The end of a UUIDv7 is random: it spreads the files over 256 folders. */
  pathOf(blobId: string): string {
    return join(this.folder, shelfOf(checked(blobId)), blobId);
  }

  draftOf(blobId: string): string {
    return join(this.unfinished, checked(blobId));
  }

  /** The shelves that are there, in their order. */
  async names(): Promise<string[]> {
    return (await namesIn(this.folder)).filter((name) => SHELF.test(name)).sort();
  }

  /** Ids of the files on one shelf. */
  async on(shelf: string): Promise<string[]> {
    return (await namesIn(join(this.folder, shelf))).filter(isBlobId);
  }

  /** Ids of the files that are not finished. */
  async drafts(): Promise<string[]> {
    return (await namesIn(this.unfinished)).filter(isBlobId);
  }

  async has(blobId: string): Promise<boolean> {
    return stat(this.pathOf(blobId)).then(
      () => true,
      (error) => {
        if (codeOf(error) !== 'ENOENT') throw error;
        return false;
      },
    );
  }

  /** In bytes; 0 of one that is not there. */
  async sizeOfDraft(blobId: string): Promise<number> {
    return stat(this.draftOf(blobId)).then(
      ({ size }) => size,
      (error) => {
        if (codeOf(error) !== 'ENOENT') throw error;
        return 0;
      },
    );
  }

  /** After the rename and the sync of its folder, the file survives a power cut. */
  async moveIn(path: string, blobId: string, onRenamed: () => void = () => undefined): Promise<void> {
    const target = this.pathOf(blobId);
    const created = await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(path, target);
    onRenamed();
    await syncFolder(dirname(target));
    if (created) await syncFolder(this.folder);
  }
}

export const shelfOf = (blobId: string): string => blobId.slice(-2);

function checked(blobId: string): string {
  if (!isBlobId(blobId)) throw new Error(`"${blobId}" is no blob id.`);
  return blobId;
}

/** Empty for a folder that is not there. */
export async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error) => {
    if (codeOf(error) !== 'ENOENT') throw error;
    return [];
  });
}

export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/**
 * A small file on the disk before it returns, whole or absent.
 * @param publish gives the draft its name; by default in the place of what has it
 */
export async function writeWhole(path: string, text: string, publish = rename): Promise<void> {
  const draft = `${path}.${process.pid}`;
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await publish(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(path));
}
