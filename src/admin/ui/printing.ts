/** Whether the page is being put on paper, where nothing scrolls. */
import { useSyncExternalStore } from 'react';

let printing = false;

function subscribe(changed: () => void): () => void {
  const become = (now: boolean) => () => {
    printing = now;
    changed();
  };
  const listeners = [
    ['beforeprint', become(true)],
    ['afterprint', become(false)],
  ] as const;
  for (const [event, listener] of listeners) addEventListener(event, listener);
  return () => {
    for (const [event, listener] of listeners) removeEventListener(event, listener);
  };
}

export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => printing);
