/** Single keys never fire while someone types, and can be turned off (WCAG 2.2, 2.1.4). */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { readStored, writeStored } from '../i18n/stored.js';

const STORED = 'greffe-single-keys';
const SEQUENCE_MILLISECONDS = 900;
const listeners = new Set<() => void>();

const singleKeysAreOn = (): boolean => readStored(STORED) !== 'off';

export function useSingleKeys(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, singleKeysAreOn);
  const set = (next: boolean) => {
    writeStored(STORED, next ? 'on' : 'off');
    for (const listener of listeners) listener();
  };
  return [on, set];
}

/** `j`, `/`, `g i` (one after the other), `mod+k` (Ctrl or Cmd), `Escape`. */
export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !(target instanceof HTMLInputElement && /^(checkbox|radio|button)$/.test(target.type));

const inDialog = (): boolean => document.querySelector('[role="dialog"]') !== null;

/** The key as the layout of the user writes it, so that AZERTY and QWERTY both find `?` and `/`. */
const nameOf = (event: KeyboardEvent): string =>
  (event.ctrlKey || event.metaKey ? 'mod+' : '') + (event.key.length === 1 ? event.key.toLowerCase() : event.key);

/** Ctrl and Escape always work; a single key works outside of fields and dialogs, unless it was turned off. */
function mayFire(event: KeyboardEvent, key: string): boolean {
  if (event.altKey || event.defaultPrevented) return false;
  if (key.startsWith('mod+')) return true;
  return !isTyping(event.target) && !inDialog() && (key === 'Escape' || singleKeysAreOn());
}

export function useHotkeys(keys: Hotkeys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    let before = { key: '', at: 0 };
    const onKey = (event: KeyboardEvent) => {
      const key = nameOf(event);
      if (!mayFire(event, key)) return;
      const sequence = event.timeStamp - before.at < SEQUENCE_MILLISECONDS ? `${before.key} ${key}` : '';
      const act = current.current[sequence] ?? current.current[key];
      before = { key, at: event.timeStamp };
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
