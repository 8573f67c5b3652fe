/** What the page that is shown offers in the list of commands. */
import { useEffect, useSyncExternalStore } from 'react';
import type { PaletteGroup } from './palette.js';

let offered: PaletteGroup | null = null;
const watchers = new Set<() => void>();

function set(group: PaletteGroup | null): void {
  offered = group;
  for (const watcher of watchers) watcher();
}

/** Offers them for as long as the component is shown; the last one that offers is heeded. */
export function useOffer(group: PaletteGroup): void {
  useEffect(() => {
    set(group);
    return () => {
      if (offered === group) set(null);
    };
  }, [group]);
}

const subscribe = (watcher: () => void) => {
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
  };
};

export const useOffered = (): PaletteGroup | null => useSyncExternalStore(subscribe, () => offered);
