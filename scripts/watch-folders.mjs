/** The watcher of `npm run dev` and `npm run dev:test`. */
import { readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/**
 * Calls `changed` with the path of each file that is made, changed, replaced or deleted below the folders, also in folders
 * made later; more than once where the system reports it so. Each folder is watched by itself: with `recursive`, Node 20 on
 * Linux watches each file, and loses one that an editor replaces when it saves. Returns what ends the watch.
 */
export function watchFolders(folders, changed) {
  const watchers = new Map();
  const add = (folder) => {
    watchers.get(folder)?.close();
    watchers.set(
      folder,
      watch(folder, (_event, name) => {
        const path = join(folder, String(name));
        if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) for (const file of add(path)) changed(file);
        else changed(path);
      }),
    );
    const files = [];
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) files.push(...add(join(folder, entry.name)));
      else files.push(join(folder, entry.name));
    }
    return files;
  };
  for (const folder of folders) add(folder);
  return () => {
    for (const watcher of watchers.values()) watcher.close();
  };
}
